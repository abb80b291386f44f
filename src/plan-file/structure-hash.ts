import { NumberText, writeJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'

/**
 * A fingerprint of a pipeline's structure, the version that AWS counts left out: `sha256:` and 64
 * hexadecimal digits. The order of members does not matter; numbers count as they are written.
 */
export const structureHash = ({ version: _version, ...structure }: Pipeline): Promise<string> =>
  hashOf(structure)

/** The SHA-256 of a value's canonical JSON. */
export async function hashOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(canonicalJson(value))
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return `sha256:${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`
}

/** JSON without blanks, members in the order of their names by UTF-16 code units. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value !== 'object' || value === null || value instanceof NumberText) {
    return writeJson(value)
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}
