import { queryOptions } from '@tanstack/react-query'
import { askBridge } from './bridge-answer.ts'
import { type Place, sandboxConnection } from './connection.ts'
import { transportOf } from './transport.ts'

/** The sandbox's own controls, as the Sandbox page uses them; no real AWS has them. */

export type FaultKind =
  | 'throttle'
  | 'internal-error'
  | 'slow'
  | 'hang'
  | 'drop-before'
  | 'drop-after'
  | 'expired-credentials'
  | 'deny'
  | 'edit-before'

/** What is to go wrong. Left out: any service, every time until removed. */
export interface NewFault {
  fault: FaultKind
  /** AWS's name of the operation, or `*`. */
  operation: string
  /** A signing name, such as `codepipeline`. */
  service?: string
  times?: number
  /** Of `slow`. */
  seconds?: number
  /** Of `edit-before`. */
  addStage?: string
}

/** A fault that is set; `times` is how often it still happens. */
export interface Fault extends NewFault {
  id: string
  region?: string
  pipeline?: string
}

export interface Faults {
  /** Oldest first. */
  faults: Fault[]
  /** What a fault can be set for: AWS's names by service. */
  operations: Record<string, string[]>
}

export interface SandboxClock {
  /** ISO 8601. */
  now: string
  /** By how much it has been moved on. */
  advancedSeconds: number
}

/** Whether the place is the sandbox, which alone has controls. */
export const hasSandboxControls = ({ connection }: Pick<Place, 'connection'>) =>
  connection === sandboxConnection.id

const control = <Answer>(
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  asked: { body?: object; signal?: AbortSignal } = {},
) => {
  const inPage = transportOf(sandboxConnection.id)?.control
  return askBridge<Answer>(inPage ? `/_sandbox/${path}` : `/aws/sandbox/controls/${path}`, {
    operation: `${method} /_sandbox/${path}`,
    method,
    ...asked,
    ...(inPage && { send: inPage }),
  })
}

export const addFault = (fault: NewFault) => control<Fault>('POST', 'faults', { body: fault })

export const removeFault = (id: string) => control('DELETE', `faults/${id}`)

export const removeAllFaults = () => control('DELETE', 'faults')

export const advanceClock = (advanceSeconds: number) =>
  control<SandboxClock>('POST', 'clock', { body: { advanceSeconds } })

/** Somebody else adds a stage with an approval to a pipeline. */
export const editElsewhere = ({ region }: Place, name: string, addStage: string) =>
  control<{ version: number }>('POST', 'edit', { body: { region, name, addStage } })

/** Back to the seeds: pipelines, runs, faults and the clock. */
export const startOver = () => control('POST', 'reset', { body: {} })

const keyOf = (name: string) => [sandboxConnection.id, 'controls', name] as const

/** Counts go down while others call, so the page keeps looking. */
export const faultsQuery = queryOptions({
  queryKey: keyOf('faults'),
  queryFn: ({ signal }) => control<Faults>('GET', 'faults', { signal }),
  staleTime: 0,
  refetchInterval: 3_000,
})

export const sandboxClockQuery = queryOptions({
  queryKey: keyOf('clock'),
  queryFn: ({ signal }) => control<SandboxClock>('GET', 'clock', { signal }),
  staleTime: 0,
})

/** The start of every key of the sandbox's answers, those of the controls included. */
export const sandboxKey = [sandboxConnection.id] as const
