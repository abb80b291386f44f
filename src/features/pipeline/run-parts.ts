import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'

interface OfPipeline {
  place: Place
  name: string
}

/** What this page shows of runs. A feature imports no other, so these are handed to it. */
export interface RunParts {
  /** The button that starts a run. */
  StartRun: ComponentType<
    OfPipeline & {
      pipeline: Pipeline | undefined
      isPrimary: boolean
      whyNot: string | undefined
    }
  >
  /** The run that was started last, or why it was not. */
  StartStatus: ComponentType<OfPipeline>
  StageOperations: ComponentType<
    OfPipeline & { stage: string; isFirst: boolean; canRollBack: boolean }
  >
  ActionOperations: ComponentType<OfPipeline & { stage: string; action: string }>
}
