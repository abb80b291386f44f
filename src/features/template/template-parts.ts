import type { ComponentType, ReactNode } from 'react'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import type { Problem } from '../../pipeline/problems.ts'
import type { Place } from '../../aws/connection.ts'

/** What is said about changes beside the sentences; a feature imports no other, so it is handed in. */
export interface ReviewParts {
  StoresTable: ComponentType<{ before: Pipeline; after: Pipeline; homeRegion: string }>
  ReviewProblems: ComponentType<{ problems: readonly Problem[]; before: readonly Problem[] }>
  ChangeNotes: ComponentType<{ before: Pipeline; after: Pipeline }>
  /** What AWS is asked about the changes; absent where no AWS is behind the template. */
  Checks?: ComponentType<{
    place: Place
    before: Pipeline
    after: Pipeline
    isUnknown: (value: unknown) => boolean
  }>
}

/** How a pipeline is drawn. */
export interface PictureParts {
  regions: ReactNode
  stages: ReactNode
  buckets: ReactNode
  problems: ReactNode
  undo: ReactNode
  /** Offers a newer type; absent where the template takes no changes. */
  type: ReactNode
}
