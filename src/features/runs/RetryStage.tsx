import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { retryMutation } from '../../aws/run-mutations.ts'
import type { Retry } from '../../aws/run-operations.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { OperationFailure } from './OperationFailure.tsx'

interface RetryStageProps {
  place: Place
  name: string
  run: string
  stage: string
}

/** Runs a failed or stopped stage again, after asking which of its actions. */
export function RetryStage({ place, name, run, stage }: RetryStageProps) {
  const queryClient = useQueryClient()
  const retry = useMutation(retryMutation({ place, name, queryClient }))
  const [isAsking, setAsking] = useState(false)
  const [mode, setMode] = useState<Retry['mode']>('FAILED_ACTIONS')
  const close = () => {
    retry.reset()
    setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Retry stage</Button>
      {isAsking && (
        <Dialog
          title={`Retry stage ${stage}`}
          confirm="Retry"
          isPending={retry.isPending}
          onClose={close}
          onConfirm={() => retry.mutate({ run, stage, mode }, { onSuccess: close })}
        >
          {retry.error && (
            <OperationFailure title="The stage was not retried" failure={retry.error} />
          )}
          <FormField label="Which actions" stretch>
            <RadioGroup
              value={mode}
              onChange={({ detail }) => setMode(detail.value as Retry['mode'])}
              items={[
                {
                  value: 'FAILED_ACTIONS',
                  label: 'Failed actions',
                  description: 'Actions that succeeded are not run again.',
                },
                {
                  value: 'ALL_ACTIONS',
                  label: 'All actions',
                  description: 'The stage starts over, with the same artifacts.',
                },
              ]}
            />
          </FormField>
        </Dialog>
      )}
    </>
  )
}
