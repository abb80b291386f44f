import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import { planOf } from '../../draft/draft.ts'
import { exportFormats } from '../../export/export-formats.ts'
import { CodeFile } from '../../ui/CodeFile.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import { TextDiff } from '../../ui/TextDiff.tsx'
import type { OwnReviewProps } from './TemplateReviewScreen.tsx'

const formats = exportFormats.filter(({ id }) => id.startsWith('cdk-'))
const options = formats.map(({ id, label, description }) => ({ value: id, label, description }))

/** The change as code: the CDK writes the template anew with every deployment. */
export function CdkReview({ opened, draft, onPrevious }: OwnReviewProps) {
  const { found, pipeline } = opened
  const [id, setId] = useState(formats.at(-1)?.id)
  const format = formats.find((one) => one.id === id)
  const before = useMemo(
    () => format?.write({ base: pipeline, plan: { homeRegion: draft.region, edits: [] } }),
    [format, pipeline, draft.region],
  )
  const written = useMemo(
    () => format?.write({ base: pipeline, plan: planOf(draft) }),
    [format, pipeline, draft],
  )
  const first = found.computed.find(({ isKnown }) => !isKnown)
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description="Write these lines into the CDK app, which writes the template with its next deployment."
          >
            The change as CDK code
          </Header>
        }
      >
        {format && before && written && (
          <SpaceBetween size="m">
            <FormField label="Form">
              <Select
                selectedOption={options.find(({ value }) => value === id) ?? null}
                options={options}
                onChange={({ detail }) => setId(detail.selectedOption.value)}
              />
            </FormField>
            <Sentences
              texts={[
                ...(first
                  ? [
                      `What CloudFormation computes stands here as text, such as ${first.text}: keep the app's own code for it.`,
                    ]
                  : []),
                ...written.notes,
              ]}
            />
            <TextDiff
              key={id}
              label="CDK code before and after"
              before={before.text}
              after={written.text}
              beforeTitle="The pipeline as it is"
              afterTitle="With your changes"
            />
            <ExpandableSection headerText="The whole pipeline as CDK code">
              <CodeFile
                key={id}
                label={format.label}
                text={written.text}
                fileName={written.fileName}
              />
            </ExpandableSection>
          </SpaceBetween>
        )}
      </Container>
      <Box float="right">
        <Button onClick={onPrevious}>Previous</Button>
      </Box>
    </SpaceBetween>
  )
}
