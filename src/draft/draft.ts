import { applyPlan, type Plan, type PlanResult } from '../pipeline/edits.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import type { Edit } from '../pipeline/edits.ts'
import { type AddActionAnswers, editsFrom } from './add-action-answers.ts'
import type { DraftHistory } from './history.ts'

/** Which pipeline a draft belongs to: a connection, its home region and its name. */
export interface DraftKey {
  connection: string
  region: Region
  pipeline: string
}

/**
 * The pipeline as it was read and what a person wants changed in it.
 * What is stored of it holds no secret: values stay masked in what AWS answers, and typed ones stay in
 * memory (`without-secrets.ts`).
 */
export interface Draft extends DraftKey {
  /** GetPipeline's declaration as received; its `version` is what the plan is pinned to. */
  base: Pipeline
  /** Epoch milliseconds of the read. */
  readAt: number
  /** Edits that are settled. */
  edits: readonly Edit[]
  /** The wizard's answers, finished or not; their edits come after the settled ones. */
  answers?: AddActionAnswers
  /** The wizard's step a person was on, from 0. */
  step?: number
  /** Epoch milliseconds of a submit whose end nobody has seen: it has to be looked up. */
  sentAt?: number
  /** The draft's own submit wrote over this version, and nobody has decided yet what to do. */
  overtaken?: Overtaken
  /** Epoch milliseconds of the first change; the store writes it. */
  begunAt?: number
  /** Epoch milliseconds of the last change; the store writes it. */
  changedAt?: number
  /** What undo and redo go back and forth through; the store writes it. */
  history?: DraftHistory
}

/** A version that a submit wrote over: it was made from `base`, and is not in the draft's base. */
interface Overtaken {
  base: Pipeline
  /** Absent when AWS did not tell it. */
  theirs?: Pipeline
}

/** Every edit of the draft, in order. */
export const planOf = (draft: Draft): Plan => ({
  homeRegion: draft.region,
  edits: [
    ...draft.edits,
    ...(draft.answers ? editsFrom(draft.answers, draft.base, draft.region) : []),
  ],
})

/** The pipeline as it would be, and the edits that no longer fit. */
export const editedOf = (draft: Draft): PlanResult => applyPlan(draft.base, planOf(draft))

/** Whether there is anything to lose. */
export const hasEdits = (draft: Draft): boolean =>
  draft.edits.length > 0 || draft.answers !== undefined || draft.overtaken !== undefined
