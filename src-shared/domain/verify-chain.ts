/** Whether the entries of each device form its whole chain: 1, 2, 3 …, each naming the hash before it. */
import type { Entry } from './entry.ts';
import { compareText } from './entry.ts';

/** What a chain is made of. */
export type ChainLink = Pick<Entry, 'id' | 'hash' | 'deviceId' | 'deviceSeq' | 'prevHash'>;

/** The chain of one device. It is whole where `forks`, `holes` and `breaks` are empty. */
export interface DeviceChain {
  readonly deviceId: string;
  /** Lowest and highest sequence number. */
  readonly from: number;
  readonly to: number;
  /** Entries, twins in forks included. */
  readonly count: number;
  /** Sequence numbers that several entries bear: a copied folder or a restored backup wrote on. */
  readonly forks: readonly Fork[];
  /** Spans of sequence numbers, first and last, that no entry bears. */
  readonly holes: readonly Hole[];
  /** Entries that do not follow any entry of the number before theirs, though there is one. */
  readonly breaks: readonly ChainBreak[];
}

interface Fork {
  readonly deviceSeq: number;
  /** Hashes of the entries, sorted. */
  readonly hashes: readonly string[];
}

interface Hole {
  readonly from: number;
  readonly to: number;
}

interface ChainBreak {
  readonly deviceSeq: number;
  readonly id: string;
}

/**
 * Looks at the chains of a set of entries, in whatever order they come; an entry that comes twice counts once.
 * That the hashes themselves are true is checked where entries are read (`openEntry`).
 *
 * @returns the devices, sorted by id. Forks, holes and breaks are findings, not errors.
 */
export function verifyChain(entries: Iterable<ChainLink>): { devices: DeviceChain[] } {
  const byDevice = new Map<string, Map<number, ChainLink[]>>();
  for (const link of entries) {
    const chain = getOrMake(byDevice, link.deviceId, () => new Map<number, ChainLink[]>());
    const twins = getOrMake(chain, link.deviceSeq, () => []);
    if (!twins.some((twin) => twin.hash === link.hash)) twins.push(link);
  }
  const devices = [...byDevice].map(([deviceId, chain]) => verifyDevice(deviceId, chain));
  return { devices: devices.sort((a, b) => compareText(a.deviceId, b.deviceId)) };
}

function verifyDevice(deviceId: string, chain: ReadonlyMap<number, readonly ChainLink[]>): DeviceChain {
  const numbers = [...chain.keys()].sort((a, b) => a - b);
  const forks: Fork[] = [];
  const holes: Hole[] = [];
  const breaks: ChainBreak[] = [];
  let before = 0;
  let count = 0;
  for (const deviceSeq of numbers) {
    const links = chain.get(deviceSeq) ?? [];
    count += links.length;
    if (links.length > 1) forks.push({ deviceSeq, hashes: links.map(({ hash }) => hash).sort(compareText) });
    if (deviceSeq === before + 1) breaks.push(...findBreaks(links, chain.get(before) ?? []));
    else holes.push({ from: before + 1, to: deviceSeq - 1 });
    before = deviceSeq;
  }
  return { deviceId, from: numbers[0] ?? 0, to: before, count, forks, holes, breaks };
}

/** The links that follow none of `previous`; the first of a device follows nothing. */
function findBreaks(links: readonly ChainLink[], previous: readonly ChainLink[]): ChainBreak[] {
  const hashes = new Set<string | null>(previous.length === 0 ? [null] : previous.map(({ hash }) => hash));
  return links
    .filter(({ prevHash }) => !hashes.has(prevHash))
    .map(({ deviceSeq, id }) => ({ deviceSeq, id }));
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
