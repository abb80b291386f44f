import type { ComponentType, ReactNode } from 'react'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'
import type { Draft } from '../../draft/draft.ts'
import type { Place } from '../../aws/connection.ts'

/** What is said about changes beside the sentences; a feature imports no other, so it is handed in. */
export interface ReviewParts {
  StoresTable: ComponentType<{ before: Pipeline; after: Pipeline; homeRegion: string }>
  ReviewProblems: ComponentType<{ problems: readonly Problem[]; before: readonly Problem[] }>
  /** The change in the forms of other tools, the CDK among them. */
  Exports: ComponentType<{ place: Place; draft: Draft }>
  /** What AWS is asked about the changes; absent where no AWS is behind the template. */
  Checks?: ComponentType<{ place: Place; before: Pipeline; after: Pipeline }>
}

/** How a pipeline is drawn. */
export interface PictureParts {
  stages: ReactNode
  problems: ReactNode
  undo: ReactNode
}
