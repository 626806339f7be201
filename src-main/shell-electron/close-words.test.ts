import { describe, expect, it } from 'vitest';
import { closeQuestion } from './close-words.ts';

describe('the question at closing', () => {
  it('is not asked where everything is safe elsewhere and no race is on', () => {
    expect(closeQuestion({ unsafeElsewhere: 0, raceOn: false })).toBeNull();
  });

  it('says how many entries are on this disk alone, and what to do', () => {
    const question = closeQuestion({ unsafeElsewhere: 12, raceOn: false });
    expect(question?.message).toBe('Not everything is safe yet. Close Baton?');
    expect(question?.detail).toContain('12 entries are on this laptop’s disk and nowhere else.');
    expect(question?.detail).toContain('Put in the backup stick');
    expect(question?.detail).not.toContain('no handoff');
  });

  it('says that a race is on', () => {
    const question = closeQuestion({ unsafeElsewhere: 1, raceOn: true });
    expect(question?.message).toBe('A race is on. Close Baton?');
    expect(question?.detail).toContain('One entry is on');
    expect(question?.detail).toContain('no handoff is recorded');
  });
});
