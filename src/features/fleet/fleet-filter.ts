import type { PropertyFilterProps } from '@cloudscape-design/components/property-filter'
import type { FleetRow } from './fleet-row.ts'

/** A thing that a fleet is filtered and grouped by. */
interface FleetProperty {
  key: keyof FleetRow
  label: string
  groupLabel: string
  /** How it is compared. */
  as: 'text' | 'list' | 'number'
}

export const fleetProperties: readonly FleetProperty[] = [
  { key: 'finding', label: 'Finding', groupLabel: 'Findings', as: 'list' },
  { key: 'regions', label: 'Region in use', groupLabel: 'Regions in use', as: 'list' },
  { key: 'home', label: 'Home region', groupLabel: 'Home regions', as: 'text' },
  { key: 'buckets', label: 'Bucket', groupLabel: 'Buckets', as: 'list' },
  { key: 'keys', label: 'KMS key', groupLabel: 'KMS keys', as: 'list' },
  { key: 'providers', label: 'Provider', groupLabel: 'Providers', as: 'list' },
  { key: 'owner', label: 'Stack', groupLabel: 'Stacks', as: 'text' },
  { key: 'lastRun', label: 'Last run', groupLabel: 'Last runs', as: 'text' },
  { key: 'type', label: 'Type', groupLabel: 'Types', as: 'text' },
  { key: 'name', label: 'Name', groupLabel: 'Names', as: 'text' },
  { key: 'actions', label: 'Actions', groupLabel: 'Actions', as: 'number' },
  {
    key: 'crossRegionActions',
    label: 'Cross-region actions',
    groupLabel: 'Cross-region actions',
    as: 'number',
  },
]

const listOf = (value: unknown) => (Array.isArray(value) ? (value as string[]) : [])

const contains = (value: string, token: unknown) =>
  value.toLowerCase().includes(String(token).toLowerCase())

const listOperators = [
  {
    operator: '=',
    match: (value: unknown, token: unknown) => listOf(value).includes(String(token)),
  },
  {
    operator: '!=',
    match: (value: unknown, token: unknown) => !listOf(value).includes(String(token)),
  },
  {
    operator: ':',
    match: (value: unknown, token: unknown) => listOf(value).some((one) => contains(one, token)),
  },
] as const

/** As Cloudscape's filter takes them. */
export const filteringProperties: PropertyFilterProps.FilteringProperty[] = fleetProperties.map(
  ({ key, label, groupLabel, as }) => ({
    key,
    propertyLabel: label,
    groupValuesLabel: groupLabel,
    ...(as === 'list' && { operators: listOperators }),
    ...(as === 'text' && { operators: ['=', '!=', ':', '!:'] as const }),
    ...(as === 'number' && {
      defaultOperator: '>=' as const,
      operators: (['=', '!=', '>=', '<='] as const).map((operator) => ({
        operator,
        match: (value: unknown, token: unknown) => compare(Number(value), Number(token))[operator],
      })),
    }),
  }),
)

const compare = (value: number, token: number) => ({
  '=': value === token,
  '!=': value !== token,
  '>=': value >= token,
  '<=': value <= token,
})

/** Every value that a property has in some row, in order. */
const valuesOf = (row: FleetRow, key: keyof FleetRow): readonly string[] => {
  const value = row[key]
  if (Array.isArray(value)) return value as readonly string[]
  // Nothing is counted before the declaration is there.
  if (typeof value === 'number') return row.facts ? [String(value)] : []
  return typeof value === 'string' && value !== '' ? [value] : []
}

/** What the filter suggests: every value that is not a number. */
export function filteringOptions(rows: readonly FleetRow[]): PropertyFilterProps.FilteringOption[] {
  return fleetProperties
    .filter(({ as, key }) => as !== 'number' && key !== 'name')
    .flatMap(({ key }) =>
      [...new Set(rows.flatMap((row) => valuesOf(row, key)))]
        .toSorted()
        .map((value) => ({ propertyKey: key, value })),
    )
}

const nothing: PropertyFilterProps.Query = { tokens: [], operation: 'and' }

/** The filter as the address has it; what cannot be read filters nothing. */
export function readQuery(text: string | undefined): PropertyFilterProps.Query {
  if (text === undefined) return nothing
  try {
    const query = JSON.parse(text) as Partial<PropertyFilterProps.Query> | null
    const keys = new Set<string>(fleetProperties.map(({ key }) => key))
    const tokens = Array.isArray(query?.tokens)
      ? query.tokens.filter(
          (token) =>
            (token?.propertyKey === undefined || keys.has(token.propertyKey)) &&
            typeof token?.operator === 'string' &&
            typeof token.value === 'string',
        )
      : []
    return { tokens, operation: query?.operation === 'or' ? 'or' : 'and' }
  } catch {
    return nothing
  }
}

/** Undefined where nothing is filtered. */
export const writeQuery = ({ tokens, operation }: PropertyFilterProps.Query): string | undefined =>
  tokens.length === 0
    ? undefined
    : JSON.stringify({
        tokens: tokens.map(({ propertyKey, operator, value }) => ({
          propertyKey,
          operator,
          value: value as unknown,
        })),
        operation,
      })

/** Pipelines that have a value, and how many of them have an error. */
export interface FleetGroup {
  value: string
  pipelines: number
  findings: number
}

/** Rows by a property, the largest group first; a row is in as many groups as it has values. */
export function groupRows(rows: readonly FleetRow[], key: keyof FleetRow): FleetGroup[] {
  const groups = new Map<string, FleetGroup>()
  for (const row of rows) {
    for (const value of valuesOf(row, key)) {
      const group = groups.get(value) ?? { value, pipelines: 0, findings: 0 }
      group.pipelines += 1
      group.findings += row.findings.length > 0 ? 1 : 0
      groups.set(value, group)
    }
  }
  return [...groups.values()].toSorted(
    (a, b) => b.pipelines - a.pipelines || a.value.localeCompare(b.value),
  )
}
