import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ChangeSet } from '../../aws/change-set.ts'
import type { Place } from '../../aws/connection.ts'
import { changeSetTemplateQuery, stackQuery, stackTemplateQuery } from '../../aws/stack-queries.ts'
import { ComparedPipelines } from '../../graph/ComparedPipelines.tsx'
import { comparePipelines } from './compare-pipelines.ts'

interface PipelineChangesProps {
  place: Place
  /** The stack's. */
  name: string
  changeSet: ChangeSet
}

/** What changes in each pipeline by its template, whole where AWS cuts. */
export function PipelineChanges({ place, name, changeSet }: PipelineChangesProps) {
  const stack = useQuery(stackQuery(place, name))
  const isNew = stack.data?.StackStatus === 'REVIEW_IN_PROGRESS'
  const before = useQuery({
    ...stackTemplateQuery(place, name),
    enabled: stack.data !== undefined && !isNew,
  })
  const after = useQuery(
    changeSetTemplateQuery(place, {
      ChangeSetName: changeSet.ChangeSetId ?? '',
      StackName: name,
    }),
  )
  const [old, fresh] = [isNew ? '' : before.data, after.data]
  const compared = useMemo(
    () =>
      old === undefined || fresh === undefined
        ? undefined
        : comparePipelines(old, fresh, place.region),
    [old, fresh, place.region],
  )
  if (before.error || after.error || stack.error) {
    return (
      <StatusIndicator type="warning" wrapText>
        The templates could not be read, so the pipelines are not compared here.
      </StatusIndicator>
    )
  }
  if (!compared || compared.length === 0) return null
  return (
    <SpaceBetween size="l">
      {compared.map(({ logicalId, before, after, changes }) => (
        <ComparedPipelines
          key={logicalId}
          title={`Pipeline ${logicalId}`}
          changesTitle="Changes of the pipeline"
          before={before}
          after={after}
          changes={changes}
          homeRegion={place.region}
          empty="Nothing changes."
        />
      ))}
    </SpaceBetween>
  )
}
