// The import table of ARCHITECTURE.md, written so that oxlint enforces it.
// `(types)` means `import type` only.
const mayImport = {
  pipeline: [],
  template: ['pipeline', 'yaml', 'jsonc-parser'],
  export: ['pipeline'],
  'plan-file': ['pipeline', 'export'],
  ui: ['react', '@cloudscape-design', 'diff'],
  graph: ['pipeline', 'ui', 'react', '@xyflow', '@cloudscape-design'],
  aws: [
    'pipeline',
    'template',
    'bridge (types)',
    '@aws-sdk',
    '@smithy',
    '@tanstack',
    'idb',
    'oauth4webapi',
  ],
  sandbox: ['pipeline (types)', 'fast-xml-parser', 'yaml'],
  'in-page': ['sandbox', 'idb'],
  bridge: ['sandbox', 'vite', 'node', '@aws-sdk', '@smithy', 'https-proxy-agent', 'proxy-from-env'],
  draft: ['pipeline', 'template (types)', 'react'],
  features: [
    'pipeline',
    'template',
    'export',
    'plan-file',
    'graph',
    'aws',
    'draft',
    'ui',
    'react',
    '@cloudscape-design',
    '@tanstack',
  ],
}

const packages = [
  'react',
  '@cloudscape-design',
  '@xyflow',
  '@tanstack',
  '@aws-sdk',
  '@smithy',
  'vite',
  'node',
  'fast-xml-parser',
  'yaml',
  'jsonc-parser',
  'diff',
  'oauth4webapi',
  'https-proxy-agent',
  'proxy-from-env',
  'idb',
]

const boundary = ([folder, allowed]) => {
  const banned = (name) => name !== folder && !allowed.includes(name)
  const message = `src/${folder}/ may import only: ${allowed.join(', ') || 'itself'}`
  const patterns = [
    ...Object.keys(mayImport)
      .filter(banned)
      .map((other) => ({
        group: [`**/../${other}/**`],
        allowTypeImports: allowed.includes(`${other} (types)`),
        message,
      })),
    ...packages.filter(banned).map((name) => ({ regex: `^${name}(/|:|-|$)`, message })),
    ...(folder === 'features'
      ? [{ regex: '^\\.\\./[^.]', message: 'a feature imports no other feature' }]
      : []),
  ]
  return {
    files: [`src/${folder}/**`],
    excludeFiles: ['**/*.test.*', '**/test-server.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  }
}

export default {
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'react', 'jsx-a11y', 'promise'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error' },
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'import/no-unassigned-import': 'off',
    'react/react-in-jsx-scope': 'off',
    'react/rules-of-hooks': 'error',
    'react/exhaustive-deps': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/consistent-type-imports': 'error',
    'no-shadow': 'off',
    'no-console': 'error',
    eqeqeq: 'error',
    'no-underscore-dangle': 'off',
    // Cloudscape's tables take functions that return cells; they are no components.
    'react/no-unstable-nested-components': 'off',
    // TypeScript already refuses a switch that misses a case.
    'typescript/consistent-return': 'off',
    // fast-check is used as fc.
    'import/no-named-as-default-member': 'off',
    'unicorn/consistent-function-scoping': 'off',
    'unicorn/no-useless-spread': 'off',
    'jsx-a11y/prefer-tag-over-role': 'off',
  },
  overrides: [
    ...Object.entries(mayImport).map(boundary),
    // Playwright's fixtures hand values on with a function named use.
    { files: ['e2e/**'], rules: { 'react/rules-of-hooks': 'off' } },
    {
      files: ['*.config.ts', '*.config.mjs', 'oxlint.config.mjs'],
      rules: { 'import/no-default-export': 'off' },
    },
    { files: ['tools/**', 'src/bridge/**', 'benchmarks/**'], rules: { 'no-console': 'off' } },
  ],
}
