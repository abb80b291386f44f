import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import { nextStep } from '../../aws/failures.ts'
import type { Submission } from '../../aws/submit.ts'
import type { Draft } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'
import { describeChange } from '../../pipeline/changes.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { changesSince, rebase } from './rebase.ts'

interface SubmitOutcomeProps {
  draft: Draft
  submission: Submission
}

/** Why a submit changed nothing, or may have; the draft is kept in every case. */
export function SubmitOutcome({ draft, submission }: SubmitOutcomeProps) {
  const { error, data } = submission
  if (error) {
    return (
      <FailureAlert
        title={
          error.kind === 'unknown-outcome'
            ? 'It is not known whether the update happened'
            : 'The update was not made'
        }
        message={error.message}
        code={error.code}
        requestId={error.requestId}
        advice={nextStep(error)}
      />
    )
  }
  if (data?.outcome !== 'moved') return null
  const { latest } = data
  return (
    <Alert
      type="warning"
      header="Nothing was sent"
      action={
        <Button
          onClick={() => {
            submission.reset()
            draftStore.set(rebase(draft, latest, Date.now()))
          }}
        >
          Review on version {latest.version}
        </Button>
      }
    >
      {draft.base.name} changed while you were editing: it is at version {latest.version} now, and
      your changes were made on version {draft.base.version}.
      <ul>
        {changesSince(draft, latest).map((change) => {
          const text = describeChange(change)
          return <li key={text}>{text}</li>
        })}
      </ul>
    </Alert>
  )
}
