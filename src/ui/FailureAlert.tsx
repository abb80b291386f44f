import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'

interface FailureAlertProps {
  /** What did not happen, such as "The pipelines cannot be listed". */
  title: string
  /** The service's own words. */
  message: string
  /** The call that failed. */
  operation?: string | undefined
  /** The service's error code. */
  code?: string | undefined
  /** What the service's support asks for. */
  requestId?: string | undefined
  /** What a person does next. */
  advice?: string | undefined
  /** The person has to sign in first. */
  isSignedOut?: boolean | undefined
  onRetry?: (() => void) | undefined
}

/** A call that failed: what did not happen, the service's own words, and what to do next. */
export function FailureAlert(props: FailureAlertProps) {
  const { title, message, code, requestId, advice, isSignedOut, onRetry } = props
  return (
    <Alert
      type="error"
      header={isSignedOut ? `${title}: you are signed out` : title}
      action={
        onRetry && <Button onClick={onRetry}>{isSignedOut ? 'I have signed in' : 'Retry'}</Button>
      }
      statusIconAriaLabel="Error"
    >
      <SpaceBetween size="xs">
        <div role="alert" style={{ overflowWrap: 'anywhere' }}>
          {code && <Box variant="code">{code}</Box>} {message}
        </div>
        {advice && <div>{advice}</div>}
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          {requestId && (
            <div>
              Request id{' '}
              <CopyToClipboard
                variant="inline"
                textToCopy={requestId}
                textToDisplay={requestId}
                copyButtonAriaLabel="Copy the request id"
                copySuccessText="Request id copied"
                copyErrorText="The request id could not be copied"
              />
            </div>
          )}
          <CopyToClipboard
            copyButtonText="Copy error"
            copyButtonAriaLabel="Copy the error"
            textToCopy={errorText(props)}
            copySuccessText="Error copied"
            copyErrorText="The error could not be copied"
          />
        </SpaceBetween>
      </SpaceBetween>
    </Alert>
  )
}

/** All there is to tell a colleague or the service's support. */
const errorText = ({ title, operation, code, message, requestId }: FailureAlertProps) =>
  [
    title,
    operation && `Operation: ${operation}`,
    code && `Code: ${code}`,
    `Message: ${message}`,
    requestId && `Request id: ${requestId}`,
  ]
    .filter(Boolean)
    .join('\n')
