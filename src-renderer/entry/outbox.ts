/**
 * Key presses on their way to the journal. Each is shown from the key on, sent in order, sent again under the same id
 * until the station answers, and kept with what was typed where it is refused: nothing is dropped but by a person.
 */
import type { TypedLine } from '../../src-shared/domain/typed-line.ts';
import { callStation } from '../app/station.ts';
import { CallError } from '../connection/call-error.ts';
import type { GivenTo, PendingPress } from '../mirror/mirror-store.ts';
import { dropShown, isShown, mirrorStore, pendingHere } from '../mirror/mirror-store.ts';
import { entryTexts } from '../texts/entry.ts';
import { play } from '../tones/tones.ts';
import { announce } from '../view/announce.ts';
import { monoNsOf, stationTimeUs } from './press-clock.ts';
import { keep, readKept } from './session-keep.ts';

const KEPT_AS = 'baton-presses';
/** A station that is reached but does not answer is asked again after this. */
const ASK_AGAIN_MS = 3_000;
/** The mirror shows a recorded press long before this. */
const SHOWN_BY_MS = 5_000;

const sending = new Map<string, Promise<void>>();
/** Open times whose twins are being made: until then they must stay open, since that is what twins are made of. */
const awaitsTwins = new Set<string>();
/** Said last: a station that stays away is said once, not every three seconds. */
let heardWhy: string | null = null;

/** Records presses: the time of the key, one a line. */
export function recordPresses(lines: readonly TypedLine[], typed: string, atMs: number): void {
  for (const line of lines) begin(newPress(crypto.randomUUID(), { ...line, typed }, atMs));
}

/** Records an open time, for a bib to come. */
export function recordOpenTime(pressId: string, point: number | null, atMs: number): void {
  begin(newPress(pressId, { bib: '', typed: '', point, side: 'handoff' }, atMs));
}

/** Gives an open time to a bib; to several bibs, which then have passed at one moment. */
export function giveOpenTime(key: string, lines: readonly TypedLine[], typed: string): void {
  const [first, ...others] = lines.map(({ bib, point, side }) => ({ bib, point, side, typed }));
  if (first === undefined) return;
  const source = pressOf(key) ?? shownPress(key);
  if (source === undefined) return;
  const twins = others.map((give) => ({ ...source, ...twinOf(source), give }));
  for (const twin of twins) put(twin);
  put({ ...source, state: 'onItsWay', why: null, give: first });
  if (twins.length > 0) awaitsTwins.add(key);
  void Promise.all(twins.map((twin) => send(twin.pressId))).then(() => {
    awaitsTwins.delete(key);
    return send(key);
  });
}

/** One more open time at the same moment. */
export function repeatOpenTime(key: string): void {
  const source = pressOf(key) ?? shownPress(key);
  if (source !== undefined) begin({ ...source, ...twinOf(source) });
}

/** The id of an open time's passing, as soon as it has one. */
export async function recordedIdOf(key: string): Promise<string | null> {
  if (pressOf(key) !== undefined) await send(key);
  return pressOf(key)?.recordedId ?? shownPress(key)?.recordedId ?? null;
}

/** Sends everything again that waits for the station. */
export function sendWaiting(): void {
  for (const { pressId, state } of mirrorStore.getState().pending) {
    if (state === 'waiting' || state === 'onItsWay') void send(pressId);
  }
}

/** Sends everything again, also what was refused: a person asks for it. */
export function sendAgain(): void {
  for (const { pressId } of mirrorStore.getState().pending) void send(pressId);
}

/** Throws the oldest refused press away, as a person said; what is on the disk of it stays there. */
export function discardRefused(): void {
  const refused = pendingHere(mirrorStore.getState()).find(({ state }) => state === 'refused');
  if (refused !== undefined) drop(refused.pressId);
}

/** Throws one press away, as a person said. */
export function discardPress(pressId: string): void {
  drop(pressId);
}

/** Takes back an open time that was never recorded, since the station refused it. */
export function dropUnrecorded(key: string): void {
  if (pressOf(key)?.recordedId === null) drop(key);
}

/** Takes up what an earlier page of this window had not seen safe. */
export function restoreOutbox(): void {
  const kept = readKept(KEPT_AS);
  // Written by `put` below; whatever else may stand there is not a list.
  const presses = Array.isArray(kept) ? (kept as PendingPress[]) : [];
  if (presses.length > 0) mirrorStore.setState({ pending: presses });
}

function newPress(pressId: string, line: GivenTo, atMs: number): PendingPress {
  const { bib, typed, point, side } = line;
  const { seen } = mirrorStore.getState();
  return {
    ...{ pressId, bib, typed, point, side },
    folder: seen.mode === 'race' ? seen.desk.folder : '',
    pressedEpochMs: performance.timeOrigin + atMs,
    monoNs: null,
    aboutUs: stationTimeUs(atMs),
    sameMomentAs: null,
    recordedId: null,
    give: null,
    state: 'onItsWay',
    why: null,
  };
}

function twinOf({ pressId }: PendingPress): Partial<PendingPress> & { readonly pressId: string } {
  return {
    pressId: crypto.randomUUID(),
    sameMomentAs: pressId,
    recordedId: null,
    give: null,
    state: 'onItsWay',
    why: null,
  };
}

/** An open time of the mirror as a press that is recorded already. */
function shownPress(key: string): PendingPress | undefined {
  const { seen } = mirrorStore.getState();
  if (seen.mode !== 'race') return undefined;
  const open = seen.openTimes.find(({ id, pressId }) => (pressId ?? id) === key);
  if (open === undefined) return undefined;
  const line: GivenTo = { bib: '', typed: '', point: open.point, side: 'handoff' };
  return { ...newPress(key, line, 0), aboutUs: open.timeUs, recordedId: open.id, state: 'kept' };
}

function begin(press: PendingPress): void {
  put(press);
  void send(press.pressId);
}

/** Sends a press; while it is on its way already, what was added meanwhile goes along. */
function send(pressId: string): Promise<void> {
  const running = sending.get(pressId);
  if (running !== undefined) return running;
  // A press of another race waits until that is open again.
  const press = pendingHere(mirrorStore.getState()).find((one) => one.pressId === pressId);
  if (press === undefined || press.state === 'kept') return Promise.resolve();
  change(pressId, { state: 'onItsWay', why: null });
  const work = deliver(pressId).then(
    (given) => {
      sending.delete(pressId);
      const now = pressOf(pressId);
      if (now === undefined || awaitsTwins.has(pressId)) return undefined;
      // A bib that was typed in the last moment is one more thing to send.
      if (now.give !== given) return send(pressId);
      settle(now);
      return undefined;
    },
    (error: unknown) => {
      sending.delete(pressId);
      refuse(pressId, error);
    },
  );
  sending.set(pressId, work);
  return work;
}

/** Does all that there is to do for a press. @returns what it was given to. */
async function deliver(pressId: string): Promise<GivenTo | null> {
  let given: GivenTo | null = null;
  for (;;) {
    const press = pressOf(pressId);
    if (press === undefined) return given;
    const { recordedId, give } = press;
    if (recordedId === null) {
      change(pressId, await recorded(press));
    } else if (give !== null && give !== given && !awaitsTwins.has(pressId)) {
      if (!isGivenAlready(press)) await callStation('openTime.assign', { id: recordedId, ...give });
      given = give;
    } else return given;
  }
}

async function recorded(press: PendingPress): Promise<Pick<PendingPress, 'recordedId' | 'aboutUs'>> {
  const { pressId, bib, typed, point, side, sameMomentAs, aboutUs } = press;
  if (sameMomentAs !== null) {
    const id = await recordedIdOf(sameMomentAs);
    const [twin] = id === null ? [] : (await callStation('openTime.insert', { id })).ids;
    if (twin === undefined) throw new CallError('fault', entryTexts.openTimeGone);
    return { recordedId: twin, aboutUs };
  }
  const monoNs = press.monoNs ?? (await monoNsOf(press.pressedEpochMs - performance.timeOrigin));
  change(pressId, { monoNs });
  const reply = await callStation('passing.press', { pressId, monoNs, bib, typed, point, side });
  return { recordedId: reply.id, aboutUs: reply.timeUs };
}

/** The answer to an earlier try was lost, but the mirror shows what came of it. */
function isGivenAlready(press: PendingPress): boolean {
  const { seen } = mirrorStore.getState();
  return seen.mode === 'race' && isShown(seen, press);
}

function settle(press: PendingPress): void {
  const { pressId } = press;
  change(pressId, { state: 'kept', why: null });
  dropShown();
  // The station's own line stands in its place by then.
  setTimeout(() => {
    if (pressOf(pressId)?.state === 'kept') drop(pressId);
  }, SHOWN_BY_MS);
  const isOpen = press.bib === '' && press.give === null;
  heardWhy = null;
  play(isOpen ? 'open' : 'accepted');
  announce(isOpen ? entryTexts.heardOpen : entryTexts.heardKept(press.give?.bib ?? press.bib));
}

function refuse(pressId: string, error: unknown): void {
  const isAway = error instanceof CallError && error.code === 'unreachable';
  const why = error instanceof Error ? error.message : String(error);
  change(pressId, { state: isAway ? 'waiting' : 'refused', why });
  if (heardWhy !== why) {
    play('refused');
    announce(why, 'now');
  }
  heardWhy = why;
  if (isAway) setTimeout(() => void send(pressId), ASK_AGAIN_MS);
}

function pressOf(pressId: string): PendingPress | undefined {
  return mirrorStore.getState().pending.find((press) => press.pressId === pressId);
}

function change(pressId: string, fields: Partial<PendingPress>): void {
  const press = pressOf(pressId);
  if (press !== undefined) put({ ...press, ...fields });
}

function put(press: PendingPress): void {
  const { pending } = mirrorStore.getState();
  const isNew = pending.every(({ pressId }) => pressId !== press.pressId);
  show(isNew ? [...pending, press] : pending.map((one) => (one.pressId === press.pressId ? press : one)));
}

function drop(pressId: string): void {
  show(mirrorStore.getState().pending.filter((press) => press.pressId !== pressId));
}

function show(pending: readonly PendingPress[]): void {
  mirrorStore.setState({ pending });
  keep(
    KEPT_AS,
    pending.filter(({ state }) => state !== 'kept'),
  );
}
