import type { Plan } from '../pipeline/edits.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'

/** What an export is made from: the pipeline as it was read, and what is to change in it. */
export interface ExportInput {
  /** GetPipeline's declaration; its version is the one that the export is good for. */
  base: Pipeline
  plan: Plan
  /** Twelve digits; absent where it is not known. */
  account?: string
}

/** A change, or the changed pipeline, as a file of another tool. */
export interface Exported {
  text: string
  fileName: string
  /** What the form cannot carry and what is left to do, each a sentence. */
  notes: readonly string[]
}
