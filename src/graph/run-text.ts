import { shortId } from '../pipeline/runs.ts'
import { durationText } from '../ui/Duration.tsx'
import { timeAgo } from '../ui/TimeAgo.tsx'
import type { ActionRun } from './state.ts'

/** The line of a card about its last execution, as it reads at one moment. */
export function runText({ status, started, changed, revision }: ActionRun, now: number): string {
  const isGoingOn = status.type === 'in-progress' || status.type === 'pending'
  const since = started ?? changed
  const time =
    isGoingOn && since
      ? durationText(now - since.getTime())
      : started && changed
        ? durationText(changed.getTime() - started.getTime())
        : changed && timeAgo(changed, now)
  return [status.text, time, revision && shortId(revision)].filter(Boolean).join(', ')
}
