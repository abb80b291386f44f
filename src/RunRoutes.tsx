import { PipelineRoute } from './features/pipeline/PipelineRoute.tsx'
import { ActionOperations } from './features/runs/ActionOperations.tsx'
import { StageOperations } from './features/runs/StageOperations.tsx'
import { StartRun } from './features/runs/StartRun.tsx'
import { StartStatus } from './features/runs/StartStatus.tsx'

const parts = { StartRun, StartStatus, StageOperations, ActionOperations }

/** A pipeline with what can be done about its runs; a feature imports no other, so they meet here. */
export const PipelineWithRunsRoute = () => <PipelineRoute runs={parts} />
