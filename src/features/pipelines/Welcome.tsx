import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { sandboxConnection } from '../../aws/connection.ts'
import { ScreenLink } from '../../ui/ScreenLink.tsx'
import { dismissWelcome, isWelcomeDismissed } from './welcome-seen.ts'

const { id: sandbox, defaultRegion } = sandboxConnection
const root = `/${sandbox}/${defaultRegion}/pipelines`

/** Where the pipelines of the sandbox are that show the most. */
const steps = [
  {
    text: 'See what crosses regions',
    href: `${root}/global-web-release`,
    body: 'One release in four regions: its graph, its buckets, and every artifact that is copied.',
  },
  {
    text: 'Add an action in another region',
    href: `${root}/MyFirstPipeline/add-action`,
    body: 'The bucket, the checks and the exact change are shown. Nothing is sent before you submit.',
  },
  {
    text: 'Find what is wrong everywhere',
    href: `/${sandbox}/fleet`,
    body: 'Every pipeline of your regions: missing stores, old providers, and a link to each fix.',
  },
]

/** On a first visit: what the console does, in three links. It stays away once it is dismissed. */
export function Welcome() {
  const [isDismissed, setDismissed] = useState(isWelcomeDismissed)
  const navigate = useNavigate()
  if (isDismissed) return null
  return (
    <Box margin={{ bottom: 'm' }}>
      <Alert
        header="Pipelines that span regions, changed with care"
        dismissible
        dismissAriaLabel="Dismiss the introduction"
        onDismiss={() => {
          dismissWelcome()
          setDismissed(true)
        }}
      >
        <Box margin={{ bottom: 's' }}>
          This is the sandbox: a local AWS with its own pipelines. Whatever you do here, no AWS
          account is touched.
        </Box>
        <ColumnLayout columns={3} minColumnWidth={220}>
          {steps.map(({ text, href, body }) => (
            <div key={href}>
              <ScreenLink href={href} onFollow={() => void navigate({ to: href })}>
                {text}
              </ScreenLink>
              <Box color="text-body-secondary">{body}</Box>
            </div>
          ))}
        </ColumnLayout>
      </Alert>
    </Box>
  )
}
