import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { startMutation } from '../../aws/run-mutations.ts'
import { type SubmitChoice, type SubmitWhen, waitMutation } from '../../aws/submit-when.ts'

/** When the update of one pipeline is sent, and whether a run follows it. */
export function useSubmitWhen(place: Place, name: string): SubmitWhen {
  const queryClient = useQueryClient()
  const [choice, setChoice] = useState<SubmitChoice>('now')
  const [isReleasing, setReleasing] = useState(false)
  const wait = useMutation(waitMutation({ place, name, queryClient }))
  const abort = useRef<AbortController>(undefined)
  const { mutate, reset, isPending, error } = wait

  const cancel = useCallback(() => {
    if (!abort.current) return
    abort.current.abort()
    abort.current = undefined
    reset()
  }, [reset])

  // The browser asks before it closes a tab that somebody counts on.
  useEffect(() => {
    if (!isPending) return undefined
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    globalThis.addEventListener('beforeunload', ask)
    return () => globalThis.removeEventListener('beforeunload', ask)
  }, [isPending])

  const start = (submit: () => void) => {
    if (choice === 'now') {
      reset()
      submit()
      return
    }
    const { signal } = (abort.current = new AbortController())
    mutate(
      { stop: choice === 'stop', signal },
      {
        onSuccess: (isIdle) => {
          abort.current = undefined
          if (isIdle) submit()
        },
      },
    )
  }
  const afterUpdate = () => {
    if (!isReleasing) return
    // On the cache and not on a hook: the run is to start also when this screen has gone.
    const release = startMutation({ place, name, queryClient })
    void queryClient
      .getMutationCache()
      .build(queryClient, release)
      .execute({ token: crypto.randomUUID() })
      // The pipeline's page shows it.
      .catch(() => undefined)
  }
  return {
    choice,
    setChoice,
    isReleasing,
    setReleasing,
    isWaiting: isPending,
    failure: error,
    start,
    cancel,
    afterUpdate,
  }
}
