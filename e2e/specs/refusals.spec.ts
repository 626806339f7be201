import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { nowNs } from '../kit/driver-clock.ts';
import { test } from '../kit/fixture.ts';
import { makeRace } from '../kit/made-races.ts';
import { recordedPresses } from '../kit/recorded-presses.ts';

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

test.describe('a write that is refused', () => {
  test('a full disk: the line turns red with the reason, keeps what was typed, and is recorded when there is room', async ({
    startStation,
    open,
  }) => {
    test.skip(!isRoot, 'mounting a disk of a set size needs root on Linux');
    const disk = mountedDisk(24);
    try {
      const station = await startStation({ home: disk.folder });
      await makeRace(station);
      const window = await open(station);
      await window.record('3');
      await window.isKept('3');
      disk.fill();
      const notRecorded = window.handed.getByRole('listitem').filter({ hasText: 'not recorded' });
      const why = window.handed.getByRole('alert');
      const typed: string[] = [];
      // The journal was extended ahead: some presses still fit.
      while (typed.length < 1_000 && (await why.count()) === 0) {
        const bib = String(4 + (typed.length % 16));
        typed.push(bib);
        await window.record(bib);
        await expect(why.or(window.onDisk(bib))).toBeVisible();
      }
      const last = typed.at(-1) ?? '';
      await expect(notRecorded).toHaveCount(1);
      await expect(notRecorded).toContainText(`Team ${last}`);
      await expect(why).toContainText('The disk is full');
      const before = await recordedPresses(station);
      expect(before.map(({ bib }) => bib)).toEqual(['3', ...typed.slice(0, -1)]);
      const pressedByNs = nowNs();

      disk.empty();
      await window.press('Enter');
      await expect(why).toHaveCount(0);
      await window.isKept(last);
      const after = await recordedPresses(station);
      expect(after.map(({ bib }) => bib)).toEqual(['3', ...typed]);
      expect(after.at(-1)?.monoNs, 'it has the time of its first key').toBeLessThan(pressedByNs);
      await station.stop();
    } finally {
      disk.unmount();
    }
  });

  test('a killed station: what is pressed waits in red with what was typed, and is recorded after a restart', async ({
    startStation,
    open,
    page,
  }) => {
    const station = await startStation();
    await makeRace(station);
    const window = await open(station);
    await window.record('3');
    await window.isKept('3');
    await station.kill();
    await window.record('7');
    const waiting = window.strip('7');
    await expect(waiting).toHaveAttribute('data-tone', 'asks');
    await expect(waiting).toContainText('kept here, sent again by itself');
    await window.press('Space');
    await window.hasOpenTimes(1);
    await window.type('9');
    const pressedByNs = nowNs();

    const again = await startStation({ port: station.port });
    await page.goto(again.address);
    await window.isKept('7');
    await window.hasOpenTimes(1);
    await expect(window.line).toHaveValue('9');
    await window.press('Enter');
    await window.isKept('9');
    const recorded = await recordedPresses(again);
    expect(recorded.map(({ bib }) => bib)).toEqual(['3', '7', '']);
    for (const { monoNs } of recorded) expect(monoNs).toBeLessThan(pressedByNs);
  });
});

test.describe('a window that is lost', () => {
  test('reloaded in the middle of a half-typed line and of open times, it has them still', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station);
    const window = await open(station);
    await window.press('Space');
    await window.press('Space');
    await window.type('1');
    await page.reload();
    await window.isReady();
    await expect(window.line).toHaveValue('1');
    await window.hasOpenTimes(2);
    await window.type('4');
    await window.press('Enter');
    await window.record('15');
    await window.hasOpenTimes(0);
    const [first, second] = await recordedPresses(station);
    const { teams } = await station.race();
    const finishOf = (bib: string): number | null | undefined =>
      teams.find((team) => team.bib === bib)?.finishes[0];
    expect(finishOf('14')).toBe(first?.timeUs);
    expect(finishOf('15')).toBe(second?.timeUs);
  });

  test('reloaded before the station has answered, no press is lost and none is recorded twice', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station);
    const window = await open(station);
    // Nobody waits for anything here: the reload comes while presses are on their way.
    await window.keys.burst(['1', '2', 'Enter', '1', '3', 'Enter', 'Space', 'Space']);
    await page.reload();
    await window.isReady();
    await window.isKept('12');
    await window.isKept('13');
    await window.hasOpenTimes(2);
    expect((await recordedPresses(station)).map(({ bib }) => bib)).toEqual(['12', '13', '', '']);
  });

  test('a line that was half typed in a window that is gone is there in the next one', async ({
    station,
    open,
    page,
  }) => {
    await makeRace(station);
    const window = await open(station);
    await window.type('17');
    await expect.poll(async () => (await station.race()).desk.draft).toBe('17');
    await page.evaluate(() => {
      sessionStorage.clear();
    });
    await page.goto('about:blank');
    await open(station);
    await expect(window.line).toHaveValue('17');
  });
});

/** A disk of its own for a data folder, of so many MiB. */
function mountedDisk(mebibytes: number) {
  const folder = mkdtempSync(join(tmpdir(), 'baton-disk-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'tmpfs', folder]);
  const filler = join(folder, 'filler');
  return {
    folder,
    /** Leaves no room at all. */
    fill() {
      const { bavail, bsize } = statfsSync(folder);
      writeFileSync(filler, Buffer.alloc(bavail * bsize));
    },
    empty() {
      rmSync(filler);
    },
    unmount() {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}
