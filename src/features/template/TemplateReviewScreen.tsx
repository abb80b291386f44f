import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Draft } from '../../draft/draft.ts'
import { CdkReview } from './CdkReview.tsx'
import { TemplateChanges } from './TemplateChanges.tsx'
import type { ReviewParts } from './template-parts.ts'
import { TextReview } from './TextReview.tsx'
import type { OpenPipeline, OpenTemplate } from './use-open-template.ts'

export interface TemplateReviewProps {
  open: OpenTemplate
  opened: OpenPipeline
  parts: ReviewParts
  onPrevious: () => void
  /** Leads on with the edited text that was kept; absent for a file. */
  onChangeSet: (() => void) | undefined
}

/** The changes of one pipeline, and the text of the template with them. */
export function TemplateReviewScreen({
  undo,
  ...props
}: TemplateReviewProps & { undo: ReactNode }) {
  const { open, opened, parts, onPrevious } = props
  const { found, pipeline } = opened
  const own = open.drafts.find(({ logicalId }) => logicalId === found.logicalId)?.draft
  return (
    <ContentLayout
      header={
        <Header variant="h1" actions={undo}>
          Review changes to {pipeline.name}
        </Header>
      }
    >
      {own ? (
        <SpaceBetween size="l">
          <TemplateChanges opened={opened} draft={own} parts={parts} />
          {found.refusal?.kind === 'cdk' ? (
            <CdkReview {...props} draft={own} />
          ) : (
            <TextReview {...props} draft={own} />
          )}
        </SpaceBetween>
      ) : (
        <Container>
          <Box textAlign="center" padding="l">
            <SpaceBetween size="s">
              <Box color="text-body-secondary">There are no changes to review.</Box>
              <Button onClick={onPrevious}>Open the pipeline</Button>
            </SpaceBetween>
          </Box>
        </Container>
      )}
    </ContentLayout>
  )
}

/** What either review gets. */
export type OwnReviewProps = TemplateReviewProps & { draft: Draft }
