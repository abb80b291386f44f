import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { stopMutation } from '../../aws/run-mutations.ts'
import { shortId } from '../../pipeline/runs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { OperationFailure } from './OperationFailure.tsx'

interface StopRunProps {
  place: Place
  name: string
  run: string
  /** It is stopping already: then only abandoning is left. */
  isStopping: boolean
}

const longestReason = 200

/** Stops a run that has not ended, after asking how. */
export function StopRun({ place, name, run, isStopping }: StopRunProps) {
  const queryClient = useQueryClient()
  const stop = useMutation(stopMutation({ place, name, queryClient }))
  const [isAsking, setAsking] = useState(false)
  const [how, setHow] = useState('wait')
  const [reason, setReason] = useState('')
  const isAbandoning = isStopping || how === 'abandon'
  const close = () => {
    stop.reset()
    setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{isStopping ? 'Abandon actions' : 'Stop run'}</Button>
      {isAsking && (
        <Dialog
          title={`Stop run ${shortId(run)}`}
          confirm={isAbandoning ? 'Stop and abandon' : 'Stop and wait'}
          isPending={stop.isPending}
          onClose={close}
          onConfirm={() =>
            stop.mutate({ run, abandon: isAbandoning, reason }, { onSuccess: close })
          }
        >
          {stop.error && <OperationFailure title="The run was not stopped" failure={stop.error} />}
          <FormField label="How to stop" stretch>
            <RadioGroup
              value={isAbandoning ? 'abandon' : 'wait'}
              onChange={({ detail }) => setHow(detail.value)}
              items={[
                {
                  value: 'wait',
                  label: 'Wait',
                  description: isStopping
                    ? 'Asked for already: the run stops when its actions in progress have ended.'
                    : 'The actions in progress end; no further action starts.',
                  disabled: isStopping,
                },
                {
                  value: 'abandon',
                  label: 'Abandon',
                  description:
                    'The run stops at once. What its actions have begun elsewhere may go on, fail or end out of order.',
                },
              ]}
            />
          </FormField>
          <FormField
            label={
              <>
                Reason <i>- optional</i>
              </>
            }
            constraintText={`At most ${longestReason} characters. Everyone who reads the run sees it.`}
            stretch
          >
            <Input
              value={reason}
              onChange={({ detail }) => setReason(detail.value.slice(0, longestReason))}
            />
          </FormField>
        </Dialog>
      )}
    </>
  )
}
