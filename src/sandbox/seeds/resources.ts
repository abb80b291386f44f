/**
 * What else the account has in a region: things that actions name and the sandbox only lists. They
 * are the same in every launch, so they are no part of its state.
 */
export interface Resources {
  /** Aliases and versions by function. */
  functions: Readonly<Record<string, { aliases: Record<string, string>; versions: number }>>
  /** Services by cluster. */
  ecsClusters: Readonly<Record<string, readonly string[]>>
  /** Change sets by stack. */
  stacks: Readonly<Record<string, readonly string[]>>
  stackSets: readonly string[]
  /** Environments by application. */
  beanstalk: Readonly<Record<string, readonly string[]>>
  stateMachines: readonly string[]
  /** By name. */
  appConfig: Readonly<Record<string, { id: string; environments: Named; profiles: Named }>>
  /** By name. */
  products: Named
  /** Device pools by project, both by name. */
  deviceFarm: Readonly<Record<string, { id: string; pools: Named }>>
  eksClusters: readonly string[]
  repositories: readonly string[]
}

/** Ids by name. */
type Named = Readonly<Record<string, string>>

const jobs = Object.fromEntries(
  Array.from({ length: 120 }, (_, index) => [
    `nightly-job-${String(index + 1).padStart(3, '0')}`,
    { aliases: {}, versions: 0 },
  ]),
)

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name}-${String(index + 1).padStart(3, '0')}`)

const full: Omit<Resources, 'deviceFarm'> = {
  functions: {
    'web-shop-smoke-test': { aliases: { live: '7', canary: '8' }, versions: 8 },
    'web-shop-invalidate-cache': { aliases: { live: '3' }, versions: 3 },
    ...jobs,
  },
  ecsClusters: {
    'web-shop': ['storefront', 'checkout', 'search', ...numbered('worker', 110)],
    batch: [],
  },
  stacks: {
    'web-shop-network': [],
    'web-shop-service': ['web-shop-service-release', 'web-shop-service-rollback'],
    ...Object.fromEntries(numbered('customer', 105).map((name) => [name, []])),
  },
  stackSets: ['account-baseline', 'web-shop-edge'],
  beanstalk: { 'web-shop-admin': ['web-shop-admin-blue', 'web-shop-admin-green'], reports: [] },
  stateMachines: ['web-shop-warm-up', 'web-shop-data-migration'],
  appConfig: {
    'web-shop': {
      id: 'k3x8q1a',
      environments: { production: 'e7m2p9c', staging: 'b4t6w0d' },
      profiles: { 'feature-flags': 'h5r1z8f', limits: 'n9c3v7g' },
    },
  },
  products: { 'Web shop edge': 'prod-4lm7ex2vdqzkw', 'Reporting database': 'prod-9hq3tz6ybnrpa' },
  eksClusters: ['web-shop-eks', 'platform-eks'],
  repositories: ['web-shop/storefront', 'web-shop/checkout', 'web-shop/search'],
}

const nothing: Resources = {
  functions: {},
  ecsClusters: {},
  stacks: {},
  stackSets: [],
  beanstalk: {},
  stateMachines: [],
  appConfig: {},
  products: {},
  deviceFarm: {},
  eksClusters: [],
  repositories: [],
}

const deviceFarm: Resources['deviceFarm'] = {
  'web-shop-app': {
    id: '5f0c1d52-9a0b-4a4e-8d7e-2c6f0a7d9b11',
    pools: { 'Top devices': 'c7a1e0f4-3b52-4f8a-9d61-7e0b5a2c4d18' },
  },
}

/** The account works in these; elsewhere it has nothing. */
const inUse = new Set(['us-west-2', 'us-east-1', 'eu-central-1', 'eu-west-1', 'ap-southeast-1'])

export const resourcesIn = (region: string): Resources =>
  inUse.has(region)
    ? // Device Farm is in one region only.
      { ...full, deviceFarm: region === 'us-west-2' ? deviceFarm : {} }
    : nothing

/** When everything here was made, as epoch milliseconds. */
export const made = Date.UTC(2025, 2, 14, 9, 26)
