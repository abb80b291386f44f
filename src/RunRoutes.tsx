import { useNavigate } from '@tanstack/react-router'
import { OwnerNote } from './features/ownership/OwnerNote.tsx'
import { PipelineRoute } from './features/pipeline/PipelineRoute.tsx'
import { ActionOperations } from './features/runs/ActionOperations.tsx'
import { StageOperations } from './features/runs/StageOperations.tsx'
import { StartRun } from './features/runs/StartRun.tsx'
import { StartStatus } from './features/runs/StartStatus.tsx'
import { changeParts, PipelineChanges } from './PipelineChanges.tsx'

const parts = { StartRun, StartStatus, StageOperations, ActionOperations }

const here = '/$connection/$region/pipelines/$name'

const owners = { OwnerNote }

/** A pipeline with its runs, its changes and its owner; a feature imports no other, so they meet here. */
export function PipelineWithRunsRoute() {
  const navigate = useNavigate({ from: here })
  return (
    <PipelineChanges openReview={() => void navigate({ to: `${here}/review` })}>
      <PipelineRoute runs={parts} changes={changeParts} owners={owners} />
    </PipelineChanges>
  )
}
