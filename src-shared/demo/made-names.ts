/** Names that nobody bears together: of races, teams and runners, for a race that never happened. */
import type { Dice } from './dice.ts';

const WOMEN = (
  'Aasne Berit Caoimhe Dagny Eira Frøydis Guro Hedda Ingvild Jorunn Kari Liv Maren Nora Oda Ragnhild Siri ' +
  'Tuva Unni Vilde Ylva Åse Zoë Chloé'
).split(' ');
const MEN = (
  'Aksel Bjørn Colm Dag Einar Fredrik Gaute Håkon Ivar Jørgen Kåre Lars Magnus Nils Ola Pål Rune Sindre ' +
  'Torbjørn Ulrik Vegard Øystein Åsmund André'
).split(' ');
const SURNAMES = (
  "Aasen Bakke Brække Dahl Eide Fjeld Grønli Hagen Høiby Lie Lund Løken Moen Næss O'Hara O'Neill Ruud Sæther " +
  'Solbakk Sørli Tangen Vik Ødegård Åsheim Strand-Lie McBride'
).split(' ');
const PLACES = (
  'Bjørkelia Fagervik Granåsen Hestøya Holmedal Kvernbekk Langmyra Mørkdalen Nordheim Ravnås Sæterlia Skoddevik ' +
  'Steinbrua Tømmerås Ulvedal Vesleøy Ytterbygda Østmarkbakken Åmodden Elvestad'
).split(' ');
const CLUBS = ['IL', 'SK', 'Løpeklubb', 'Friidrett', 'Orienteering', 'Harriers', 'Turlag', 'Ski'];
const TRADES = [
  'Regnskap AS',
  'Bygg & Anlegg',
  'Bakeri',
  'Software',
  'Rør AS',
  'Sykehus',
  'Kraftverk',
  'Brannvesen',
  'Ungdomsskole',
  'Shipping',
];
const NICKNAMES = [
  'Blisters and Bananas',
  'Baton Bandits',
  'Sist i mål',
  'Night Owls',
  'Seven Left Feet',
  'Kaffe først',
  'The Slow Handoffs',
  "Runner's Low",
  'Får i fri flyt',
  'Over Stokk & Stein',
  'Mile 27',
  'Lost at the Exchange',
];
const RACES = [
  'Round the Nine Lakes Relay',
  'Valley to Coast Relay',
  'Midnight Ridge Relay',
  'Fjord Stafett',
];

export type NameOf = 'women' | 'men' | 'all';

/** The name of a race. */
export function raceName(dice: Dice): string {
  return dice.pick(RACES);
}

/** First name and surname of a runner. */
export function runnerName(dice: Dice, of: NameOf): string {
  const women = of === 'women' || (of === 'all' && dice.chance(0.5));
  return `${dice.pick(women ? WOMEN : MEN)} ${dice.pick(SURNAMES)}`;
}

/**
 * The name of a team.
 *
 * @param taken - how often each name was given so far; a club's second team is its name with a 2. Updated.
 */
export function teamName(dice: Dice, company: boolean, taken: Map<string, number>): string {
  const name = company ? `${dice.pick(PLACES)} ${dice.pick(TRADES)}` : freeTeamName(dice);
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  return count === 1 ? name : `${name} ${count}`;
}

function freeTeamName(dice: Dice): string {
  if (dice.chance(0.15)) return dice.pick(NICKNAMES);
  if (dice.chance(0.15))
    return `${dice.pick(SURNAMES)}'s ${dice.pick(['Angels', 'Family', 'Friends', 'Six'])}`;
  return `${dice.pick(PLACES)} ${dice.pick(CLUBS)}`;
}
