import { layoutJson } from '../export/layout-json.ts'
import { describeChange, findChanges } from '../pipeline/changes.ts'
import { withoutSecret } from '../pipeline/edit-secrets.ts'
import { applyPlan, type Edit, type Plan } from '../pipeline/edits.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { hashOf, structureHash } from './structure-hash.ts'

/** The version of the form, in docs/plan-file.md. A reader refuses a higher one. */
export const planFormat = 2

/** How a check came out when the plan was saved. */
export interface CheckResult {
  title: string
  region: Region
  state: 'passed' | 'failed' | 'unknown'
  text: string
}

/** A plan as a file: docs/plan-file.md describes every member. */
export interface PlanFile {
  pipespanPlan: number
  pipeline: string
  region: Region
  /** Twelve digits; absent where it was not known. */
  account?: string
  /** What the edits were made on. */
  base: { version: number; structureHash: string }
  savedAt: string
  /** The author's own words. */
  note: string
  /** The changes in sentences, for people; never read back. */
  changes: readonly string[]
  edits: readonly Edit[]
  checks: readonly CheckResult[]
  /** The hash of all members above. */
  contentHash: string
}

export interface PlanToSave {
  base: Pipeline
  plan: Plan
  account?: string
  note: string
  checks: readonly CheckResult[]
  /** Epoch milliseconds. */
  now: number
}

/** The plan as JSON text. A secret that a person typed is empty in it, and asked for again. */
export async function writePlanFile(input: PlanToSave): Promise<string> {
  const { base, plan, account, note, checks, now } = input
  const edits = plan.edits.map(withoutSecret)
  const { pipeline: edited } = applyPlan(base, { ...plan, edits })
  const content: Omit<PlanFile, 'contentHash'> = {
    pipespanPlan: planFormat,
    pipeline: base.name,
    region: plan.homeRegion,
    ...(account !== undefined && { account }),
    base: { version: base.version ?? 1, structureHash: await structureHash(base) },
    savedAt: new Date(now).toISOString(),
    note,
    changes: findChanges(base, edited, plan.homeRegion).map(describeChange),
    edits,
    checks,
  }
  return `${layoutJson({ ...content, contentHash: await hashOf(content) })}\n`
}

/** What a plan is saved as: `shop.plan.json`. */
export const planFileName = (pipeline: string): string => `${pipeline}.plan.json`
