import ContentLayout from '@cloudscape-design/components/content-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useRef, useState } from 'react'
import type { Region } from '../../pipeline/pipeline.ts'
import { readPlanFile, type ReadPlan } from '../../plan-file/read-plan-file.ts'
import { TextFileInput } from '../../ui/TextFileInput.tsx'
import { OpenedPlan } from './OpenedPlan.tsx'

interface OpenPlanScreenProps {
  connection: string
  onReview: (region: Region, pipeline: string) => void
}

/** Where a plan file is chosen, looked at and turned into a draft. */
export function OpenPlanScreen({ connection, onReview }: OpenPlanScreenProps) {
  const [read, setRead] = useState<ReadPlan>()
  const newest = useRef('')
  const take = async (text: string) => {
    newest.current = text
    const taken = text.trim() === '' ? undefined : await readPlanFile(text)
    // A later text may have been read sooner.
    if (newest.current === text) setRead(taken)
  }
  return (
    <ContentLayout header={<Header variant="h1">Open plan</Header>}>
      <SpaceBetween size="l">
        <Container>
          <TextFileInput
            label="Plan file"
            description="What somebody saved from a review."
            pasteLabel="Or paste its text"
            accept=".json"
            error={read && whyNotRead(read)}
            onText={(text) => void take(text)}
          />
        </Container>
        {read?.kind === 'read' && (
          <OpenedPlan
            key={read.file.contentHash}
            connection={connection}
            read={read}
            onReview={onReview}
          />
        )}
      </SpaceBetween>
    </ContentLayout>
  )
}

function whyNotRead(read: ReadPlan): string | undefined {
  switch (read.kind) {
    case 'read':
      return undefined
    case 'newer-form':
      return `A newer Pipespan saved this plan, in form ${read.form}. Open it there.`
    case 'malformed':
      return `Line ${read.line}, column ${read.column}: ${read.message}`
  }
}
