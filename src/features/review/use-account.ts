import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { accountOf } from '../../aws/pipelines.ts'
import { pipelineQuery } from '../../aws/queries.ts'

/** The account that a pipeline belongs to; undefined until it is known. */
export function useAccount(place: Place, name: string): string | undefined {
  const { data } = useQuery(pipelineQuery(place, name))
  return data && accountOf(data)
}
