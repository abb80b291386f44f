import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { runStatus } from '../../graph/run-status.ts'
import { isGoingOn } from '../../pipeline/runs.ts'
import { Duration } from '../../ui/Duration.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { Revisions } from './run-columns.tsx'
import { triggeredBy, triggerText } from './run-words.ts'
import type { RunKnown } from './use-run.ts'

/** What is known of a run besides its actions. */
export function RunFacts({ known }: { known: RunKnown }) {
  const { execution, summary, actions } = known
  const run = execution.data
  if (!run) return null
  const { type, text } = runStatus(run.status)
  const by = triggeredBy(run)
  const times = (actions.data ?? []).flatMap(({ startTime }) => startTime ?? [])
  const ends = (actions.data ?? []).flatMap(({ lastUpdateTime }) => lastUpdateTime ?? [])
  // A run older than the list begins with its first action.
  const started = summary?.startTime ?? least(times)
  const ended = isGoingOn(run) ? undefined : (summary?.lastUpdateTime ?? greatest(ends))
  const revisions = summary?.sourceRevisions ?? (run.artifactRevisions ?? []).map(asSourceRevision)
  return (
    <Container header={<Header variant="h2">Details</Header>}>
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: 'Status',
            value: (
              <>
                <StatusIndicator type={type}>{text}</StatusIndicator>
                {run.statusSummary && <div>{run.statusSummary}</div>}
              </>
            ),
          },
          { label: 'Trigger', value: by ? `${triggerText(run)}, ${by}` : triggerText(run) },
          { label: 'Started', value: <TimeAgo date={started} /> },
          { label: 'Duration', value: started ? <Duration from={started} to={ended} /> : '–' },
          { label: 'Source revisions', value: <Revisions revisions={revisions} /> },
          { label: 'Pipeline version', value: run.pipelineVersion ?? '–' },
          { label: 'Execution mode', value: run.executionMode ?? 'SUPERSEDED' },
          ...(summary?.stopTrigger
            ? [{ label: 'Stopped because', value: summary.stopTrigger.reason ?? 'No reason given' }]
            : []),
          ...(run.variables?.length
            ? [
                {
                  label: 'Variables',
                  value: run.variables.map(({ name, resolvedValue }) => (
                    <div key={name}>
                      {name}: <code>{resolvedValue}</code>
                    </div>
                  )),
                },
              ]
            : []),
        ]}
      />
    </Container>
  )
}

const asSourceRevision = (revision: {
  name?: string | undefined
  revisionId?: string | undefined
}) => ({ actionName: revision.name, revisionId: revision.revisionId })

const byTime = (dates: readonly Date[]) => dates.toSorted((a, b) => a.getTime() - b.getTime())
const least = (dates: readonly Date[]) => byTime(dates)[0]
const greatest = (dates: readonly Date[]) => byTime(dates).at(-1)
