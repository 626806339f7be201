/**
 * The port of the last start, used again where it is free: what a window keeps (unsent presses, its theme) belongs to
 * its origin, and the port is part of that.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BatonError } from '../../src-shared/contract/errors.ts';

const PORT_FILE = 'baton-port';

/**
 * Serves on the kept port, or on any other where that is taken, and keeps the port for the next start.
 *
 * @param folder - where the port is kept: the profile of the window that it is for.
 * @param serve - serves on a port, 0 = any.
 * @throws what `serve` throws on any port.
 */
export async function serveOnKeptPort<S extends { readonly port: number }>(
  folder: string,
  serve: (port: number) => Promise<S>,
): Promise<S> {
  const kept = await readPort(folder);
  const served = await serve(kept).catch((error: unknown) => {
    if (kept !== 0 && error instanceof BatonError && error.code === 'usage') return serve(0);
    throw error;
  });
  await keepPort(folder, served.port);
  return served;
}

async function keepPort(folder: string, port: number): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, PORT_FILE), String(port));
  } catch {
    // A folder of races that cannot be written is told of when a race is made in it; here another port is found.
  }
}

async function readPort(folder: string): Promise<number> {
  const text = await readFile(join(folder, PORT_FILE), 'utf8').catch(() => '');
  const port = /^\d{4,5}$/.test(text) ? Number(text) : 0;
  return port <= 65_535 ? port : 0;
}
