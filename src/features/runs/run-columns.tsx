import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TableProps } from '@cloudscape-design/components/table'
import type { PipelineExecutionSummary } from '../../aws/executions.ts'
import { runStatus } from '../../graph/run-status.ts'
import { runSummary } from '../../pipeline/run-summary.ts'
import { isGoingOn, shortId } from '../../pipeline/runs.ts'
import { Duration } from '../../ui/Duration.tsx'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { revisionText, triggeredBy, triggerText } from './run-words.ts'
import { safeLink } from '../../ui/safe-link.ts'

interface Following {
  hrefOf: (run: string) => string
  onFollow: (run: string) => void
}

export const runColumns = ({
  hrefOf,
  onFollow,
}: Following): TableProps.ColumnDefinition<PipelineExecutionSummary>[] => [
  {
    id: 'run',
    header: 'Run',
    isRowHeader: true,
    minWidth: 110,
    width: 130,
    cell: ({ pipelineExecutionId: id = '' }) => (
      <ScreenLink href={hrefOf(id)} ariaLabel={`Run ${id}`} onFollow={() => onFollow(id)}>
        <code>{shortId(id)}</code>
      </ScreenLink>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 140,
    width: 170,
    cell: ({ status, statusSummary }) => <RunStatus status={status} summary={statusSummary} />,
  },
  {
    id: 'trigger',
    header: 'Trigger',
    minWidth: 150,
    width: 220,
    cell: (run) => (
      <>
        {triggerText(run)}
        {triggeredBy(run) && (
          <Box variant="small" display="block">
            {triggeredBy(run)}
          </Box>
        )}
      </>
    ),
  },
  {
    id: 'revisions',
    header: 'Source revisions',
    minWidth: 180,
    width: 280,
    cell: ({ sourceRevisions = [] }) => <Revisions revisions={sourceRevisions} />,
  },
  {
    id: 'started',
    header: 'Started',
    minWidth: 110,
    width: 140,
    cell: ({ startTime }) => <TimeAgo date={startTime} />,
  },
  {
    id: 'duration',
    header: 'Duration',
    minWidth: 110,
    width: 130,
    cell: (run) => (
      <Duration from={run.startTime} to={isGoingOn(run) ? undefined : run.lastUpdateTime} />
    ),
  },
]

function RunStatus({
  status,
  summary,
}: {
  status: string | undefined
  summary: string | undefined
}) {
  const { type, text } = runStatus(status)
  return (
    <>
      <StatusIndicator type={type}>{text}</StatusIndicator>
      {summary && (
        <Box variant="small" display="block">
          {summary}
        </Box>
      )}
    </>
  )
}

type Revision = NonNullable<PipelineExecutionSummary['sourceRevisions']>[number]

/** What was released: each source action with its revision, and what its provider says of it. */
export function Revisions({ revisions }: { revisions: readonly Revision[] }) {
  if (revisions.length === 0) return <>–</>
  return (
    <SpaceBetween size="xxxs">
      {revisions.map(({ actionName, revisionId = '', revisionSummary, revisionUrl }) => {
        const link = safeLink(revisionUrl)
        const text = <code title={revisionId}>{revisionText(revisionId)}</code>
        return (
          <div key={actionName}>
            {actionName}: {link ? <ExternalLink href={link}>{text}</ExternalLink> : text}
            {revisionSummary && (
              <Box variant="small" display="block">
                {runSummary(revisionSummary)}
              </Box>
            )}
          </div>
        )
      })}
    </SpaceBetween>
  )
}
