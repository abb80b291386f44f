import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { toFailure } from '../../aws/failures.ts'
import { pipelinesQuery } from '../../aws/queries.ts'
import { editElsewhere, sandboxKey } from '../../aws/sandbox-controls.ts'
import { ControlFailure } from './ControlFailure.tsx'
import { isStageName, stageNameRule } from './new-fault.ts'
import { useControl } from './use-control.ts'

/** A colleague who saves the pipeline now. */
export function EditElsewhere({ place }: { place: Place }) {
  const pipelines = useQuery(pipelinesQuery(place))
  const [name, setName] = useState('')
  const [stage, setStage] = useState('Elsewhere')
  const [isTried, setTried] = useState(false)
  const edit = useControl(
    (asked: { name: string; stage: string }) => editElsewhere(place, asked.name, asked.stage),
    sandboxKey,
  )
  const submit = () => {
    setTried(true)
    if (name && isStageName(stage)) edit.mutate({ name, stage })
  }
  return (
    <Container
      header={
        <Header variant="h2" description="Adds a stage with an approval, as a new version">
          Someone else edits
        </Header>
      }
    >
      <SpaceBetween size="m">
        <FormField
          label={`Pipeline in ${place.region}`}
          errorText={isTried && !name && 'Choose a pipeline.'}
          stretch
        >
          <Select
            placeholder="Choose a pipeline"
            selectedOption={name ? { value: name } : null}
            options={(pipelines.data ?? []).map((summary) => ({ value: summary.name ?? '' }))}
            filteringType="auto"
            filteringAriaLabel="Find a pipeline"
            empty="No pipelines in this region"
            statusType={statusOf(pipelines.status)}
            loadingText="Loading pipelines"
            errorText={pipelines.error ? toFailure('ListPipelines', pipelines.error).message : ''}
            recoveryText="Retry"
            errorIconAriaLabel="Error"
            onLoadItems={() => {
              if (pipelines.error) void pipelines.refetch()
            }}
            onChange={({ detail }) => setName(detail.selectedOption.value ?? '')}
          />
        </FormField>
        <FormField
          label="Name of the new stage"
          constraintText="A name in use gets a number behind it."
          errorText={isTried && !isStageName(stage) && stageNameRule}
          stretch
        >
          <Input value={stage} onChange={({ detail }) => setStage(detail.value)} />
        </FormField>
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          <Button loading={edit.isPending} onClick={submit}>
            Save as someone else
          </Button>
          <div role="status">
            {edit.isSuccess && (
              <StatusIndicator type="success">
                {edit.variables.name} is at version {edit.data.version}
              </StatusIndicator>
            )}
          </div>
        </SpaceBetween>
        <ControlFailure title="The pipeline was not edited" error={edit.error} />
      </SpaceBetween>
    </Container>
  )
}

const statusOf = (status: 'pending' | 'error' | 'success') =>
  ({ pending: 'loading', error: 'error', success: 'finished' })[status] as
    | 'loading'
    | 'error'
    | 'finished'
