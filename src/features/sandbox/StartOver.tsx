import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { sandboxKey, startOver } from '../../aws/sandbox-controls.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ControlFailure } from './ControlFailure.tsx'
import { useControl } from './use-control.ts'

/** Throws away all that was done in the sandbox, after asking. */
export function StartOver() {
  const [isAsking, setAsking] = useState(false)
  const reset = useControl(startOver, sandboxKey)
  return (
    <Container
      header={
        <Header variant="h2" description="Pipelines, runs, buckets, faults and clock as at first">
          Start over
        </Header>
      }
    >
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Button onClick={() => setAsking(true)}>Start over</Button>
        <div role="status">
          {reset.isSuccess && (
            <StatusIndicator type="success">The sandbox is as at first</StatusIndicator>
          )}
        </div>
      </SpaceBetween>
      {isAsking && (
        <Dialog
          title="Start the sandbox over?"
          confirm="Start over"
          isPending={reset.isPending}
          onClose={() => setAsking(false)}
          onConfirm={() => reset.mutate(undefined, { onSuccess: () => setAsking(false) })}
        >
          <div>
            Every change made in the sandbox is lost, also those made with the AWS CLI. Drafts in
            this browser are kept.
          </div>
          <ControlFailure title="Not started over" error={reset.error} />
        </Dialog>
      )}
    </Container>
  )
}
