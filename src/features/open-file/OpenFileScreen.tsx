import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import { codePipelineRegions } from '../../pipeline/regions.ts'
import { readPipelineFile, type ReadPipelineFile } from '../../plan-file/pipeline-file.ts'
import { TextFileInput } from '../../ui/TextFileInput.tsx'

const regions = codePipelineRegions.map(({ id, name }) => ({
  value: id,
  label: id,
  description: name,
}))

/** Where a pipeline's file is chosen, and where its region is said if the file does not. */
export function OpenFileScreen({
  onOpen,
}: {
  onOpen: (pipeline: Pipeline, region: Region) => void
}) {
  const [read, setRead] = useState<ReadPipelineFile>()
  const [chosen, setChosen] = useState<Region>()
  const file = read?.kind === 'read' ? read : undefined
  const region = chosen ?? file?.region
  const whyNot = file
    ? region === undefined
      ? 'Choose the region that the pipeline lives in.'
      : undefined
    : 'Choose a file first.'
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Draw it, change it and save it again, without AWS. It stays in this tab."
        >
          Open file
        </Header>
      }
    >
      <Container>
        <SpaceBetween size="m">
          <TextFileInput
            label="Pipeline file"
            description="The output of get-pipeline, the input of update-pipeline, or a declaration alone."
            pasteLabel="Or paste its text"
            accept=".json"
            error={
              read?.kind === 'malformed'
                ? `Line ${read.line}, column ${read.column}: ${read.message}`
                : undefined
            }
            onText={(text) => {
              setChosen(undefined)
              setRead(text.trim() === '' ? undefined : readPipelineFile(text))
            }}
          />
          {file && file.leftOut.length > 0 && (
            <Alert type="info">
              Not opened, because update-pipeline does not take it: {file.leftOut.join(', ')}.
            </Alert>
          )}
          <FormField
            label="Region"
            description={
              file?.region === undefined
                ? "The pipeline's own. A declaration does not say it."
                : "The pipeline's own, as the file tells."
            }
          >
            <Select
              selectedOption={regions.find(({ value }) => value === region) ?? null}
              options={regions}
              placeholder="Choose a region"
              filteringType="auto"
              onChange={({ detail }) => setChosen(detail.selectedOption.value)}
            />
          </FormField>
          <Button
            variant="primary"
            {...(whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
            onClick={() => file && region !== undefined && onOpen(file.pipeline, region)}
          >
            Open {file?.pipeline.name ?? 'the pipeline'}
          </Button>
        </SpaceBetween>
      </Container>
    </ContentLayout>
  )
}
