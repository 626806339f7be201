/** Guards that hold for the whole program, whichever window or session. */
import { app } from 'electron';

/** Switches by which another program on this machine could look into or steer the window. */
const DEBUGGING_SWITCHES = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'];

/**
 * Every renderer sandboxed, no certificate exceptions, and no remote debugging of the packaged program.
 *
 * @returns `false` where the packaged program was started for debugging: it should end.
 */
export function setupProcessGuards(): boolean {
  app.enableSandbox();
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault();
    callback(false);
  });
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault();
    callback();
  });
  app.on('login', (event, _contents, _details, _info, callback) => {
    event.preventDefault();
    callback();
  });
  return !app.isPackaged || !DEBUGGING_SWITCHES.some((name) => app.commandLine.hasSwitch(name));
}
