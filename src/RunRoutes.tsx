import { useNavigate } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { suggestBucket } from './features/add-action/bucket-ranking.ts'
import { ActionChanges } from './features/change-action/ActionChanges.tsx'
import { PipelineRoute } from './features/pipeline/PipelineRoute.tsx'
import { ActionOperations } from './features/runs/ActionOperations.tsx'
import { StageOperations } from './features/runs/StageOperations.tsx'
import { StartRun } from './features/runs/StartRun.tsx'
import { StartStatus } from './features/runs/StartStatus.tsx'

const parts = { StartRun, StartStatus, StageOperations, ActionOperations }

type Changes = Omit<ComponentProps<typeof ActionChanges>, 'suggestBucket' | 'onReview'>

/** The changes of an action, which end at the review and choose buckets as the wizard does. */
function ReviewedChanges(props: Changes) {
  const navigate = useNavigate()
  const { place, name } = props
  return (
    <ActionChanges
      {...props}
      suggestBucket={suggestBucket}
      onReview={() =>
        void navigate({
          to: '/$connection/$region/pipelines/$name/review',
          params: { ...place, name },
        })
      }
    />
  )
}

const changes = { ActionChanges: ReviewedChanges }

/** A pipeline with its runs and its changes; a feature imports no other, so they meet here. */
export const PipelineWithRunsRoute = () => <PipelineRoute runs={parts} changes={changes} />
