import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import Tabs from '@cloudscape-design/components/tabs'
import { JsonView } from '../../ui/JsonView.tsx'

/** IAM policies, made from the list of what the console may ask of AWS. */
export interface Policies {
  readOnly: object
  editing: object
}

/** What to attach to the user or role of a connection, to the letter. */
export function Permissions({ policies: { readOnly, editing } }: { policies: Policies }) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="The console asks AWS for nothing else. Where one of these is denied, that part of a screen says so and the rest works."
        >
          Permissions
        </Header>
      }
    >
      <Tabs
        tabs={[
          {
            id: 'read-only',
            label: 'Read only',
            content: (
              <JsonView text={JSON.stringify(readOnly)} label="IAM policy for reading only" />
            ),
          },
          {
            id: 'editing',
            label: 'Editing',
            content: <JsonView text={JSON.stringify(editing)} label="IAM policy for editing" />,
          },
        ]}
      />
    </Container>
  )
}
