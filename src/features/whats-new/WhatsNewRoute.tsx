import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useNavigate } from '@tanstack/react-router'
import changelog from '../../../CHANGELOG.md?raw'
import { Page } from '../../ui/Page.tsx'
import { readChangelog } from './read-changelog.ts'

const releases = readChangelog(changelog)

/** What each release has brought, from the changelog that the console was built with. */
export function WhatsNewRoute() {
  const navigate = useNavigate()
  return (
    <Page
      title="What's new"
      breadcrumbs={[{ text: "What's new", href: '/whats-new' }]}
      onFollow={(to) => void navigate({ to })}
    >
      <ContentLayout header={<Header variant="h1">What&apos;s new</Header>}>
        <SpaceBetween size="l">
          {releases.map(({ title, parts }) => (
            <Container key={title} header={<Header variant="h2">{title}</Header>}>
              <SpaceBetween size="m">
                {parts.map((part) => (
                  <div key={part.title}>
                    <Box variant="h3">{part.title}</Box>
                    <ul>
                      {part.items.map((item) => (
                        <li key={item}>{item}</li>
                      ))}
                    </ul>
                  </div>
                ))}
              </SpaceBetween>
            </Container>
          ))}
        </SpaceBetween>
      </ContentLayout>
    </Page>
  )
}
