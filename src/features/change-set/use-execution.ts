import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type ChangeSet, executeChangeSet } from '../../aws/change-set.ts'
import type { Place } from '../../aws/connection.ts'
import { type AwsFailure, toFailure } from '../../aws/failures.ts'
import type { StackEvent } from '../../aws/stack-events.ts'
import { stackEventsQuery, stackTemplateQuery } from '../../aws/stack-queries.ts'
import { draftStore } from '../../draft/draft-store.ts'
import { templateDrafts, templateOf } from '../../draft/template-draft.ts'
import { deepEqual } from '../../pipeline/deep-equal.ts'
import { executionToken } from '../../template/change-set.ts'
import { stackProgress } from '../../template/stack-events.ts'
import { sourceOf } from './use-edited-template.ts'

interface Executed {
  /** The stack's name. */
  name: string
  /** Undefined while it is read. */
  changeSet: ChangeSet | undefined
}

/** The execution of a change set, of this page or of an earlier one. */
export interface Execution {
  isPending: boolean
  failure: AwsFailure | undefined
  /** Whether CloudFormation has begun. */
  isStarted: boolean
  /** Of this execution, newest first. */
  events: readonly StackEvent[]
  eventsFailure: AwsFailure | undefined
  /** Whether there are no events because something else executed it. */
  isElsewhere: boolean
  /** Whether more events are waited for. */
  isFollowing: boolean
  execute: () => void
  followAgain: () => void
}

/** Executes a change set and follows the stack to its end. */
export function useExecution(place: Place, { name, changeSet }: Executed): Execution {
  const queryClient = useQueryClient()
  const { ChangeSetId: id = '', StackId: stackId = '' } = changeSet ?? {}
  const operation = { stackId, token: executionToken(id) }
  const mutation = useMutation({
    mutationFn: () => executeChangeSet(place, { id, ...operation }),
  })
  const isStarted = mutation.isSuccess || (changeSet?.ExecutionStatus ?? '').startsWith('EXECUTE_')
  const events = useQuery({ ...stackEventsQuery(place, operation), enabled: isStarted })
  const isDone = events.data !== undefined && stackProgress(events.data) === 'done'
  const { connection, region } = place
  useEffect(() => {
    if (isDone) void settle(queryClient, { connection, region }, name)
  }, [isDone, queryClient, connection, region, name])
  return {
    isPending: mutation.isPending,
    failure: mutation.error ? toFailure('ExecuteChangeSet', mutation.error, true) : undefined,
    isStarted,
    events: events.data ?? [],
    isElsewhere:
      events.data?.length === 0 &&
      !mutation.isSuccess &&
      /^EXECUTE_(COMPLETE|FAILED)$/.test(changeSet?.ExecutionStatus ?? ''),
    eventsFailure: events.error ? toFailure('DescribeStackEvents', events.error) : undefined,
    isFollowing: events.isFetching,
    execute: () => mutation.mutate(),
    followAgain: () => void events.refetch(),
  }
}

/** The stack is what the kept text says: from now on its own is read, and so is its pipeline. */
async function settle(queryClient: QueryClient, place: Place, name: string): Promise<void> {
  const { connection, region } = place
  const readAnew = [
    'DescribeStacks',
    'GetTemplate',
    'ListStacks',
    'GetPipeline',
    'GetPipelineState',
  ]
  for (const operation of readAnew) {
    void queryClient.invalidateQueries({ queryKey: [connection, region, operation] })
  }
  const source = sourceOf(place, name, false)
  const fresh = { ...stackTemplateQuery(place, name), staleTime: 0 }
  const text = await queryClient.fetchQuery(fresh).catch(() => undefined)
  // What was typed after the change set was made is still to be done.
  if (templateDrafts.get(source)?.edited !== text) return
  templateDrafts.remove(source)
  for (const draft of draftStore.all()) {
    if (deepEqual(templateOf(draft)?.source, source)) draftStore.remove(draft)
  }
}
