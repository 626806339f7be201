/** `npm run cloud`: the cloud on this machine, until Ctrl+C. */
import { startFunctions } from './start-functions.ts';

const DEFAULT_PORT = 54_321;

const port = Number(process.argv[2] ?? DEFAULT_PORT);
const functions = await startFunctions(port);
console.log(`The cloud's functions are at ${functions.url}/functions/v1/. Ctrl+C ends them.`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void functions.stop().then(() => process.exit(0));
  });
}
