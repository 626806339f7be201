import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EntryContext, EntryEffect, EntryKey, EntryState } from './entry-line.ts';
import { afterKey, EMPTY_ENTRY, LET_GO_MS } from './entry-line.ts';

/** A person at the line, with the open times that come of what is asked for. */
class Desk {
  state: EntryState = EMPTY_ENTRY;
  open: string[] = [];
  effects: EntryEffect[] = [];
  atMs = 1_000;
  refused = false;
  servedPoint: number | null = 12;
  #presses = 0;

  press(key: EntryKey): EntryEffect[] {
    this.#presses += 1;
    this.atMs += 100;
    const context: EntryContext = {
      atMs: this.atMs,
      pressId: `p${this.#presses}`,
      open: this.open,
      servedPoint: this.servedPoint,
      refused: this.refused,
    };
    const [state, ...effects] = afterKey(this.state, key, context);
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'open') this.open = [...this.open, effect.pressId];
      if (effect.kind === 'give' || effect.kind === 'void') {
        this.open = this.open.filter((one) => one !== effect.key);
      }
    }
    this.effects.push(...effects);
    return effects;
  }

  /** `_` takes a time, `\n` is Enter, `^` and `v` choose, `x` is Delete, `e` is Escape, `<` is Backspace. */
  type(keys: string): EntryEffect[] {
    const kinds = {
      _: 'take',
      '\n': 'enter',
      '^': 'up',
      v: 'down',
      x: 'delete',
      e: 'escape',
      '<': 'backspace',
      i: 'insert',
    } as const;
    const isKind = (key: string): key is keyof typeof kinds => key in kinds;
    return Array.from(keys).flatMap((key) =>
      this.press(isKind(key) ? { kind: kinds[key] } : { kind: 'type', text: key }),
    );
  }
}

const given = (effects: readonly EntryEffect[]): string[] =>
  effects.flatMap((effect) => (effect.kind === 'give' ? [`${effect.key}=${effect.typed}`] : []));

describe('the entry line', () => {
  it('records a bib at Enter and is empty again', () => {
    const desk = new Desk();
    expect(desk.type('143\n')).toMatchObject([
      { kind: 'record', typed: '143', lines: [{ bib: '143', point: 12 }] },
    ]);
    expect(desk.state.line).toBe('');
  });

  it('records several bibs of one line', () => {
    const [record] = new Desk().type('12/47/103\n');
    expect(record).toMatchObject({ kind: 'record', lines: [{ bib: '12' }, { bib: '47' }, { bib: '103' }] });
  });

  it('does nothing at Enter on an empty line, but sends again what was refused', () => {
    const desk = new Desk();
    expect(desk.type('\n')).toEqual([]);
    desk.refused = true;
    expect(desk.type('\n')).toEqual([{ kind: 'sendAgain' }]);
  });

  it('throws a refused time away only when Delete is pressed twice running', () => {
    const desk = new Desk();
    desk.refused = true;
    expect(desk.type('x')).toEqual([]);
    expect(desk.state.hint).toEqual({ kind: 'discardAgain' });
    expect(desk.type('1<x')).toEqual([]);
    expect(desk.type('x')).toEqual([{ kind: 'discard' }]);
  });

  it('gives the bibs of a burst to its times in order, with one voided', () => {
    const desk = new Desk();
    desk.type('__________');
    const [first, second, third, fourth, ...rest] = desk.open;
    const effects = desk.type('11\n12\nx14\n');
    expect(given(effects)).toEqual([`${String(first)}=11`, `${String(second)}=12`, `${String(fourth)}=14`]);
    expect(effects).toContainEqual({ kind: 'void', key: third });
    expect(desk.state.chosen).toBe(rest[0]);
  });

  it('lets a Space while digits stand take the time and leave the digits and their target alone', () => {
    const desk = new Desk();
    const effects = desk.type('14_3\n');
    expect(effects).toMatchObject([{ kind: 'open' }, { kind: 'record', typed: '143' }]);
    expect(given(desk.type('88\n'))).toEqual([
      `${String(desk.effects[0]?.kind === 'open' && desk.effects[0].pressId)}=88`,
    ]);
  });

  it('gives digits typed after a Space to its time, also where digits before it were erased', () => {
    const desk = new Desk();
    desk.type('14_<<');
    const [time] = desk.open;
    expect(given(desk.type('9\n'))).toEqual([`${String(time)}=9`]);
  });

  it('goes on with the one after the chosen, and comes back for the one left out', () => {
    const desk = new Desk();
    desk.type('___');
    const [a, b, c] = desk.open;
    expect(given(desk.type('v2\n3\n1\n'))).toEqual([`${String(b)}=2`, `${String(c)}=3`, `${String(a)}=1`]);
    expect(desk.state.chosen).toBeNull();
  });

  it('lets go at Escape on an empty line, so that Enter takes the time again', () => {
    const desk = new Desk();
    desk.type('__');
    expect(desk.type('1e')).toEqual([]);
    expect(desk.state).toMatchObject({ line: '', chosen: desk.open[0] });
    desk.type('e');
    expect(desk.type('143\n')).toMatchObject([{ kind: 'record' }]);
    expect(desk.open).toHaveLength(2);
  });

  it('does not choose a time that nobody touched for two minutes, but never drops one under a typed bib', () => {
    const desk = new Desk();
    desk.type('_1');
    desk.atMs += LET_GO_MS * 2;
    desk.press({ kind: 'look' });
    expect(desk.state.chosen).toBe(desk.open[0]);
    desk.type('<');
    desk.atMs += LET_GO_MS;
    expect(desk.type('7\n')).toMatchObject([{ kind: 'record', typed: '7' }]);
    expect(desk.open).toHaveLength(1);
  });

  it('says so when the chosen time is given away elsewhere while its bib is typed', () => {
    const desk = new Desk();
    desk.type('_14');
    desk.open = [];
    desk.press({ kind: 'look' });
    expect(desk.state).toMatchObject({ line: '14', chosen: null, hint: { kind: 'chosenGone' } });
  });

  it('asks for the bib where Enter comes without one, and keeps the choice', () => {
    const desk = new Desk();
    expect(desk.type('_\n')).toMatchObject([{ kind: 'open' }]);
    expect(desk.state).toMatchObject({ hint: { kind: 'bibFirst' }, chosen: desk.open[0] });
  });

  it('keeps a line that cannot be given to an open time', () => {
    const desk = new Desk();
    desk.servedPoint = null;
    desk.type('_14+\n');
    expect(desk.state).toMatchObject({ line: '14+', hint: { kind: 'unreadable' } });
  });

  it('asks for another time at the same moment', () => {
    const desk = new Desk();
    desk.type('_');
    expect(desk.type('i')).toEqual([{ kind: 'another', key: desk.open[0] }]);
  });

  it('takes a time at every Space, gives no open time twice and loses no typed bib, whatever is pressed', () => {
    const keys = fc.string({
      unit: fc.constantFrom('1', '2', '_', '_', '\n', '\n', '^', 'v', 'x', 'e', '<'),
      maxLength: 80,
    });
    fc.assert(
      fc.property(keys, (pressed) => {
        const desk = new Desk();
        desk.type(pressed);
        const opened = desk.effects.filter(({ kind }) => kind === 'open').length;
        expect(opened).toBe(Array.from(pressed).filter((key) => key === '_').length);
        const settled = desk.effects.flatMap((effect) =>
          effect.kind === 'give' || effect.kind === 'void' ? [effect.key] : [],
        );
        expect(new Set(settled).size).toBe(settled.length);
        expect(desk.open.length).toBe(opened - settled.length);
        if (desk.state.chosen !== null) expect(desk.open).toContain(desk.state.chosen);
      }),
    );
  });
});
