import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import type { AwsFailure } from '../../aws/failures.ts'
import { startPipelineExecution } from '../../aws/pipelines.ts'
import { pipelineStateQuery, recentExecutionsQuery } from '../../aws/queries.ts'

/** Starts a run; the graph and the list of runs then follow it. */
export function useRelease(place: Place, name: string) {
  const queryClient = useQueryClient()
  const { mutate, ...rest } = useMutation<string, AwsFailure, string>({
    mutationFn: (token) => startPipelineExecution(place, name, token),
    onSettled: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: pipelineStateQuery(place, name).queryKey }),
        queryClient.invalidateQueries({
          // Every length of the list, whoever asked for it.
          queryKey: recentExecutionsQuery(place, name).queryKey.slice(0, -1),
        }),
      ])
    },
  })
  return { ...rest, start: () => mutate(crypto.randomUUID()) }
}

export type Release = ReturnType<typeof useRelease>
