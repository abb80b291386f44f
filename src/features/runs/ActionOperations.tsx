import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { pipelineQuery, pipelineStateQuery } from '../../aws/queries.ts'
import { waitingApprovals } from '../../pipeline/runs.ts'
import { AnswerApproval } from './AnswerApproval.tsx'

interface ActionOperationsProps {
  place: Place
  name: string
  stage: string
  action: string
}

/** What can be done about one action now: an approval that waits is answered. */
export function ActionOperations({ place, name, stage, action }: ActionOperationsProps) {
  const { data: state } = useQuery(pipelineStateQuery(place, name))
  const { data: read } = useQuery(pipelineQuery(place, name))
  const approval = waitingApprovals(state ?? {}).find(
    (other) => other.stage === stage && other.action === action,
  )
  if (!approval) return null
  return (
    <SpaceBetween size="xs">
      <Header variant="h3">Waiting for approval</Header>
      <AnswerApproval
        key={approval.token}
        place={place}
        name={name}
        approval={approval}
        pipeline={read?.pipeline}
      />
    </SpaceBetween>
  )
}
