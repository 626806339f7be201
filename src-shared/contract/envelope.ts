/** How calls, replies and pushes travel: the same over Electron's IPC and over a WebSocket. */
import { z } from 'zod';
import { CALL_NAMES } from './call-names.ts';
import { ERROR_CODES } from './errors.ts';
import { changeSchema } from './mirror.ts';

/** From the window: a call under a number of the window's own. Arguments are checked by the call's schema. */
export const requestSchema = z.strictObject({
  id: z.int().nonnegative(),
  name: z.enum(CALL_NAMES),
  args: z.unknown(),
});
export type Request = z.infer<typeof requestSchema>;

export const errorSchema = z.strictObject({ code: z.enum(ERROR_CODES), says: z.string() });
export type ErrorReply = z.infer<typeof errorSchema>;

/** How far a long piece of work is; `total` 0 = not known. */
const progressSchema = z.strictObject({
  job: z.string(),
  says: z.string(),
  done: z.number(),
  total: z.number(),
  ended: z.boolean(),
});
export type Progress = z.infer<typeof progressSchema>;

/** To the window: the reply to a call, its error, or a push that nobody asked for. */
export const messageSchema = z.union([
  z.strictObject({ id: z.int().nonnegative(), reply: z.unknown() }),
  z.strictObject({ id: z.int().nonnegative(), error: errorSchema }),
  z.strictObject({ push: z.literal('change'), change: changeSchema }),
  z.strictObject({ push: z.literal('progress'), progress: progressSchema }),
]);
export type Message = z.infer<typeof messageSchema>;
export type Push = Extract<Message, { push: string }>;
