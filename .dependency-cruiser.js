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
      to: { path: '^electron$|node_modules/electron/' },
    },
    {
      name: 'cli-is-the-top',
      comment: 'Nobody imports the command line but its own files and tests.',
      severity: 'error',
    X
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
      comment: 'The program runs from its dependencies alone.',
      severity: 'error',
      from: { path: '^(src-|bin/)', pathNot: '[.]test[.]ts$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
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
