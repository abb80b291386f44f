import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { PipelineAsRead } from '../../aws/pipelines.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import type { Release } from './use-release.ts'

interface PipelineHeaderProps {
  name: string
  data: PipelineAsRead | undefined
  isFetching: boolean
  hasFailed: boolean
  /** After an update the next thing to do is to release it. */
  isUpdated: boolean
  release: Release
  onRefresh: () => void
  onAddAction: () => void
}

/** Which pipeline this is, and what can be done with it. */
export function PipelineHeader(props: PipelineHeaderProps) {
  const { name, data, isFetching, hasFailed, isUpdated, release, onRefresh, onAddAction } = props
  // A disabled button says why, to the keyboard too.
  const unread = !data && {
    disabled: true,
    disabledReason: hasFailed ? 'The pipeline cannot be read.' : 'The pipeline is being read.',
  }
  return (
    <Header
      variant="h1"
      description={data && <Description data={data} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel="Refresh pipeline"
            loading={isFetching}
            onClick={onRefresh}
          />
          <Button
            {...unread}
            variant={isUpdated ? 'primary' : 'normal'}
            loading={release.isPending}
            onClick={() => release.start()}
          >
            Release change
          </Button>
          <Button {...unread} variant={isUpdated ? 'normal' : 'primary'} onClick={onAddAction}>
            Add cross-region action
          </Button>
        </SpaceBetween>
      }
    >
      {name}
    </Header>
  )
}

function Description({ data }: { data: PipelineAsRead }) {
  const { pipelineType = 'V1', executionMode = 'SUPERSEDED' } = data.pipeline
  return (
    <>
      Version {data.version}, updated <TimeAgo date={data.updated} />. Type {pipelineType},
      execution mode {executionMode.toLowerCase()}.
    </>
  )
}
