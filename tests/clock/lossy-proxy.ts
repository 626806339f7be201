/** A mobile network between two programs of this machine: delays that scatter, and losses. */
import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { Dice } from '../../src-shared/demo/dice.ts';

export interface LossyProxy {
  readonly url: string;
  /** From now on nothing comes through, or it does again. */
  setOpen(open: boolean): void;
  close(): Promise<void>;
}

/** Least delay each way, ms, and the median of what queues add to it. */
const LEAST_MS = 15;
const QUEUE_UP_MS = 12;
const QUEUE_DOWN_MS = 7;
const QUEUE_SIGMA = 0.9;
const LOSS = 0.05;

/**
 * Forwards to the port of this address. A lost message is never delivered, and its connection is dead from
 * then on.
 */
export async function startLossyProxy(target: string, seed: number): Promise<LossyProxy> {
  const port = Number(new URL(target).port);
  const dice = new Dice(seed, 0);
  const sockets = new Set<Socket>();
  let isOpen = true;
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    pipe(near, far, QUEUE_UP_MS);
    pipe(far, near, QUEUE_DOWN_MS);
  });
  const pipe = (from: Socket, to: Socket, queueMs: number): void => {
    sockets.add(from);
    from.setNoDelay(true);
    let freeAtMs = 0;
    let isDead = false;
    from.on('data', (chunk) => {
      isDead ||= !isOpen || dice.chance(LOSS);
      if (isDead) return;
      // What was sent later does not overtake.
      const delayMs = LEAST_MS + queueMs * dice.logNormal(QUEUE_SIGMA);
      freeAtMs = Math.max(freeAtMs, performance.now() + delayMs);
      setTimeout(() => to.writable && to.write(chunk), freeAtMs - performance.now());
    });
    from.on('error', () => undefined);
    from.on('close', () => {
      sockets.delete(from);
      to.destroy();
    });
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has such an address.
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    setOpen(open) {
      isOpen = open;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
