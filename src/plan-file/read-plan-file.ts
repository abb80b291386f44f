import { isPlainObject } from '../pipeline/deep-equal.ts'
import { findJsonError, type JsonError, positionOf } from '../pipeline/json-position.ts'
import { parseJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import {
  areChecks,
  areEdits,
  type Check,
  hasMembers,
  isText,
  isWhole,
  type Misfit,
} from './edit-shape.ts'
import { hasCodePipeline } from '../pipeline/regions.ts'
import { planFormat, type PlanFile } from './plan-file.ts'
import { hashOf, structureHash } from './structure-hash.ts'

/** What became of a file that was to be opened as a plan. */
export type ReadPlan =
  /** `isAsSaved` is false where somebody has changed the file by hand since. */
  | { kind: 'read'; file: PlanFile; isAsSaved: boolean }
  /** A later Pipespan wrote it. */
  | { kind: 'newer-form'; form: number }
  /** No JSON, or no plan; `at` says where. */
  | ({ kind: 'malformed' } & JsonError)

/** A region becomes part of an address that is signed for: none but AWS's own are taken. */
const isRegion: Check = (value, path) =>
  typeof value === 'string' && hasCodePipeline(value)
    ? undefined
    : { path, message: 'CodePipeline has no such region.' }

const isDate: Check = (value, path) =>
  typeof value === 'string' && !Number.isNaN(Date.parse(value))
    ? undefined
    : { path, message: 'A date is expected here, as in 2026-11-23T12:00:00.000Z.' }

const isPlan = hasMembers(
  {
    pipeline: isText,
    region: isRegion,
    base: hasMembers({ version: isWhole, structureHash: isText }),
    savedAt: isDate,
    note: isText,
    edits: areEdits,
    checks: areChecks,
    contentHash: isText,
  },
  { account: isText },
)

/** Reads the text of a plan file; nothing in it is trusted to be as it should. */
export async function readPlanFile(text: string): Promise<ReadPlan> {
  const error = findJsonError(text)
  if (error) return { kind: 'malformed', ...error }
  const value = parseJson(text)
  const form = isPlainObject(value) ? value['pipespanPlan'] : undefined
  if (typeof form !== 'number' || !Number.isInteger(form) || form < 1) {
    const message = 'This is no plan file: its member "pipespanPlan" has to be a whole number.'
    return malformed(text, { path: ['pipespanPlan'], message })
  }
  if (form > planFormat) return { kind: 'newer-form', form }
  const found = isPlan(value, [])
  if (found) return malformed(text, found)
  const { contentHash, ...content } = value as PlanFile
  const isAsSaved = contentHash === (await hashOf(content))
  return { kind: 'read', file: { ...content, contentHash }, isAsSaved }
}

const malformed = (text: string, { path, message }: Misfit): ReadPlan => ({
  kind: 'malformed',
  ...positionOf(text, path),
  message,
})

/** How a plan relates to the pipeline of today. */
export type Standing =
  | { kind: 'current' }
  /** Another number for the same structure: it was changed and changed back, or is in a file. */
  | { kind: 'renumbered'; madeOn: number; now: number }
  /** The pipeline has another version than the plan was made on. */
  | { kind: 'stale'; madeOn: number; now: number }
  /** The same number, another structure: the pipeline was made anew, or is another one. */
  | { kind: 'other-structure'; version: number }
  | { kind: 'other-account'; planned: string; here: string }

/** @param here the account of the pipeline that was read; absent where it is not known. */
export async function standingOf(
  { base, account }: PlanFile,
  latest: Pipeline,
  here?: string,
): Promise<Standing> {
  if (account !== undefined && here !== undefined && account !== here) {
    return { kind: 'other-account', planned: account, here }
  }
  const [madeOn, now] = [base.version, latest.version ?? 1]
  const isSame = (await structureHash(latest)) === base.structureHash
  if (now !== madeOn) return { kind: isSame ? 'renumbered' : 'stale', madeOn, now }
  return isSame ? { kind: 'current' } : { kind: 'other-structure', version: now }
}
