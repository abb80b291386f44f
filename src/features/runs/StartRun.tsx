import Button from '@cloudscape-design/components/button'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { startMutation } from '../../aws/run-mutations.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { variablesOf } from '../../pipeline/variables.ts'
import { StartDialog } from './StartDialog.tsx'

interface StartRunProps {
  place: Place
  name: string
  /** The pipeline as it is; nothing can be started before it has been read. */
  pipeline: Pipeline | undefined
  isPrimary: boolean
  /** Why nothing can be started. */
  whyNot: string | undefined
}

/** Starts a run; a pipeline with variables asks for their values first. */
export function StartRun({ place, name, pipeline, isPrimary, whyNot }: StartRunProps) {
  const queryClient = useQueryClient()
  const start = useMutation(startMutation({ place, name, queryClient }))
  const [isAsking, setAsking] = useState(false)
  const variables = pipeline ? variablesOf(pipeline) : []
  const close = () => {
    start.reset()
    setAsking(false)
  }
  return (
    <>
      <Button
        variant={isPrimary ? 'primary' : 'normal'}
        disabled={!pipeline}
        {...(!pipeline && whyNot !== undefined && { disabledReason: whyNot })}
        loading={start.isPending && !isAsking}
        onClick={() =>
          variables.length > 0 ? setAsking(true) : start.mutate({ token: crypto.randomUUID() })
        }
      >
        Release change
      </Button>
      {isAsking && (
        <StartDialog
          name={name}
          variables={variables}
          isPending={start.isPending}
          failure={start.error}
          onClose={close}
          onStart={(values) =>
            start.mutate(
              { token: crypto.randomUUID(), variables: values },
              { onSuccess: () => setAsking(false) },
            )
          }
        />
      )}
    </>
  )
}
