/** What holds a recorded line: this disk, the cloud, a stick. They come in any order. */
import type { Holds, RecordedLine, Status } from '../../src-shared/contract/mirror.ts';
import { laneTexts } from '../texts/lanes.ts';

/** `none`: there is no such place to hold it, and nothing is said of it. */
export type Held = 'held' | 'missing' | 'none';

export interface LineHolds {
  readonly cloud: Held;
  readonly stick: Held;
}

/** Which other places hold a line. Entries of other stations came through the cloud, or from a stick. */
export function holdsOf(
  { position, ownSeq }: Pick<RecordedLine, 'position' | 'ownSeq'>,
  holds: Holds,
  status: Pick<Status, 'cloud' | 'stick'>,
): LineHolds {
  const isInCloud = ownSeq === null || ownSeq <= holds.cloud;
  return {
    cloud: status.cloud.tone === 'off' && holds.cloud === 0 ? 'none' : isInCloud ? 'held' : 'missing',
    stick:
      status.stick.tone === 'off' && holds.stick === 0 ? 'none' : position < holds.stick ? 'held' : 'missing',
  };
}

/** The same in words, for those who hear the line. */
export function holdWords({ cloud, stick }: LineHolds): string {
  return [
    laneTexts.onDisk,
    ...(cloud === 'none' ? [] : [cloud === 'held' ? laneTexts.inCloud : laneTexts.notInCloud]),
    ...(stick === 'none' ? [] : [stick === 'held' ? laneTexts.onStick : laneTexts.notOnStick]),
  ].join(', ');
}
