import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { transitionMutation } from '../../aws/run-mutations.ts'
import type { StageFacts } from '../../pipeline/runs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { OperationFailure } from './OperationFailure.tsx'
import { reasonProblem } from './transition-reason.ts'

interface TransitionProps {
  place: Place
  name: string
  stage: string
  state: StageFacts['inboundTransitionState']
}

/** Whether runs may enter a stage, and the button that changes it. Disabling asks for a reason. */
export function Transition({ place, name, stage, state }: TransitionProps) {
  const queryClient = useQueryClient()
  const change = useMutation(transitionMutation({ place, name, queryClient }))
  const [isAsking, setAsking] = useState(false)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const isEnabled = state?.enabled !== false
  const problem = reasonProblem(reason)
  const close = () => {
    setAsking(false)
    setTried(false)
  }
  const disable = () => {
    setTried(true)
    if (problem) return
    // Closed at once: the graph shows the change at once, and a failure takes it back and says so.
    change.mutate({ stage, enabled: false, reason })
    close()
  }
  return (
    <SpaceBetween size="xs">
      {change.error && (
        <OperationFailure title="The transition was not changed" failure={change.error} />
      )}
      <StatusIndicator type={isEnabled ? 'success' : 'stopped'} wrapText>
        {isEnabled ? 'Transition enabled' : 'Transition disabled'}
        {state?.disabledReason && `: ${state.disabledReason}`}
      </StatusIndicator>
      {isEnabled ? (
        <Button loading={change.isPending} onClick={() => setAsking(true)}>
          Disable transition
        </Button>
      ) : (
        <Button loading={change.isPending} onClick={() => change.mutate({ stage, enabled: true })}>
          Enable transition
        </Button>
      )}
      {isAsking && (
        <Dialog
          title={`Disable the transition into ${stage}`}
          confirm="Disable"
          isPending={change.isPending}
          onClose={close}
          onConfirm={disable}
        >
          <div>
            Runs stop before the stage until the transition is enabled. A run that is in the stage
            goes on.
          </div>
          <FormField
            label="Reason"
            constraintText="At most 300 letters, digits, spaces and ! @ ( ) . * ? -"
            errorText={isTried && problem}
            stretch
          >
            <Input value={reason} onChange={({ detail }) => setReason(detail.value)} />
          </FormField>
        </Dialog>
      )}
    </SpaceBetween>
  )
}
