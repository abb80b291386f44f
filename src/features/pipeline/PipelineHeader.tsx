import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { isFile, type Place } from '../../aws/connection.ts'
import type { PipelineAsRead } from '../../aws/pipelines.ts'
import { pipelineTypeOf } from '../../pipeline/pipeline.ts'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import type { ChangeParts } from './change-parts.ts'
import { HistoryLink } from './HistoryLink.tsx'
import type { RunParts } from './run-parts.ts'
import { SaveFile } from './SaveFile.tsx'

interface PipelineHeaderProps {
  place: Place
  name: string
  data: PipelineAsRead | undefined
  isFetching: boolean
  hasFailed: boolean
  /** After an update the next thing to do is to release it. */
  isUpdated: boolean
  /** A stack owns it: its template is the way to change it. */
  isOwned: boolean
  runs: RunParts
  changes: ChangeParts
  onRefresh: () => void
  onAddAction: () => void
}

/** Which pipeline this is, and what can be done with it. */
export function PipelineHeader(props: PipelineHeaderProps) {
  const { place, name, data, isFetching, hasFailed, isUpdated, isOwned, runs, changes } = props
  const { onRefresh, onAddAction } = props
  // A disabled button says why, to the keyboard too.
  const unread = !data && {
    disabled: true,
    disabledReason: hasFailed ? 'The pipeline cannot be read.' : 'The pipeline is being read.',
  }
  return (
    <Header
      variant="h1"
      description={data && <Description place={place} data={data} changes={changes} />}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            iconName="refresh"
            ariaLabel="Refresh pipeline"
            loading={isFetching}
            onClick={onRefresh}
          />
          {isFile(place) ? (
            <SaveFile place={place} name={name} isPrimary={isUpdated} />
          ) : (
            <runs.StartRun
              place={place}
              name={name}
              pipeline={data?.pipeline}
              isPrimary={isUpdated}
              whyNot={unread ? unread.disabledReason : undefined}
            />
          )}
          <Button
            {...unread}
            variant={isUpdated || isOwned ? 'normal' : 'primary'}
            onClick={onAddAction}
          >
            Add cross-region action
          </Button>
        </SpaceBetween>
      }
    >
      {name}
    </Header>
  )
}

interface DescriptionProps {
  place: Place
  data: PipelineAsRead
  changes: ChangeParts
}

function Description({ place, data, changes }: DescriptionProps) {
  const { name, executionMode = 'SUPERSEDED' } = data.pipeline
  return (
    <>
      Version {data.version}
      {data.updated && (
        <>
          , updated <TimeAgo date={data.updated} />
        </>
      )}
      . Type {pipelineTypeOf(data.pipeline)}, execution mode {executionMode.toLowerCase()}.{' '}
      <HistoryLink place={place} name={name} />
      <changes.TypeChange place={place} name={name} />
    </>
  )
}
