import { type AwsFailure, failureWords } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'

/** Why an operation did not happen, or may have. */
export const OperationFailure = ({ title, failure }: { title: string; failure: AwsFailure }) => (
  <FailureAlert
    title={failure.kind === 'unknown-outcome' ? 'It is not known whether this happened' : title}
    {...failureWords(failure)}
  />
)
