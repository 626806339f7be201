import { describe, expect, it } from 'vitest';
import { holdsOf, holdWords } from './holds.ts';

const item = (tone: 'good' | 'off') => ({ tone, says: '', detail: '' });
const both = { cloud: item('good'), stick: item('good') };

describe('holdsOf', () => {
  it('tells each place by its own count', () => {
    expect(holdsOf({ position: 4, ownSeq: 7 }, { stick: 5, cloud: 6 }, both)).toEqual({
      cloud: 'missing',
      stick: 'held',
    });
    expect(holdsOf({ position: 5, ownSeq: 6 }, { stick: 5, cloud: 6 }, both)).toEqual({
      cloud: 'held',
      stick: 'missing',
    });
    expect(holdsOf({ position: 5, ownSeq: null }, { stick: 0, cloud: 0 }, both).cloud).toBe('held');
  });

  it('says nothing of a place that is not there', () => {
    const none = holdsOf(
      { position: 0, ownSeq: 1 },
      { stick: 0, cloud: 0 },
      { cloud: item('off'), stick: item('off') },
    );
    expect(holdWords(none)).toBe('on disk');
    expect(holdWords({ cloud: 'held', stick: 'missing' })).toBe(
      'on disk, in the cloud, not on the stick yet',
    );
  });
});
