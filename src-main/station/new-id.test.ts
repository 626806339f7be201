import { describe, expect, it } from 'vitest';
import { createIdSource } from './new-id.ts';

describe('ids', () => {
  it('are of version 7, differ, and sort as they were made, whatever the clock does', () => {
    const clock = [5, 5, 5, 9, 2, 9, 10];
    let reading = 0;
    const newId = createIdSource(() => clock[reading++ % clock.length] ?? 0);
    const ids = Array.from({ length: 5_000 }, newId);
    expect([...ids].sort()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids)
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
