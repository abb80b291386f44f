import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Place } from '../../aws/connection.ts'
import { failureWords, toFailure } from '../../aws/failures.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import type { Draft } from '../../draft/draft.ts'
import type { PlanResult } from '../../pipeline/edits.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { AddActionWizard } from './AddActionWizard.tsx'
import { useWizardDraft } from './use-wizard-draft.ts'
import { WizardLoading } from './WizardLoading.tsx'

/** How the submit of the draft goes; see the review. */
interface Submission {
  isPending: boolean
  error: unknown
  /** The pipeline as AWS has it now, where the draft was made on another version. */
  newer: { version: number } | undefined
  /** What is on its way or has arrived; shown on although the draft is gone. */
  submitted: { draft: Draft; edited: PlanResult } | undefined
  submit: (draft: Draft) => void
  reset: () => void
}

export interface AddActionPageProps {
  place: Place
  name: string
  submission: Submission
  /** What will change, shown in the last step. */
  review: (draft: Draft) => ReactNode
  /** Undo and redo of the draft. */
  undo: ReactNode
  onLeave: () => void
}

/** Adds a cross-region action to one pipeline, step by step, and submits it. */
export function AddActionPage(props: AddActionPageProps) {
  const { place, name, submission, review, undo, onLeave } = props
  const { data, error, dataUpdatedAt, refetch } = useQuery(pipelineQuery(place, name))
  const { draft, edited, save } = useWizardDraft(place, name, {
    data,
    readAt: dataUpdatedAt,
  })
  const failure = error && toFailure('GetPipeline', error)
  return (
    <SpaceBetween size="l">
      {!draft && <Header variant="h1">Add cross-region action</Header>}
      {failure && (
        <FailureAlert
          title={draft ? `${name} cannot be read again` : `${name} cannot be read`}
          {...failureWords(failure, () => void refetch())}
        />
      )}
      {draft && edited ? (
        <AddActionWizard
          place={place}
          draft={draft}
          edited={edited}
          save={save}
          submission={submission}
          review={review}
          undo={undo}
          onLeave={onLeave}
        />
      ) : (
        !failure && <WizardLoading name={name} />
      )}
    </SpaceBetween>
  )
}
