import { useNavigate } from '@tanstack/react-router'
import { type ComponentProps, lazy, Suspense } from 'react'
import type { Place } from './aws/connection.ts'
import { BucketQuestion } from './features/add-action/BucketQuestion.tsx'
import { ActionChanges } from './features/change-action/ActionChanges.tsx'
import { StoreChange } from './features/change-action/StoreChange.tsx'
import { TypeChange } from './features/change-action/TypeChange.tsx'
import { PipelineRoute } from './features/pipeline/PipelineRoute.tsx'
import { ActionOperations } from './features/runs/ActionOperations.tsx'
import { StageOperations } from './features/runs/StageOperations.tsx'
import { StartRun } from './features/runs/StartRun.tsx'
import { StartStatus } from './features/runs/StartStatus.tsx'

const parts = { StartRun, StartStatus, StageOperations, ActionOperations }

/** Changes ask for buckets as the wizard does, and end at the review. */
function useChangeParts({ place, name }: { place: Place; name: string }) {
  const navigate = useNavigate()
  return {
    BucketQuestion,
    onReview: () =>
      void navigate({
        to: '/$connection/$region/pipelines/$name/review',
        params: { ...place, name },
      }),
  }
}

type OwnProps<P> = Omit<P, 'BucketQuestion' | 'onReview'>

const changes = {
  ActionChanges: (props: OwnProps<ComponentProps<typeof ActionChanges>>) => (
    <ActionChanges {...props} {...useChangeParts(props)} />
  ),
  StoreChange: (props: OwnProps<ComponentProps<typeof StoreChange>>) => (
    <StoreChange {...props} {...useChangeParts(props)} />
  ),
  TypeChange: (props: OwnProps<ComponentProps<typeof TypeChange>>) => (
    <TypeChange {...props} onReview={useChangeParts(props).onReview} />
  ),
}

/** Templates are read by a parser that most pipelines never need. */
const OwnerNote = lazy(async () => ({
  default: (await import('./features/ownership/OwnerNote.tsx')).OwnerNote,
}))

const owners = {
  OwnerNote: (props: ComponentProps<typeof OwnerNote>) => (
    <Suspense>
      <OwnerNote {...props} />
    </Suspense>
  ),
}

/** A pipeline with its runs, its changes and its owner; a feature imports no other, so they meet here. */
export const PipelineWithRunsRoute = () => (
  <PipelineRoute runs={parts} changes={changes} owners={owners} />
)
