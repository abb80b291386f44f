import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import type { Stack } from '../../aws/stacks.ts'

/** What a change set leaves alone because it does not mention it. */
export function KeptOfStack({ stack }: { stack: Stack }) {
  const { RoleARN, Tags = [], NotificationARNs = [] } = stack
  const lines = (texts: readonly string[]) =>
    texts.length === 0 ? 'None' : texts.map((text) => <div key={text}>{text}</div>)
  return (
    <Container
      header={
        <Header variant="h2" description="The change set keeps these as they are.">
          Kept of the stack
        </Header>
      }
    >
      <div style={{ overflowWrap: 'anywhere' }}>
        <KeyValuePairs
          columns={3}
          items={[
            { label: 'Service role', value: RoleARN ?? 'None: your own permissions are used' },
            {
              label: 'Tags',
              value: lines(Tags.map(({ Key, Value }) => `${Key} = ${Value}`)),
            },
            { label: 'Notification topics', value: lines(NotificationARNs) },
          ]}
        />
      </div>
    </Container>
  )
}
