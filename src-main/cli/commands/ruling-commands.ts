/** Decisions of people: each appends an entry and prints what it changed on the board. */
import type { Command } from 'commander';
import {
  readBib,
  readLeg,
  readPoint,
  readShift,
  readWords,
  withBy,
  withData,
  withTime,
} from '../arguments.ts';
import { correct } from './correct.ts';
import { addResolveCommand } from './resolve-command.ts';
import { addStartCommand } from './start-command.ts';
import { addStatusCommand } from './status-command.ts';
import { assign, note, redo, undo, voidEntries } from './small-rulings.ts';

/** Adds the commands. */
export function addRulingCommands(program: Command): void {
  withTime(withPassing(withBy(withData(program.command('correct')))), 'the right time')
    .description('give a passing another time')
    .option('--shift <seconds>', 'move the time it has, such as +2 or -1:00', readShift)
    .option('--add', 'record a new passing where the team has none at that point')
    .option('--reason <words>', 'why', readWords, '')
    .action(correct);
  withPassing(withBy(withData(program.command('void'))))
    .description('let entries not count')
    .option('--id <id...>', 'ids of entries of any kind')
    .option('--reason <words>', 'why', readWords, '')
    .action(voidEntries);
  withBy(withData(program.command('undo')))
    .description('take back the last step of this station')
    .action(undo);
  withBy(withData(program.command('redo')))
    .description('bring back what the last undo took')
    .action(redo);
  addStatusCommand(program);
  addResolveCommand(program);
  addStartCommand(program);
  withBy(withData(program.command('assign')))
    .description('say whose a passing is, or which point it stands for')
    .requiredOption('--passing <id>', 'the passing')
    .option('--bib <bib>', 'the team that it belongs to', readBib)
    .option('--to-point <number>', 'the point that it stands for', readPoint)
    .action(assign);
  withBy(withData(program.command('note')))
    .description('write words into the journal')
    .argument('<words...>', 'the note')
    .option('--bib <bib>', 'the team that it is about', readBib)
    .action(note);
}

/** A passing by its id, or by bib and point. */
function withPassing(command: Command): Command {
  return command
    .option('--passing <id>', 'the passing by its id')
    .option('--bib <bib>', 'the passing that counts for this bib …', readBib)
    .option('--point <number>', '… at this point: k for the exchange after leg k, 0 for the start', readPoint)
    .option('--leg <number>', '… at the end of this leg (the same as --point)', readLeg)
    .option('--out', '… on leaving, where in and out were recorded apart');
}
