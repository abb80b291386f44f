import Alert from '@cloudscape-design/components/alert'
import Autosuggest from '@cloudscape-design/components/autosuggest'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { stacksQuery } from '../../aws/stack-queries.ts'
import { useTemplateDraft } from '../../draft/template-draft.ts'
import { Page } from '../../ui/Page.tsx'
import { whyNoStackName } from './stack-name.ts'

const file = { kind: 'file' } as const

/** For which stack the open template file is: a new one, or one that is there. */
export function NewStackRoute() {
  const { connection, region } = useParams({ from: '/$connection/$region/new-stack' })
  const navigate = useNavigate()
  const open = useTemplateDraft(file)
  const place = { connection, region }
  const { data = [], isFetching } = useQuery(stacksQuery(place))
  const [name, setName] = useState('')
  const [isAsked, setAsked] = useState(false)
  const problem = whyNoStackName(name)
  const isThere = data.some(({ StackName }) => StackName === name)
  const goOn = () => {
    setAsked(true)
    if (problem !== undefined) return
    void navigate({
      to: '/$connection/$region/stacks/$name/change-set',
      params: { ...place, name },
      search: { template: 'file' },
    })
  }
  return (
    <Page
      title="Stack from a template file"
      breadcrumbs={[
        { text: 'Stacks', href: `/${connection}/${region}/stacks` },
        { text: 'Stack from a template file', href: '' },
      ]}
      onFollow={(to) => void navigate({ to })}
      contentType="form"
    >
      <ContentLayout
        header={
          <Header
            variant="h1"
            description="Makes a change set first; nothing is made before you execute it."
          >
            Stack from a template file
          </Header>
        }
      >
        {open === undefined ? (
          <Alert
            type="info"
            header="No template file is open"
            action={
              <Button onClick={() => void navigate({ to: '/template' })}>Open a template</Button>
            }
          >
            Open the file first; it stays in this browser.
          </Alert>
        ) : (
          <SpaceBetween size="l">
            <Container>
              <SpaceBetween size="m">
                <div style={{ overflowWrap: 'anywhere' }}>
                  Template: <Box variant="code">{open.name}</Box>
                  {open.edited !== open.text && ', with your changes'}
                </div>
                <FormField
                  label="Stack name"
                  description={`In ${region}.`}
                  constraintText={
                    isThere
                      ? 'This stack is there already: the change set would update it with this template.'
                      : 'A new name makes a new stack.'
                  }
                  errorText={isAsked && problem}
                >
                  <Autosuggest
                    value={name}
                    options={data.flatMap(({ StackName }) =>
                      StackName ? [{ value: StackName }] : [],
                    )}
                    statusType={isFetching ? 'loading' : 'finished'}
                    loadingText="Listing stacks"
                    enteredTextLabel={(value) => `Use "${value}"`}
                    onChange={({ detail }) => setName(detail.value.trim())}
                  />
                </FormField>
              </SpaceBetween>
            </Container>
            <Box float="right">
              <Button variant="primary" onClick={goOn}>
                Continue
              </Button>
            </Box>
          </SpaceBetween>
        )}
      </ContentLayout>
    </Page>
  )
}
