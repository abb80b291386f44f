import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import type { ResourceChange } from '../../aws/change-set.ts'
import { fateOf, type ValueChange, valueChanges } from '../../template/change-set.ts'
import { fateWords } from './fates.ts'

/** Resources shown before anyone asks for all of them. */
const first = 50

/** What CloudFormation tells of each resource. */
export function ResourceChanges({ changes }: { changes: readonly ResourceChange[] }) {
  const [isWhole, setWhole] = useState(false)
  const shown = isWhole ? changes : changes.slice(0, first)
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${changes.length})`}
          description="As CloudFormation tells it; long values are cut by AWS."
        >
          Changes per resource
        </Header>
      }
    >
      <SpaceBetween size="s">
        {shown.map((change) => (
          <OneResource key={change.LogicalResourceId} change={change} isOpen={shown.length === 1} />
        ))}
        {shown.length < changes.length && (
          <Button onClick={() => setWhole(true)}>Show all {changes.length} resources</Button>
        )}
      </SpaceBetween>
    </Container>
  )
}

interface OneResourceProps {
  change: ResourceChange
  isOpen: boolean
}

function OneResource({ change, isOpen }: OneResourceProps) {
  const { LogicalResourceId: id = '', PhysicalResourceId, ResourceType, Scope = [] } = change
  const { text, type } = fateWords[fateOf(change)]
  const values = valueChanges(change)
  const facts = [
    ResourceType,
    PhysicalResourceId,
    Scope.length > 0 && `Scope: ${Scope.join(', ').toLowerCase()}`,
    driftWords[change.ResourceDriftStatus ?? ''],
    change.PolicyAction && `Policy: ${change.PolicyAction}`,
  ].filter(Boolean)
  const head = (
    <>
      <StatusIndicator type={type}>{text}</StatusIndicator>{' '}
      <Box display="inline" color="text-body-secondary">
        <span style={{ overflowWrap: 'anywhere' }}>{facts.join(' · ')}</span>
      </Box>
    </>
  )
  return (
    <div>
      <Box variant="h3" padding="n">
        {id}
      </Box>
      {head}
      {values.length > 0 && (
        <ExpandableSection
          headerText={values.length === 1 ? '1 value' : `${values.length} values`}
          headerAriaLabel={`Values of ${id}`}
          defaultExpanded={isOpen}
        >
          <SpaceBetween size="s">
            {values.map((value) => (
              <OneValue key={value.path} value={value} />
            ))}
          </SpaceBetween>
        </ExpandableSection>
      )}
    </div>
  )
}

const driftWords: Readonly<Record<string, string>> = {
  MODIFIED: 'Edited past the stack',
  DELETED: 'Deleted past the stack',
}

const anywhere = { overflowWrap: 'anywhere' } as const

/** One value before and after; long ones are why this is no table. */
function OneValue({ value: { path, before, after, replaces, causes } }: { value: ValueChange }) {
  const why = [
    replaces && 'Replaces the resource.',
    causes.length > 0 && `Through ${causes.join(', ')}.`,
  ].filter(Boolean)
  const isLater = before === undefined && after === undefined
  return (
    <div style={anywhere}>
      <Box fontWeight="bold">{path}</Box>
      {why.length > 0 && (
        <Box fontSize="body-s" color="text-body-secondary">
          {why.join(' ')}
        </Box>
      )}
      {isLater ? (
        <Box color="text-body-secondary">AWS tells the value only later.</Box>
      ) : (
        <>
          <div>
            Before: <Box variant="code">{before ?? '(none)'}</Box>
          </div>
          <div>
            After: <Box variant="code">{after ?? '(none)'}</Box>
          </div>
        </>
      )}
    </div>
  )
}
