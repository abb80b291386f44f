import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useMutationState, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Place } from '../../aws/connection.ts'
import type { AwsFailure } from '../../aws/failures.ts'
import { executionQuery } from '../../aws/queries.ts'
import { startMutation } from '../../aws/run-mutations.ts'
import { runStatus } from '../../graph/run-status.ts'
import { OperationFailure } from './OperationFailure.tsx'

/** The run that was started last in this tab, wherever it was started, followed until it ends. */
export function StartStatus({ place, name }: { place: Place; name: string }) {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { mutationKey } = startMutation({ place, name, queryClient })
  const starts = useMutationState({
    filters: { ...(mutationKey && { mutationKey }), exact: true },
    select: ({ mutationId, state }) => ({
      mutationId,
      run: state.data as string | undefined,
      failure: state.error as AwsFailure | null,
    }),
  })
  const last = starts.at(-1)
  const { data: run } = useQuery({
    ...executionQuery(place, name, last?.run ?? ''),
    enabled: last?.run !== undefined,
  })
  if (last?.failure) {
    return <OperationFailure title="The run was not started" failure={last.failure} />
  }
  const id = last?.run
  if (id === undefined) return null
  const { type, text } = runStatus(run?.status ?? 'InProgress')
  const dismiss = () => {
    const cache = queryClient.getMutationCache()
    for (const started of cache.findAll({ ...(mutationKey && { mutationKey }) })) {
      cache.remove(started)
    }
  }
  return (
    <Alert
      type="info"
      dismissible
      dismissAriaLabel="Dismiss"
      onDismiss={dismiss}
      header="Run started"
      action={
        <Button
          onClick={() =>
            void navigate({
              to: '/$connection/$region/pipelines/$name/runs',
              params: { ...place, name },
              search: { run: id },
            })
          }
        >
          Open run
        </Button>
      }
    >
      <StatusIndicator type={type}>{text}</StatusIndicator> <code>{id}</code>
    </Alert>
  )
}
