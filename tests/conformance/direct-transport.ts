/** The desk without a transport between: what all others are held against. */
import { createDesk } from '../../src-main/desk/desk.ts';
import { connectByBridge } from '../../src-renderer/connection/bridge-connection.ts';
import type { Transport } from './transport.ts';

/** Messages are copied as Electron's channel would. */
export const directTransport: Transport = {
  name: 'no transport',
  async open(home) {
    const desk = await createDesk({ home, shell: 'electron', drives: null, reopenLast: false });
    const connection = connectByBridge({
      call: async (request) => structuredClone(await desk.answer(structuredClone(request))),
      onPush: (listener) =>
        desk.subscribe((push) => {
          listener(structuredClone(push));
        }),
    });
    return {
      connection,
      raw: async (text) => desk.answer(JSON.parse(text)),
      async close() {
        connection.close();
        await desk.close();
      },
    };
  },
};
