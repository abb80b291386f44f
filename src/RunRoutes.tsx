import { useNavigate } from '@tanstack/react-router'
import { type ComponentProps, lazy, Suspense } from 'react'
import { BucketQuestion } from './features/add-action/BucketQuestion.tsx'
import { ActionChanges } from './features/change-action/ActionChanges.tsx'
import { AskedChange } from './features/change-action/AskedChange.tsx'
import { StoreChange } from './features/change-action/StoreChange.tsx'
import { TypeChange } from './features/change-action/TypeChange.tsx'
import type { ChangeParts } from './features/pipeline/change-parts.ts'
import { changeSearch } from './features/pipeline/pipeline-search.ts'
import { PipelineRoute } from './features/pipeline/PipelineRoute.tsx'
import { ActionOperations } from './features/runs/ActionOperations.tsx'
import { StageOperations } from './features/runs/StageOperations.tsx'
import { StartRun } from './features/runs/StartRun.tsx'
import { StartStatus } from './features/runs/StartStatus.tsx'

const parts = { StartRun, StartStatus, StageOperations, ActionOperations }

const here = '/$connection/$region/pipelines/$name'

/** What is asked about the pipeline is in its address; one question at a time. */
function useAsked() {
  const navigate = useNavigate({ from: here })
  const ask = (asked: { change?: string; store?: string }) =>
    navigate({
      search: (before) => changeSearch(before, { change: undefined, store: undefined, ...asked }),
      replace: true,
    })
  return {
    ask,
    /** Changes end at the review; whoever comes back from there is not asked again. */
    review: async () => {
      await ask({})
      await navigate({ to: `${here}/review` })
    },
  }
}

const changes: ChangeParts = {
  ActionChanges: (props) => {
    const { ask, review } = useAsked()
    return (
      <ActionChanges
        {...props}
        onAsk={(change) => void ask({ change })}
        onReview={() => void review()}
      />
    )
  },
  TypeChange: (props) => {
    const { review } = useAsked()
    return <TypeChange {...props} onReview={() => void review()} />
  },
  StoreChange: (props) => {
    const { ask, review } = useAsked()
    return (
      <StoreChange
        {...props}
        onAsk={(store) => void ask({ store })}
        onReview={() => void review()}
      />
    )
  },
  AskedChange: (props) => {
    const { ask, review } = useAsked()
    if (props.change === undefined && props.store === undefined) return null
    return (
      <AskedChange
        {...props}
        BucketQuestion={BucketQuestion}
        onClose={() => void ask({})}
        onReview={() => void review()}
      />
    )
  },
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
