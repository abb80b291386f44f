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
  /** The service's error code. */
  code?: string | undefined
  /** What the service's support asks for. */
  requestId?: string | undefined
  /** What a person does next. */
  advice?: string | undefined
  onRetry?: (() => void) | undefined
}

/** A call that failed: what did not happen, the service's own words, and what to do next. */
export function FailureAlert(props: FailureAlertProps) {
  const { title, message, code, requestId, advice, onRetry } = props
  return (
    <Alert
      type="error"
      header={title}
      action={onRetry && <Button onClick={onRetry}>Retry</Button>}
      statusIconAriaLabel="Error"
    >
      <SpaceBetween size="xs">
        <div role="alert">
          {code && <Box variant="code">{code}</Box>} {message}
        </div>
        {advice && <div>{advice}</div>}
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
      </SpaceBetween>
    </Alert>
  )
}
