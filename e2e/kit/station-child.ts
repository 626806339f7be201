/** The station as a process of its own: the real desk behind the real browser shell, started by `station-process.ts`. */
import { createDesk } from '../../src-main/desk/desk.ts';
import { serveBrowser } from '../../src-main/shell-browser/serve.ts';
import { machine } from '../../src-main/station/station.ts';
import { InjectedClock } from './injected-clock.ts';
import type { FromStation, StationSetting, ToStation } from './station-messages.ts';

// Written by `station-process.ts`.
const setting = JSON.parse(process.argv[2] ?? '') as StationSetting;
const injected = setting.clock === null ? null : new InjectedClock(setting.clock);

try {
  await serve();
} catch (error) {
  tell({ say: 'failed', why: error instanceof Error ? error.message : String(error) });
  process.disconnect();
}

async function serve(): Promise<void> {
  const { home, port, windowFolder, reopenLast } = setting;
  const desk = await createDesk({
    home,
    shell: 'browser',
    drives: null,
    reopenLast,
    // Without a clock of the spec's the desk has its own, as it has in the field.
    ...(injected === null ? {} : { machine: { ...machine(), clock: injected } }),
  });
  const shell = await serveBrowser({ link: desk, windowFolder, port, note: () => undefined });
  const stop = async (): Promise<void> => {
    await shell.close();
    await desk.close();
    process.disconnect();
  };
  // The spec is gone, whatever became of it: nobody is left to stop this process.
  process.on('disconnect', () => process.exit());
  process.on('message', (message: ToStation) => {
    if (message.say === 'clock') {
      injected?.set(message.clock);
      tell({ say: 'clockSet', id: message.id });
    } else if (message.say === 'stop') void stop();
    else {
      const { id, name, args } = message;
      void desk.answer({ id, name, args }).then((answer) => {
        tell({ say: 'answer', id, message: answer });
      });
    }
  });
  tell({ say: 'up', address: shell.address, port: shell.port });
}

function tell(message: FromStation): void {
  process.send?.(message);
}
