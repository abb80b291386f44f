import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { OwnReviewProps } from './TemplateReviewScreen.tsx'

/** The change as code: the CDK writes the template anew with every deployment. */
export const CdkReview = ({ opened, parts, draft, onPrevious }: OwnReviewProps) => (
  <SpaceBetween size="l">
    <Container
      header={
        <Header
          variant="h2"
          description="Carry it into the CDK app; the app writes the template with its next deployment."
        >
          The change as code
        </Header>
      }
    >
      <parts.Exports place={opened.place} draft={draft} />
    </Container>
    <Box float="right">
      <Button onClick={onPrevious}>Previous</Button>
    </Box>
  </SpaceBetween>
)
