/** Starts the functions in a process of their own, under the Deno that comes with the development packages. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The functions, running. */
export interface LocalFunctions {
  /** Where they listen, without a path: `http://127.0.0.1:…`. */
  readonly url: string;
  /** Ends them, and is done when they have ended. */
  stop(): Promise<void>;
}

const SERVE = fileURLToPath(new URL('serve.ts', import.meta.url));

/**
 * Starts them.
 *
 * @param port - 0 for a free one.
 * @throws Error where Deno does not start, with what it said.
 */
export async function startFunctions(port = 0): Promise<LocalFunctions> {
  const child = spawn(
    denoPath(),
    ['run', '--no-remote', '--no-config', '--allow-net=127.0.0.1', SERVE, String(port)],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = once(child, 'exit');
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), ended.then(() => null)]);
  if (first === null) throw new Error(`The functions did not start: ${said.trim()}`);
  const { url } = JSON.parse(String(first[0])) as { url: string };
  return {
    url,
    async stop() {
      child.kill();
      await ended;
    },
  };
}

function denoPath(): string {
  const folder = dirname(createRequire(import.meta.url).resolve('deno/package.json'));
  return join(folder, process.platform === 'win32' ? 'deno.exe' : 'deno');
}
