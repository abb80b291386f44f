import { useQueryClient } from '@tanstack/react-query'
import { credentialsQuery } from '../../aws/connections.ts'

/**
 * Asks whether the connection has credentials by now and, if it has, asks AWS again for everything
 * that has failed. Nothing on the screen is left, and drafts stay as they are.
 */
export function useTryAgain(connection: string): () => Promise<void> {
  const queryClient = useQueryClient()
  return async () => {
    const { queryKey } = credentialsQuery(connection)
    await queryClient.refetchQueries({ queryKey })
    // The notice goes on showing why.
    if (queryClient.getQueryState(queryKey)?.status === 'error') return
    await queryClient.refetchQueries({
      predicate: ({ queryKey: [start], state }) => start === connection && state.status === 'error',
    })
  }
}
