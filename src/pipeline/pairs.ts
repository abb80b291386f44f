import type { ConfigurationKey } from './action-types.ts'

/** How a JSON text writes names with values. */
export type PairsForm = NonNullable<ConfigurationKey['pairs']>

export interface Pair {
  name: string
  value: string
  /** CodeBuild's; `PLAINTEXT` where it is left out. */
  type?: string
}

/** What CodeBuild may take a variable's value from. */
export const pairTypes = ['PLAINTEXT', 'PARAMETER_STORE', 'SECRETS_MANAGER'] as const

/**
 * The names and values in a JSON text; undefined for text that says more than rows can show, such
 * as a function of CloudFormation in a value's place, and for text that is no JSON.
 */
export function readPairs(text: string, form: PairsForm): Pair[] | undefined {
  if (text.trim() === '') return []
  const json = parse(text)
  if (typeof json !== 'object' || json === null) return undefined
  if (form !== 'object') return Array.isArray(json) ? allOf(json.map(pairFrom)) : undefined
  if (Array.isArray(json)) return undefined
  return allOf(
    Object.entries(json).map(([name, value]) =>
      typeof value === 'string' ? { name, value } : undefined,
    ),
  )
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const members = new Set(['name', 'value', 'type'])

function pairFrom(item: unknown): Pair | undefined {
  const { name, value, type } = (item ?? {}) as Record<string, unknown>
  const isPair = typeof name === 'string' && typeof value === 'string'
  if (!isPair || Object.keys(item as object).some((member) => !members.has(member)))
    return undefined
  if (type === undefined) return { name, value }
  return typeof type === 'string' ? { name, value, type } : undefined
}

const allOf = (pairs: readonly (Pair | undefined)[]): Pair[] | undefined => {
  const found = pairs.filter((pair) => pair !== undefined)
  return found.length === pairs.length ? found : undefined
}

/** The JSON text, as short as it can be because its length counts; empty where no row has a name. */
export function writePairs(pairs: readonly Pair[], form: PairsForm): string {
  const filled = pairs.filter(({ name }) => name !== '')
  if (filled.length === 0) return ''
  if (form === 'object') {
    return JSON.stringify(Object.fromEntries(filled.map(({ name, value }) => [name, value])))
  }
  return JSON.stringify(
    filled.map(({ name, value, type }) => ({
      name,
      value,
      ...(form === 'typed-list' && type && { type }),
    })),
  )
}
