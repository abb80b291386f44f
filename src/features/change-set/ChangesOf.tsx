import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { ChangeSet } from '../../aws/change-set.ts'
import type { Place } from '../../aws/connection.ts'
import { failureWords } from '../../aws/failures.ts'
import { countFates, pipelineDangers } from '../../template/change-set.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { countWords } from './fates.ts'
import { PipelineChanges } from './PipelineChanges.tsx'
import { PipelineDangers } from './PipelineDangers.tsx'
import { ResourceChanges } from './ResourceChanges.tsx'
import type { Execution } from './use-execution.ts'

interface ChangesOfProps {
  place: Place
  /** The stack's. */
  name: string
  changeSet: ChangeSet
  execution: Execution
}

/** What a change set would do, to be read before it is executed. */
export function ChangesOf({ place, name, changeSet, execution }: ChangesOfProps) {
  const { changes, ExecutionStatus, DeploymentMode } = changeSet
  const [isAccepted, setAccepted] = useState(false)
  const dangers = pipelineDangers(changes)
  const whyNot =
    ExecutionStatus !== 'AVAILABLE'
      ? `It cannot be executed any more (${ExecutionStatus}).`
      : dangers.length > 0 && !isAccepted
        ? 'Acknowledge first what happens to the pipeline.'
        : undefined
  return (
    <SpaceBetween size="l">
      {execution.failure && (
        <FailureAlert
          title={
            execution.failure.kind === 'unknown-outcome'
              ? 'It is not known whether the change set was started'
              : 'The change set was not started'
          }
          {...failureWords(execution.failure)}
          {...(execution.failure.kind === 'unknown-outcome' && {
            advice:
              'No event of the stack tells of it so far. Executing again is safe: CloudFormation takes it for the same request.',
          })}
        />
      )}
      {ExecutionStatus === 'OBSOLETE' && (
        <Alert type="warning" header="This change set is out of date">
          Another change set of {name} has been executed since. Delete this one and make a new one.
        </Alert>
      )}
      <Box fontSize="heading-m">
        {changes.length === 0
          ? 'No resource changes; outputs or tags do.'
          : `Resources: ${countWords(countFates(changes))}.`}
        {DeploymentMode === 'REVERT_DRIFT' &&
          ' Drift-aware: compared with the resources as they are.'}
      </Box>
      <PipelineDangers dangers={dangers} />
      <PipelineChanges place={place} name={name} changeSet={changeSet} />
      <ResourceChanges changes={changes} />
      <Box float="right">
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          {dangers.length > 0 && (
            <Checkbox checked={isAccepted} onChange={({ detail }) => setAccepted(detail.checked)}>
              I accept what happens to the pipeline
            </Checkbox>
          )}
          <Button
            variant="primary"
            loading={execution.isPending}
            onClick={execution.execute}
            {...(whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
          >
            Execute change set
          </Button>
        </SpaceBetween>
      </Box>
    </SpaceBetween>
  )
}
