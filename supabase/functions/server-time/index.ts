import { serverTime } from './handler.ts';

Deno.serve(serverTime);
