import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Connection } from '../../aws/connection.ts'
import type { AwsFailure } from '../../aws/failures.ts'
import { MfaForm } from './MfaForm.tsx'
import { useTryAgain } from './use-try-again.ts'

interface SignInHelpProps {
  connection: Connection
  failure: AwsFailure
}

/** What a person does so that a connection has credentials again. */
export function SignInHelp({ connection, failure }: SignInHelpProps) {
  const tryAgain = useTryAgain(connection.id)
  const [isTrying, setTrying] = useState(false)
  const { signInCommand } = connection
  const run = async () => {
    setTrying(true)
    await tryAgain()
    setTrying(false)
  }
  if (failure.code === 'MfaRequired') {
    return <MfaForm connection={connection} onAccepted={tryAgain} />
  }
  return (
    <SpaceBetween size="xs">
      {signInCommand === undefined || failure.code !== 'SsoSessionExpired' ? (
        <div style={{ overflowWrap: 'anywhere' }}>{failure.message}</div>
      ) : (
        <div>
          Run this in a terminal. The browser asks you to sign in.
          <Box padding={{ top: 'xxs' }}>
            <CopyToClipboard
              variant="inline"
              textToCopy={signInCommand}
              textToDisplay={signInCommand}
              copyButtonAriaLabel="Copy the command"
              copySuccessText="Command copied"
              copyErrorText="The command could not be copied"
            />
          </Box>
        </div>
      )}
      <SpaceBetween direction="horizontal" size="xs" alignItems="center">
        <Button loading={isTrying} onClick={() => void run()}>
          Try again
        </Button>
        <span>Drafts are kept.</span>
      </SpaceBetween>
    </SpaceBetween>
  )
}
