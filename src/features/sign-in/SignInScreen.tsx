import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { sessionOf, signInWaysOf, subscribeToSessions } from '../../aws/browser-session.ts'
import { findConnection } from '../../aws/connection.ts'
import { PastedKeysForm } from './PastedKeysForm.tsx'

interface SignInScreenProps {
  connection: string
  /** A path of this page, for the way back from the provider. */
  returnTo: string
  onSignedIn: () => void
}

/** The ways into one connection. */
export function SignInScreen({ connection, returnTo, onSignedIn }: SignInScreenProps) {
  const session = useSyncExternalStore(subscribeToSessions, () => sessionOf(connection))
  const { signIn, takeKeys } = signInWaysOf(connection) ?? {}
  const queryClient = useQueryClient()
  const leave = useMutation({ mutationFn: async () => signIn?.(returnTo) })
  const label = findConnection(connection)?.label ?? connection
  const why = leave.error?.message ?? (session && 'why' in session ? session.why : undefined)
  return (
    <ContentLayout maxContentWidth={720} header={<Header variant="h1">Sign in to {label}</Header>}>
      <SpaceBetween size="l">
        {why && (
          <Alert type="warning" header="You are signed out" statusIconAriaLabel="Warning">
            {why} Your drafts are kept.
          </Alert>
        )}
        {!session && (
          <Alert type="info" header="Nobody signs in here" statusIconAriaLabel="Info">
            This page holds no credentials for {label}.
          </Alert>
        )}
        {signIn && (
          <Container header={<Header variant="h2">Your organization’s account</Header>}>
            <SpaceBetween size="m">
              <div>
                You sign in at your identity provider and come back here. What you may do is decided
                by the AWS role behind it. Nothing is kept after the tab is closed.
              </div>
              <Button
                variant="primary"
                loading={leave.isPending || leave.isSuccess}
                loadingText="Going to the identity provider"
                onClick={() => leave.mutate()}
              >
                Sign in
              </Button>
            </SpaceBetween>
          </Container>
        )}
        {takeKeys && (
          <PastedKeysForm
            onKeys={(keys, roleArn) => {
              takeKeys(keys, roleArn)
              // They may be another account's, whose answers must not be mixed with these.
              queryClient.removeQueries({ queryKey: [connection] })
              onSignedIn()
            }}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}
