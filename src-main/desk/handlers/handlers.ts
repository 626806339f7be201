/** Who answers each call. A call of the contract without a handler does not compile. */
import type { CallName } from '../../../src-shared/contract/call-names.ts';
import type { Args, Reply } from '../../../src-shared/contract/calls.ts';

type Answering<N extends CallName> = (args: Args<N>) => Reply<N> | Promise<Reply<N>>;

/** Handlers of all calls. */
export type Handlers = { [N in CallName]: Answering<N> };

/** Handlers of some of them: each file of this folder makes those of one concern. */
export type HandlersOf<N extends CallName> = Pick<Handlers, N>;
