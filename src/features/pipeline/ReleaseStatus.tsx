import Alert from '@cloudscape-design/components/alert'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { failureWords } from '../../aws/failures.ts'
import { recentExecutionsQuery } from '../../aws/queries.ts'
import { runStatus } from '../../graph/run-status.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import type { Release } from './use-release.ts'

interface ReleaseStatusProps {
  place: Place
  name: string
  release: Release
}

/** The run that this page has started, followed until it ends; or why it did not start. */
export function ReleaseStatus({ place, name, release }: ReleaseStatusProps) {
  const { data: runs } = useQuery({
    ...recentExecutionsQuery(place, name),
    enabled: release.data !== undefined,
  })
  if (release.error) {
    return <FailureAlert title="The run was not started" {...failureWords(release.error)} />
  }
  if (!release.data) return null
  const run = runs?.find(({ pipelineExecutionId }) => pipelineExecutionId === release.data)
  const { type, text } = runStatus(run?.status ?? 'InProgress')
  return (
    <Alert
      type="info"
      dismissible
      dismissAriaLabel="Dismiss"
      onDismiss={() => release.reset()}
      header="Run started"
    >
      <StatusIndicator type={type}>{text}</StatusIndicator> <code>{release.data}</code>
    </Alert>
  )
}
