import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';

const ROOT = join(import.meta.dirname, '..', '..');

/** What the bundles of the main process import by name, less Node's own and Electron. */
async function importedPackages(): Promise<string[]> {
  const folder = join(ROOT, 'out', 'main');
  const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const names = texts.flatMap((text) =>
    Array.from(text.matchAll(/^import [^;]*?from "([^"]+)"/gm), ([, name]) => name ?? ''),
  );
  const packages = names.filter((name) => !/^(node:|\.|electron$)/.test(name)).map(packageOf);
  return [...new Set(packages)];
}

function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** These packages and all that they need. */
async function withDependencies(names: readonly string[]): Promise<Set<string>> {
  const all = new Set<string>();
  const queue = [...names];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (all.has(name)) continue;
    all.add(name);
    const text = await readFile(join(ROOT, 'node_modules', name, 'package.json'), 'utf8').catch(() => '{}');
    queue.push(...Object.keys((JSON.parse(text) as { dependencies?: object }).dependencies ?? {}));
  }
  return all;
}

test.describe('the package', () => {
  test('leaves out no module that the program imports', async () => {
    const settings = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8');
    const leftOut = Array.from(
      settings.matchAll(/'!node_modules\/([^*{']+)\/\*\*'/g),
      ([, name]) => name ?? '',
    );
    expect(leftOut).toContain('react-dom');
    const needed = await withDependencies(await importedPackages());
    expect(needed).toContain('better-sqlite3');
    const missing = [...needed].filter((name) =>
      leftOut.some((out) => name === out || name.startsWith(`${out}/`)),
    );
    expect(missing).toEqual([]);
  });

  test('has every thread beside the bundle that starts it', async () => {
    const folder = join(ROOT, 'out', 'main');
    const files = await readdir(folder);
    const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
    const asked = texts.flatMap((text) =>
      Array.from(text.matchAll(/"\.\/([\w-]+-worker\.js)"/g), ([, name]) => name ?? ''),
    );
    expect(asked).toContain('sync-worker.js');
    expect(asked.filter((name) => !files.includes(name))).toEqual([]);
  });

  test('has the fuses that keep others from running it as something else', async () => {
    const settings = await readFile(join(ROOT, 'electron-builder.yml'), 'utf8');
    for (const fuse of [
      'runAsNode: false',
      'enableNodeOptionsEnvironmentVariable: false',
      'enableNodeCliInspectArguments: false',
      'enableCookieEncryption: true',
      'enableEmbeddedAsarIntegrityValidation: true',
      'onlyLoadAppFromAsar: true',
      'grantFileProtocolExtraPrivileges: false',
    ]) {
      expect(settings).toContain(`  ${fuse}\n`);
    }
  });
});
