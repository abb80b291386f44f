import { mutationOptions } from '@tanstack/react-query'
import { isGoingOn } from '../pipeline/runs.ts'
import { AwsFailure, mayRetry, toFailure } from './failures.ts'
import { fastest, nextPace } from './pace.ts'
import { recentExecutionsQuery } from './queries.ts'
import { type Ground, readRunsAnew } from './run-mutations.ts'
import { stopExecution } from './run-operations.ts'

/** When the update is sent: at once, when no run is in progress, or after stopping those that are. */
export type SubmitChoice = 'now' | 'idle' | 'stop'

/** When an update is sent and what follows it, as the screens share it. */
export interface SubmitWhen {
  choice: SubmitChoice
  setChoice: (choice: SubmitChoice) => void
  /** Whether a run is started after the update. */
  isReleasing: boolean
  setReleasing: (isReleasing: boolean) => void
  /** Nothing has been sent yet; runs are followed until none is in progress. */
  isWaiting: boolean
  /** Why the waiting ended without a submit. */
  failure: AwsFailure | null
  /** Calls `submit` when the choice allows it; not at all when the waiting is cancelled or fails. */
  start: (submit: () => void) => void
  cancel: () => void
  /** To be called when the update is known to have happened: starts a run if that was chosen. */
  afterUpdate: () => void
}

/** As many runs as one call can list. More than 50 cannot be in progress at once. */
export const runsFollowed = 100

/** The longest wait between two looks at runs that somebody waits for, in milliseconds. */
const slowestWait = 10_000

const reasonToStop = 'Stopped to update the pipeline'

export interface Waiting {
  /** Stops the runs that are in progress at the first look; those that come later are waited for. */
  stop: boolean
  signal: AbortSignal
}

/**
 * Follows the runs of a pipeline until none is in progress. A read that may work later is tried
 * again; each look also reaches the screens that show the list.
 *
 * @returns whether it is idle; false when the signal said to stop waiting.
 * @throws AwsFailure when the runs cannot be listed or stopped.
 */
async function untilIdle({ place, name, queryClient }: Ground, waiting: Waiting): Promise<boolean> {
  const { stop, signal } = waiting
  const list = { ...recentExecutionsQuery(place, name, runsFollowed), staleTime: 0 }
  let mayStop = stop
  for (let pace = fastest; !signal.aborted; pace = nextPace(pace, false, slowestWait)) {
    const runs = await queryClient.fetchQuery(list).catch((error: unknown) => {
      const failure = toFailure('ListPipelineExecutions', error)
      if (mayRetry(failure)) return undefined
      throw failure
    })
    if (signal.aborted) return false
    const going = runs?.filter(isGoingOn)
    if (going?.length === 0) return true
    if (going && mayStop) {
      mayStop = false
      const inProgress = going.filter(({ status }) => status === 'InProgress')
      for (const { pipelineExecutionId: run = '' } of inProgress) {
        await stopUnlessEnded({ place, name, queryClient }, run)
      }
      await readRunsAnew(queryClient, place, name)
      continue
    }
    await pause(pace, signal)
  }
  return false
}

/** A run may end, or somebody else may stop it, between the look and the stop. */
async function stopUnlessEnded({ place, name }: Ground, run: string): Promise<void> {
  try {
    await stopExecution(place, name, { run, abandon: false, reason: reasonToStop })
  } catch (error) {
    const code = error instanceof AwsFailure ? error.code : ''
    if (code === 'PipelineExecutionNotStoppableException') return
    if (code === 'DuplicatedStopRequestException') return
    throw error
  }
}

/** Ends early when the signal says so. Goes on while the page is hidden: somebody waits for it. */
const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const end = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      resolve()
    }
    const timer = setTimeout(end, milliseconds)
    signal.addEventListener('abort', end)
  })

/** The wait before a submit, of one pipeline. */
export const waitMutation = (ground: Ground) =>
  mutationOptions<boolean, AwsFailure, Waiting>({
    mutationKey: [ground.place.connection, ground.place.region, 'WaitUntilIdle', ground.name],
    mutationFn: (waiting) => untilIdle(ground, waiting),
  })
