import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { failureWords } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import type { Submission } from './use-submission.ts'

interface SubmitOutcomeProps {
  name: string
  submission: Submission
}

/** How the last submit ended, where it did not simply succeed. The draft is kept in every case. */
export function SubmitOutcome({ name, submission }: SubmitOutcomeProps) {
  const { error, result, isLookingUp } = submission
  if (isLookingUp) {
    return (
      <Alert type="info" header="Looking up what became of your last submit">
        <StatusIndicator type="loading">Reading {name} again</StatusIndicator>
      </Alert>
    )
  }
  if (error) {
    if (error.kind !== 'unknown-outcome') {
      return <FailureAlert title="The update was not made" {...failureWords(error)} />
    }
    return (
      <FailureAlert
        title="It is not known whether the update was made"
        {...failureWords(error)}
        advice={`Neither the update nor a look at ${name} afterwards was answered. Nothing is sent again until it is known.`}
        onRetry={submission.reset}
      />
    )
  }
  switch (result?.outcome) {
    case 'not-made':
      return (
        <Alert type="warning" header="The update was not made">
          No answer to it came back, and {name} is still at version {result.latest.version}. Your
          changes are kept; submit them again when the connection is good.
        </Alert>
      )
    case 'not-mine':
      return (
        <Alert type="warning" header="The update was not made">
          No answer to it came back, and the newer versions of {name} are somebody else’s.
        </Alert>
      )
    case 'updated':
      return (
        <Alert
          type="success"
          header="The update was made"
          action={
            <Button onClick={() => submission.finish(result.returned.version ?? 0)}>
              Open the pipeline
            </Button>
          }
        >
          {name} is at version {result.returned.version} with your changes.
        </Alert>
      )
    case 'moved':
    case 'overtaken':
    case undefined:
      return null
  }
}
