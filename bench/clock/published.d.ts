/** What the published clocks offer, as far as the benchmark uses it: neither of them comes with types. */
declare module 'timesync' {
  interface Timesync {
    /** ms. */
    now(): number;
    send(to: string, data: unknown, timeoutMs: number): Promise<void>;
    receive(from: string, data: { id: unknown; result: number }): void;
    on(event: 'error', listener: () => void): void;
    destroy(): void;
  }
  const timesync: {
    create(options: { server: string; interval: number; now: () => number }): Timesync;
  };
  export default timesync;
}

declare module '@ircam/sync' {
  interface SyncClient {
    start(
      send: (pingId: number, sentAtS: number) => void,
      receive: (
        pong: (pingId: number, sentAtS: number, serverReceivedS: number, serverSentS: number) => void,
      ) => void,
    ): void;
    stop(): void;
    /** s. */
    getSyncTime(): number;
  }
  const sync: { readonly SyncClient: new (getTimeS: () => number) => SyncClient };
  export default sync;
}
