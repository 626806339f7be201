import js from '@eslint/js';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'out/', 'coverage/', 'release/', 'test-results/'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Leaving a field out is done by naming it beside the rest.
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // U+0000 is what these expressions are there to find.
      'no-control-regex': 'off',
    },
  },
  { files: ['src-renderer/**/*.{ts,tsx}'], ...reactHooks.configs.flat.recommended },
  {
    files: ['src-renderer/**/*.{ts,tsx}'],
    // Warns that the React Compiler would skip what calls TanStack Virtual; the window is built without it.
    rules: { 'react-hooks/incompatible-library': 'off' },
  },
  {
    // Runs in the page that is measured, before its own scripts.
    files: ['bench/window/page-probe.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['window', 'document', 'addEventListener', 'removeEventListener', 'performance', 'setTimeout']
          .concat('clearTimeout', 'requestAnimationFrame', 'MessageChannel', 'MutationObserver')
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.js'],
    languageOptions: { globals: { process: 'readonly', console: 'readonly' } },
  },
);
