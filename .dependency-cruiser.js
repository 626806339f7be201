/** Import rules: who may know whom. The folder tree is the architecture; these rules hold it. */
export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'Two files that need each other have one reason to change: make them one, or find the third.',
      severity: 'error',
      from: {},
      to: { circular: true, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'shared-is-pure',
      comment: 'src-shared runs in the window, in Deno and in Node: it knows none of them.',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'shared-knows-nobody',
      comment: 'src-shared is at the bottom.',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '[.]test[.]ts$' },
      to: { path: '^(src-main|src-preload|src-renderer|bench|tests|supabase|e2e)/' },
    },
    {
      name: 'shared-dependencies',
      comment: 'What src-shared uses must run everywhere that src-shared runs.',
      severity: 'error',
      from: { path: '^src-shared/', pathNot: '[.]test[.]ts$' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(zod|canonicalize|pure-rand|uuid)/' },
    },
    {
      name: 'domain-stands-alone',
      comment: 'The rules know entries and the board, not how they travel or who made them up.',
      severity: 'error',
      from: { path: '^src-shared/domain/', pathNot: '[.]test[.]ts$' },
      to: { path: '^src-shared/(contract|demo)/' },
    },
    {
      name: 'sql-in-the-store-alone',
      comment: 'SQL lives in the store files; whoever wants rows asks them.',
      severity: 'error',
      from: { path: '^src-', pathNot: '^src-main/journal/|[.]test[.]ts$' },
      to: { path: 'node_modules/better-sqlite3/' },
    },
    {
      name: 'electron-in-the-shell-alone',
      comment: 'The station runs without Electron; only its shell and the preload import it.',
      severity: 'error',
      from: { pathNot: '^(src-main/shell-electron|src-preload)/' },
      to: { path: '^electron$|node_modules/electron/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'window-knows-the-contract-alone',
      comment: 'The window sees the station through the contract; what it shares with it lies in src-shared.',
      severity: 'error',
      from: { path: '^src-renderer/', pathNot: '[.]test[.]tsx?$' },
      to: { path: '^(src-main|src-preload|bench|tests|e2e|supabase)/' },
    },
    {
      name: 'bridge-knows-call-names-alone',
      comment: 'The preload script runs sandboxed: it must stay small and hold nothing but the bridge.',
      severity: 'error',
      from: { path: '^src-preload/' },
      to: {
        pathNot:
          '^src-preload/|^src-shared/contract/call-names|^src-renderer/connection/bridge|^electron$|node_modules/electron/',
      },
    },
    {
      name: 'station-knows-no-shell',
      comment: 'The station runs under either shell: only the shells know where they run.',
      severity: 'error',
      from: { path: '^src-main/', pathNot: '^src-main/(shell-|cli/|launch/)' },
      to: { path: '^src-main/(shell-|cli/|launch/)|^src-(renderer|preload)/' },
    },
    {
      name: 'cli-is-the-top',
      comment: 'Nobody imports the command line but its own files and tests.',
      severity: 'error',
      from: { pathNot: '^src-main/cli/|^bin/|^tests/|[.]test[.]ts$' },
      to: { path: '^src-main/cli/' },
    },
    {
      name: 'no-test-code-in-the-program',
      severity: 'error',
      from: { path: '^src-', pathNot: '[.]test[.]ts$' },
      to: { path: '[.]test[.]ts$|^tests/|node_modules/(vitest|fast-check)/' },
    },
    {
      name: 'not-to-dev-dependencies',
      comment:
        'The program runs from its dependencies alone; Electron is there already where its shell runs.',
      severity: 'error',
      from: { path: '^(src-|bin/)', pathNot: '[.]test[.]ts$' },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/electron/',
      },
    },
    {
      name: 'not-to-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
