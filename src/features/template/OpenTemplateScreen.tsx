import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { draftStore } from '../../draft/draft-store.ts'
import { templateDrafts } from '../../draft/template-draft.ts'
import { TextFileInput } from '../../ui/TextFileInput.tsx'
import { PipelinesInTemplate } from './PipelinesInTemplate.tsx'
import { readTemplateFile } from './read-template-file.ts'
import { SourceProblems } from './SourceProblems.tsx'
import type { OpenTemplate } from './use-open-template.ts'

interface OpenTemplateScreenProps {
  open: OpenTemplate
  hrefOf: (logicalId: string) => string
  onOpen: (logicalId: string) => void
  /** Leads to the stacks of the connection in use. */
  onStacks: () => void
}

/** A template of the person's own: chosen, dropped or pasted, and kept until another one is. */
export function OpenTemplateScreen({ open, hrefOf, onOpen, onStacks }: OpenTemplateScreenProps) {
  const { template, text, problems, drafts } = open
  /** Another text, while there are changes that it would take the ground from. */
  const [waiting, setWaiting] = useState<{ text: string; name: string }>()
  const take = (next: { text: string; name: string }) => {
    setWaiting(undefined)
    for (const { draft } of drafts) draftStore.remove(draft)
    if (next.text === '') templateDrafts.remove(open.source)
    else templateDrafts.set({ source: open.source, ...next, edited: next.text })
  }
  const offer = (next: { text: string; name: string }) => {
    if (next.text === text) setWaiting(undefined)
    else if (drafts.length > 0) setWaiting(next)
    else take(next)
  }
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description="Edit a pipeline in its CloudFormation template. No other byte of the file changes."
          actions={<Button onClick={onStacks}>Open a stack&apos;s template</Button>}
        >
          Templates
        </Header>
      }
    >
      <SpaceBetween size="l">
        <Container>
          <SpaceBetween size="m">
            <TextFileInput
              label="Template file"
              description="A CloudFormation template in YAML or JSON. It stays in this browser."
              pasteLabel="Or paste its text"
              accept=".yaml,.yml,.json,.template,.txt"
              initial={text ?? ''}
              read={readTemplateFile}
              onText={(taken, fileName) => offer({ text: taken, name: fileName ?? nameFor(taken) })}
            />
            {waiting && (
              <Alert
                type="warning"
                header={`${open.name} has changes that are not saved`}
                action={<Button onClick={() => take(waiting)}>Discard them and open</Button>}
              >
                They are made on the text before and would be lost:{' '}
                {drafts.map(({ logicalId }) => logicalId).join(', ')}.
              </Alert>
            )}
            {problems.length > 0 && (
              <SourceProblems
                header="This cannot be read as a template"
                type="error"
                problems={problems}
              />
            )}
          </SpaceBetween>
        </Container>
        {template && template.notices.length > 0 && (
          <SourceProblems header="Worth a look" type="info" problems={template.notices} />
        )}
        {template && <PipelinesInTemplate template={template} hrefOf={hrefOf} onOpen={onOpen} />}
      </SpaceBetween>
    </ContentLayout>
  )
}

/** Pasted text has no name of its own. */
const nameFor = (text: string) => (/^\s*\{/.test(text) ? 'template.json' : 'template.yaml')
