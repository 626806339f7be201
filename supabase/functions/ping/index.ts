import { ping } from './handler.ts';

Deno.serve(ping);
