import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import type { Session } from './aws/session.ts'

type Refused = Exclude<Session, 'open' | 'no-bridge'>

const words: Record<Refused, { title: string; text: string }> = {
  missing: {
    title: 'Open the URL that npm start printed',
    text: 'This console answers only the browser that opened the URL printed in the terminal. It ends in #token=… and is good until the console is stopped.',
  },
  'wrong-token': {
    title: 'This URL belongs to an earlier launch',
    text: 'Every launch has a token of its own. Open the URL that the terminal printed last. Drafts in this browser are kept.',
  },
  unreachable: {
    title: 'The console does not answer',
    text: 'It may have been stopped. Run npm start, then open the URL it prints. Drafts in this browser are kept.',
  },
}

/** Shown in place of the console when the page may not use the bridge. */
export function NoSession({ session }: { session: Refused }) {
  const { title, text } = words[session]
  return (
    <Box padding={{ vertical: 'xxxl', horizontal: 'l' }}>
      <main>
        <ContentLayout maxContentWidth={720} header={<Header variant="h1">Pipespan</Header>}>
          <Alert
            type="info"
            header={title}
            action={<Button onClick={() => location.reload()}>Try again</Button>}
          >
            {text}
          </Alert>
        </ContentLayout>
      </main>
    </Box>
  )
}
