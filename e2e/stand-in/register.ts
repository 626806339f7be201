/** Loaded before the program (`node --import`): `electron` means the stand-in, and the test may look inside. */
import { registerHooks } from 'node:module';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    return { url: new URL('./electron.ts', import.meta.url).href, shortCircuit: true };
  },
});

await import('./control.ts');
