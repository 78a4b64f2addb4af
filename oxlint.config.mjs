import { defineConfig } from 'oxlint';

/**
 * Who may import whom. Default deny: a layer sees what it lists here and nothing else of ours.
 * docs/ARCHITECTURE.md says why; change both together.
 */
const PURE = [
  'clock',
  'contract/**',
  'decode/**',
  'errors',
  'filter/**',
  'format/**',
  'hash/**',
  'series/**',
  'template/**',
];
const VERBS = ['kinesis/**', 'cloudwatch/**', 'leases/**', 'lambda/**', 'rehearsal/**'];

/**
 * @typedef {object} Layer
 * @property {string[]} files
 * @property {readonly string[]} lib Folders of lib, or files of it, without the leading lib/
 * @property {readonly string[]} [rooms] Other folders of ours
 * @property {string} why
 */

/** @type {readonly Layer[]} */
const LAYERS = [
  {
    files: [
      'lib/{contract,series,format,hash,decode,filter,template}/**',
      'lib/{errors,routes,clock,to-app-error}.ts',
    ],
    lib: PURE,
    why: 'A pure room sees only other pure rooms: hand the value in instead.',
  },
  {
    files: ['lib/{kinesis,cloudwatch,leases,lambda,rehearsal}/**'],
    lib: ['contract/**', 'errors', 'to-app-error', 'hash/**', 'clock', 'series/**'],
    why: 'A verb sees contract, errors, hash, series and its own SDK client; compose verbs in lib/server.',
  },
  {
    files: ['lib/producer/**'],
    lib: ['contract/**', 'errors', 'hash/**', 'clock', 'producer/**'],
    why: 'The producer is a library in its own right: contract, errors, hash, clock and its SDK client.',
  },
  {
    files: ['lib/consumer/**'],
    lib: ['contract/**', 'errors', 'hash/**', 'clock', 'consumer/**', 'leases/**'],
    why: 'The consumer is a library in its own right: contract, errors, hash, clock, leases and its SDK client.',
  },
  {
    files: ['lib/reader/**'],
    lib: [
      'kinesis/**',
      'decode/**',
      'filter/**',
      'contract/**',
      'errors',
      'format/**',
      'hash/**',
      'series/**',
      'clock',
      'reader/**',
    ],
    why: 'The reader sees kinesis, decode, filter and the pure rooms.',
  },
  {
    files: ['lib/client/**'],
    lib: ['clock', 'contract/**', 'errors', 'routes', 'format/**', 'series/**', 'client/**'],
    why: 'lib/client runs in the browser: clock, contract types, errors, routes, format and series only.',
  },
  {
    files: ['lib/server/**'],
    lib: [
      ...PURE,
      ...VERBS,
      'to-app-error',
      'reader/**',
      'producer/**',
      'consumer/**',
      'routes',
      'server/**',
    ],
    rooms: ['package.json'],
    why: 'lib/server is the composition root; it never sees React, pages or the local service.',
  },
  {
    files: ['components/**'],
    lib: [
      'contract/**',
      'errors',
      'routes',
      'series/**',
      'format/**',
      'hash/**',
      'client/**',
      // The filter's engine stays on the server; its words do not.
      'filter/filter-fields',
      'filter/examples',
    ],
    rooms: ['components/**'],
    why: 'A component sees other components and what is safe in a browser; fetch through lib/client.',
  },
  {
    files: ['app/api/**'],
    lib: ['server/**', 'contract/**', 'errors', ...VERBS],
    why: 'A route handler reads input, calls one verb through lib/server and answers.',
  },
];

/**
 * `@/` patterns in gitignore order: everything of ours is refused, then what the layer lists is let in again.
 * @param {Layer} layer
 */
function refuseAllBut({ lib, rooms = [], why }) {
  const admitted = [...lib.map((path) => `lib/${path}`), ...rooms].map((path) => `!@/${path}`);
  return { group: ['@/**', ...admitted], message: why };
}

const NO_CLIMBING = {
  group: ['../*'],
  message: 'Import other folders by their @/ path, so that the layer rule sees them.',
};
const NO_FRAMEWORK = {
  group: ['react', 'react-dom', 'react/*', 'react-dom/*', 'next', 'next/*'],
  message: 'No React and no Next in lib: it runs in plain Node.',
};
const SCHEMAS_STAY_ON_THE_SERVER = {
  regex: '^@/lib/contract/',
  allowTypeImports: true,
  message: 'The browser takes types from lib/contract, never the schemas: write `import type`.',
};

/** @param {Layer} layer */
function override(layer) {
  const browser = layer.files.some((files) => /^(components|lib\/client)/.test(files));
  const framework = layer.files.some((files) => /^(components|app|lib\/server)/.test(files));
  return {
    files: layer.files,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          // The layer's pattern stands last: a path that it lets in again is let in for good.
          patterns: [
            NO_CLIMBING,
            ...(framework ? [] : [NO_FRAMEWORK]),
            ...(browser ? [SCHEMAS_STAY_ON_THE_SERVER] : []),
            refuseAllBut(layer),
          ],
        },
      ],
    },
  };
}

const LOCAL_STAYS_OUTSIDE = {
  group: ['@/lib/local/**'],
  message: 'Nothing outside imports lib/local but its start script and tests.',
};

export default defineConfig({
  plugins: ['typescript', 'import', 'react', 'jsx-a11y', 'unicorn', 'promise', 'vitest'],
  categories: { correctness: 'error', suspicious: 'error' },
  ignorePatterns: ['.next', 'coverage', 'docs', '**/*.d.ts'],
  rules: {
    'no-console': 'error',
    'no-debugger': 'error',
    eqeqeq: 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/consistent-type-imports': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'import/no-cycle': 'error',
    'import/no-unassigned-import': 'off',
    'react/react-in-jsx-scope': 'off',
    'max-lines': ['error', { max: 250, skipBlankLines: false, skipComments: false }],
    'no-restricted-imports': ['error', { patterns: [NO_CLIMBING, LOCAL_STAYS_OUTSIDE] }],
  },
  overrides: [
    ...LAYERS.map(override),
    {
      files: [
        'lib/local/**',
        'lib/cli/**',
        'bench/**',
        'e2e/**',
        '**/*.test.ts',
        '**/*.test.tsx',
        '**/*-for-test.ts',
      ],
      rules: {
        'no-restricted-imports': ['error', { patterns: [NO_CLIMBING] }],
      },
    },
    {
      // An empty pattern is how a Playwright fixture says that it needs no other.
      files: ['e2e/**'],
      rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
    },
    {
      files: ['lib/cli/**', 'e2e/run-*.ts', 'bench/**'],
      rules: { 'no-console': 'off' },
    },
  ],
});
