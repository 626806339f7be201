/** Listening on this machine alone. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import { BatonError } from '../../src-shared/contract/errors.ts';

/**
 * Listens on 127.0.0.1 and tells the port.
 *
 * @param port - 0 = any that is free.
 * @throws BatonError `usage` where the port is taken or may not be used.
 */
export async function listen(server: Server, port: number): Promise<number> {
  server.listen({ host: '127.0.0.1', port, exclusive: true });
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new BatonError(
      'usage',
      `Port ${port} cannot be used on this machine (${error instanceof Error ? error.message : String(error)}). Choose another with --port, or leave it out and one is found.`,
      { cause: error },
    );
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
