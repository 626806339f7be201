import type { z } from 'zod';

/** The first thing that a schema found wrong, as `place: what is wrong`, for a sentence or a list. */
export function describeZodError(error: z.ZodError): string {
  const issue = error.issues[0];
  if (issue === undefined) return 'does not fit';
  const place = issue.path.map(String).join('.');
  return place === '' ? issue.message : `${place}: ${issue.message}`;
}
