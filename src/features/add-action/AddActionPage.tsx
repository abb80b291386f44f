import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import type { Place } from '../../aws/connection.ts'
import { nextStep, toFailure } from '../../aws/failures.ts'
import { pipelineQuery } from '../../aws/queries.ts'
import type { Submission } from '../../aws/submit.ts'
import type { SubmitWhen } from '../../aws/submit-when.ts'
import type { Draft } from '../../draft/draft.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { AddActionWizard } from './AddActionWizard.tsx'
import { useWizardDraft } from './use-wizard-draft.ts'
import { WizardLoading } from './WizardLoading.tsx'

export interface AddActionPageProps {
  place: Place
  name: string
  /** What will change, shown in the last step. */
  Review: ComponentType<{ place: Place; draft: Draft; submission: Submission; when: SubmitWhen }>
  /** When the update is sent; chosen in the review. */
  when: SubmitWhen
  /** Called with the version that AWS answered. */
  onSubmitted: (version: number) => void
  onLeave: () => void
}

/** Adds a cross-region action to one pipeline, step by step, and submits it. */
export function AddActionPage(props: AddActionPageProps) {
  const { place, name, Review, when, onSubmitted, onLeave } = props
  const { data, error, dataUpdatedAt, refetch } = useQuery(pipelineQuery(place, name))
  const { draft, edited, isStored, save } = useWizardDraft(place, name, {
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
          message={failure.message}
          code={failure.code}
          requestId={failure.requestId}
          advice={nextStep(failure)}
          onRetry={() => void refetch()}
        />
      )}
      {draft && edited ? (
        <AddActionWizard
          place={place}
          draft={draft}
          edited={edited}
          isStored={isStored}
          latest={data}
          save={save}
          Review={Review}
          when={when}
          onSubmitted={onSubmitted}
          onLeave={onLeave}
        />
      ) : (
        !failure && <WizardLoading name={name} />
      )}
    </SpaceBetween>
  )
}
