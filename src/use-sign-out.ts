import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useCallback } from 'react'
import { signInWaysOf } from './aws/browser-session.ts'

/** Signs out of a connection: its credentials and all that AWS said to them are forgotten. */
export function useSignOut(connection: string): () => void {
  const queryClient = useQueryClient()
  const router = useRouter()
  return useCallback(() => {
    const forget = async () => {
      const ending = signInWaysOf(connection)?.signOut()
      await queryClient.cancelQueries({ queryKey: [connection] })
      queryClient.removeQueries({ queryKey: [connection] })
      // The provider may be out of reach; here one is signed out all the same.
      const address = await ending?.catch(() => undefined)
      if (address) location.assign(address)
      else await router.invalidate()
    }
    void forget()
  }, [connection, queryClient, router])
}
