/** The ways from window to station that the conformance suite runs over. */
import type { Connection } from '../../src-renderer/connection/connection.ts';

/** A window's connection to a real desk that has just started and has no race open. */
export interface OpenTransport {
  /** The window's own code. */
  readonly connection: Connection;
  /**
   * Sends a request as JSON text past the window's types, and gives what came back. The text's `id` must be used by
   * nothing else.
   */
  raw(text: string): Promise<unknown>;
  close(): Promise<void>;
}

/** One way, by the name under which its tests appear. */
export interface Transport {
  readonly name: string;
  /** @param home - an empty folder for the races of this desk. */
  open(home: string): Promise<OpenTransport>;
}
