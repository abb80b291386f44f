import { nextStep, toFailure } from '../../aws/failures.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'

interface ControlFailureProps {
  title: string
  error: Error | null
  onRetry?: () => void
}

/** A control that did not work; nothing where it did. */
export function ControlFailure({ title, error, onRetry }: ControlFailureProps) {
  if (!error) return null
  const failure = toFailure('Sandbox control', error)
  return (
    <FailureAlert
      title={title}
      message={failure.message}
      code={failure.code}
      advice={nextStep(failure)}
      onRetry={onRetry}
    />
  )
}
