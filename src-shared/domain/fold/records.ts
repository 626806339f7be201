/** All registers of a race: what its entries have set, by what they are about (rule 5). */
import type { RaceLine } from '../board.ts';
import type { Body, Entry, EntryOf, Fact, Ref } from '../entry.ts';
import { isKind } from '../entry.ts';
import type { PassingRegisters } from './observation.ts';
import type { RaceRegisters, StartRegister, StartTime } from './race-line.ts';
import { startTime } from './race-line.ts';
import { Register } from './register.ts';
import type { SlotRuling } from './slots.ts';
import type { TeamRecord } from './team-line.ts';

/** What a change of one entry reaches. */
interface Reach {
  readonly race: boolean;
  readonly teamIds: readonly string[];
  readonly passings: readonly Ref[];
  readonly bibs: readonly string[];
}

export interface Records {
  /** Takes in that an entry became live or ceased to be. */
  change(entry: Entry, live: boolean): Reach;
  readonly race: RaceRegisters;
  orderRulings(): EntryOf<'resolve'>[];
  massStart(leg: number): Body<'start'> | undefined;
  /** Teams that are in the start list, or of which anything else is recorded. */
  teamIds(): Iterable<string>;
  /** Whether the team is in the start list. */
  hasTeam(teamId: string): boolean;
  team(teamId: string, race: RaceLine): Omit<TeamRecord, 'passings'>;
  passing(hash: string): PassingRegisters | undefined;
  /** The teams that wear or wore a bib. */
  teamsOfBib(bib: string): readonly string[];
  /** Bibs that several teams wear now, each with their ids. */
  sharedBibs(): { bib: string; teamIds: string[] }[];
  /** The live entries that set what a fact would set. */
  settersOf(fact: Fact): Entry[];
  /** Registers that are set by more than one entry. */
  contestable(): Iterable<Register>;
}

interface TeamRegisters {
  /** Live `team.set` entries: a team is in the start list while there is one. */
  entries: Set<Entry>;
  readonly fields: Map<string, Register>;
  /** What most teams never have is made on first use. */
  officials: OfficialRecords | null;
}

interface OfficialRecords {
  readonly statuses: Set<EntryOf<'status'>>;
  /** By `point side`. */
  readonly rulings: Map<string, Register<SlotRuling>>;
  readonly starts: Map<number, StartRegister>;
  readonly given: Map<number, Register<number>>;
}

/** One register that an entry sets, and to what. */
interface Setting {
  readonly register: Register;
  readonly value: unknown;
}

/** A race of which nothing is recorded. */
export function createRecords(): Records {
  const raceFields = new Map<string, Register>();
  const gun: StartRegister = new Register<Body<'start'>>(aboutRace('the gun'));
  const waves = new Map<string, StartRegister>();
  const massStarts = new Map<number, StartRegister>();
  const orderRulings = new Set<EntryOf<'resolve'>>();
  const teams = new Map<string, TeamRegisters>();
  const passings = new Map<string, PassingRegisters>();
  /** By bib: the team that each live entry gives it to; the teams that wear or wore it. */
  const wearers = new Map<string, string[]>();
  const contestable = new Set<Register>();

  function teamOf(teamId: string): TeamRegisters {
    return getOrMake(teams, teamId, () => ({
      entries: new Set(),
      fields: new Map(),
      officials: null,
    }));
  }

  function officialsOf(teamId: string): OfficialRecords {
    const team = teamOf(teamId);
    team.officials ??= { statuses: new Set(), rulings: new Map(), starts: new Map(), given: new Map() };
    return team.officials;
  }

  function passingOf(hash: string): PassingRegisters {
    return getOrMake(passings, hash, () => ({
      team: new Register<string>(aboutRace('the team of a passing')),
      point: new Register<number>(aboutRace('the point of a passing')),
      time: new Register<Body<'retime'>>(aboutRace('the time of a passing')),
      refinement: new Register<{ passing: Body<'retime'>['passing']; timeUs: number; errorUs: number }>(
        aboutRace('the refined time of a passing'),
      ),
    }));
  }

  /** The registers that a fact sets. Each is made on first use. */
  function settings(fact: Fact): Setting[] {
    switch (fact.kind) {
      case 'race.set':
        return Object.entries(fact.body.set).map(([name, value]) => ({
          register: getOrMake(raceFields, name, () => new Register(aboutRace(`the race's ${name}`))),
          value,
        }));
      case 'team.set': {
        const { teamId, set } = fact.body;
        return Object.entries(set).map(([name, value]) => ({
          register: getOrMake(
            teamOf(teamId).fields,
            name,
            () => new Register(aboutTeam(teamId, TEAM_FIELD_WORDS[name] ?? name)),
          ),
          value,
        }));
      }
      case 'assign': {
        const { passing, teamId, point } = fact.body;
        const registers = passingOf(passing.hash);
        return [
          ...(teamId === undefined ? [] : [setting(registers.team, teamId)]),
          ...(point === undefined ? [] : [setting(registers.point, point)]),
        ];
      }
      case 'retime':
        return [setting(passingOf(fact.body.passing.hash).time, fact.body)];
      case 'refine':
        return fact.body.spans.map((span) => setting(passingOf(span.passing.hash).refinement, span));
      case 'resolve':
        return fact.body.what === 'slot' ? slotSettings(fact.body) : [];
      case 'start':
        return [setting(startRegister(fact.body), fact.body)];
      case 'status': {
        const { body } = fact;
        if (body.status !== 'given') return [];
        const given = getOrMake(
          officialsOf(body.teamId).given,
          body.leg,
          () => new Register<number>(aboutTeam(body.teamId, 'the given time of a leg', body.leg)),
        );
        return [setting(given, body.timeUs)];
      }
      case 'passing':
      case 'void':
      case 'note':
      case 'clock.set':
      case 'opaque':
        return [];
    }
  }

  function slotSettings(body: SlotRuling): Setting[] {
    const { teamId, point, side } = body;
    const sides = side === 'handoff' ? ['in', 'out'] : [side];
    return sides.map((one) => {
      const make = (): Register<SlotRuling> =>
        new Register<SlotRuling>(aboutTeam(teamId, `the ruling on "${one}"`, point));
      return setting(getOrMake(officialsOf(teamId).rulings, `${point} ${one}`, make), body);
    });
  }

  function startRegister(body: Body<'start'>): StartRegister {
    switch (body.what) {
      case 'gun':
        return gun;
      case 'wave': {
        const what = `the start of wave ${body.wave}`;
        return getOrMake(waves, body.wave, () => new Register<Body<'start'>>(aboutRace(what)));
      }
      case 'mass': {
        const what = `the mass start of leg ${body.leg}`;
        return getOrMake(massStarts, body.leg, () => new Register<Body<'start'>>(aboutRace(what)));
      }
      case 'leg': {
        const { teamId, leg } = body;
        const make = (): StartRegister =>
          new Register<Body<'start'>>(aboutTeam(teamId, 'the start of a leg', leg));
        return getOrMake(officialsOf(teamId).starts, leg, make);
      }
    }
  }

  function noteBib(bib: string, teamId: string, live: boolean): void {
    const given = wearers.get(bib) ?? [];
    const index = given.indexOf(teamId);
    if (live) wearers.set(bib, [...given, teamId]);
    else wearers.set(bib, given.toSpliced(index, 1));
  }

  function change(entry: Entry, live: boolean): Reach {
    for (const { register, value } of settings(entry.fact)) {
      if (live) register.add(entry, value);
      else register.remove(entry);
      if (register.size > 1) contestable.add(register);
      else contestable.delete(register);
    }
    const { fact } = entry;
    switch (fact.kind) {
      case 'race.set':
        return reach({ race: true });
      case 'team.set': {
        const { teamId, set } = fact.body;
        put(teamOf(teamId).entries, entry, live);
        if (set.bib === undefined) return reach({ teamIds: [teamId] });
        noteBib(set.bib, teamId, live);
        return reach({ teamIds: [teamId], bibs: [set.bib] });
      }
      case 'assign':
        return reach({ passings: [fact.body.passing] });
      case 'retime':
        return reach({ passings: [fact.body.passing] });
      case 'refine':
        return reach({ passings: fact.body.spans.map((span) => span.passing) });
      case 'resolve':
        if (fact.body.what === 'slot') return reach({ teamIds: [fact.body.teamId] });
        if (isKind(entry, 'resolve')) put(orderRulings, entry, live);
        return reach({ race: true });
      case 'status':
        if (isKind(entry, 'status')) put(officialsOf(fact.body.teamId).statuses, entry, live);
        return reach({ teamIds: [fact.body.teamId] });
      case 'start':
        return fact.body.what === 'leg' ? reach({ teamIds: [fact.body.teamId] }) : reach({ race: true });
      case 'passing':
      case 'void':
      case 'note':
      case 'clock.set':
      case 'opaque':
        return reach({});
    }
  }

  function waveStart(name: string | null, race: RaceLine): StartTime | null {
    if (name === null) return null;
    const at = waves.get(name)?.value() ?? race.waves.find((wave) => wave.name === name);
    return at === undefined ? null : startTime(at, race);
  }

  function teamsOfBib(bib: string): readonly string[] {
    const given = wearers.get(bib);
    if (given === undefined) return NOBODY;
    return given.length < 2 ? given : [...new Set(given)];
  }

  return {
    change,
    race: { fields: raceFields, gun },
    orderRulings: () => [...orderRulings],
    massStart: (leg) => massStarts.get(leg)?.value(),
    teamIds: () => teams.keys(),
    hasTeam: (teamId) => (teams.get(teamId)?.entries.size ?? 0) > 0,
    team(teamId, race) {
      const team = teamOf(teamId);
      const { officials } = team;
      // Each register was filled from the field of this very name: bib and name are texts, the others nullable.
      const text = (name: string): string | null => (team.fields.get(name)?.value() ?? null) as string | null;
      const wave = text('wave');
      return {
        teamId,
        bib: text('bib') ?? '',
        name: text('name') ?? '',
        category: text('category'),
        wave,
        namesHash: text('namesHash'),
        waveStart: waveStart(wave, race),
        statuses: officials === null ? NO_STATUSES : [...officials.statuses],
        ruling: (point, side) => officials?.rulings.get(`${point} ${side}`)?.value(),
        ownStart(leg) {
          const start = officials?.starts.get(leg)?.value();
          return start === undefined ? null : startTime(start, race);
        },
        givenUs: (leg) => officials?.given.get(leg)?.value() ?? null,
      };
    },
    // Mostly nobody has said anything of any passing: then its long hash need not be looked up.
    passing: (hash) => (passings.size === 0 ? undefined : passings.get(hash)),
    teamsOfBib,
    sharedBibs() {
      const shared: { bib: string; teamIds: string[] }[] = [];
      for (const bib of wearers.keys()) {
        const now = teamsOfBib(bib).filter((teamId) => teams.get(teamId)?.fields.get('bib')?.value() === bib);
        if (now.length > 1) shared.push({ bib, teamIds: now.sort() });
      }
      return shared;
    },
    settersOf(fact) {
      return [...new Set(settings(fact).flatMap(({ register }) => register.entries()))];
    },
    contestable: () => contestable,
  };
}

const NOBODY: readonly string[] = [];
const NO_STATUSES: readonly EntryOf<'status'>[] = [];

/** What a team's fields are called in a question. */
const TEAM_FIELD_WORDS: Record<string, string> = {
  bib: "the team's bib",
  name: "the team's name",
  category: "the team's category",
  wave: "the team's wave",
  namesHash: "the team's runners",
};

function reach(part: Partial<Reach>): Reach {
  return { race: false, teamIds: [], passings: [], bibs: [], ...part };
}

function setting<T>(register: Register<T>, value: T): Setting {
  return { register, value };
}

function aboutRace(what: string): Register['subject'] {
  return { what, teamId: null, point: null };
}

function aboutTeam(teamId: string, what: string, point: number | null = null): Register['subject'] {
  return { what, teamId, point };
}

function put<T>(set: Set<T>, member: T, present: boolean): void {
  if (present) set.add(member);
  else set.delete(member);
}

function getOrMake<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
