/** All commands, put together. */
import { Command } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { addBackupCommands } from './commands/backup-commands.ts';
import { addDemoCommand } from './commands/demo-command.ts';
import { addEraseNamesCommand } from './commands/erase-names-command.ts';
import { addImportCommands } from './commands/import-commands.ts';
import { addRecordCommand } from './commands/record-command.ts';
import { addRulingCommands } from './commands/ruling-commands.ts';
import { addViewCommands } from './commands/view-commands.ts';

/** The program; parsing throws CommanderError instead of ending the process. */
export function createProgram(): Command {
  const program = new Command('baton')
    .description('Times a relay race: handoffs in, results and proven backups out.')
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('(add --help to see how it is used)')
    .showSuggestionAfterError();
  addImportCommands(program);
  addRecordCommand(program);
  addRulingCommands(program);
  addViewCommands(program);
  addBackupCommands(program);
  addEraseNamesCommand(program);
  addDemoCommand(program);
  // Commands take their parent's settings when they are made, but not the override of what an error does.
  for (const command of program.commands) command.exitOverride();
  return program;
}
