import { shortId } from '../pipeline/runs.ts'
import { Duration } from '../ui/Duration.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import type { ActionRun } from './state.ts'

const inOnePiece = { whiteSpace: 'nowrap' } as const

/** How an action's last execution stands: its status, its time and what it found, on one line. */
export const RunLine = ({ run }: { run: ActionRun }) => (
  <>
    {run.status.text}
    {run.changed && (
      <>
        {', '}
        <RunTime run={run} />
      </>
    )}
    {run.revision && (
      <>
        {', '}
        <code title={run.revision} style={inOnePiece}>
          {shortId(run.revision)}
        </code>
      </>
    )}
  </>
)

/**
 * How long it took or has taken so far. GetPipelineState does not say when an action started, only
 * when its status last changed: of an execution that has ended this tells how long ago.
 */
function RunTime({ run: { status, started, changed } }: { run: ActionRun }) {
  const isGoingOn = status.type === 'in-progress' || status.type === 'pending'
  if (isGoingOn) return <Duration from={started ?? changed} to={undefined} />
  return started ? <Duration from={started} to={changed} /> : <TimeAgo date={changed} />
}
