import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type PolicyPlan, planPermissions } from '../../pipeline/permissions/plan-permissions.ts'
import { roleNameIn } from '../../pipeline/permissions/statement.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { PolicyAdditions } from './PolicyAdditions.tsx'

interface PermissionsProps {
  place: Place
  before: Pipeline
  after: Pipeline
}

/** The least that roles, buckets and keys have to allow for the changes, to copy. */
export function Permissions({ place, before, after }: PermissionsProps) {
  const plans = useMemo(
    () => planPermissions(before, after, place.region),
    [before, after, place.region],
  )
  if (plans.length === 0) return null
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The least that the changes need. Nothing of it is sent to AWS from here."
        >
          Permissions
        </Header>
      }
    >
      <SpaceBetween size="s">
        {plans.map((plan) => (
          <ExpandableSection key={`${plan.holder}/${plan.id}`} headerText={titleOf(plan)}>
            <PolicyAdditions place={place} plan={plan} pipeline={after.name} />
          </ExpandableSection>
        ))}
      </SpaceBetween>
    </Container>
  )
}

function titleOf(plan: PolicyPlan): string {
  switch (plan.holder) {
    case 'role':
      return `Role ${roleNameIn(plan.roleArn)}`
    case 'bucket':
      return `Policy of bucket ${plan.bucket}`
    case 'key':
      return `Policy of the KMS key in ${plan.region}`
  }
}
