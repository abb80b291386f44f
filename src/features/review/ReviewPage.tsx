import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { ReactNode } from 'react'
import type { Place } from '../../aws/connection.ts'
import { hasEdits } from '../../draft/draft.ts'
import { useDraft } from '../../draft/draft-store.ts'
import { Review } from './Review.tsx'
import type { Submission } from './use-submission.ts'
import { whyNotSubmit } from './why-not-submit.ts'

interface ReviewPageProps {
  place: Place
  name: string
  submission: Submission
  /** Undo and redo of the draft. */
  undo: ReactNode
  /** Which stack the pipeline belongs to, where one does. */
  owner: ReactNode
  onPrevious: () => void
  onOpenPipeline: () => void
}

/** The draft of one pipeline, to read once more and submit. */
export function ReviewPage(props: ReviewPageProps) {
  const { place, name, submission, undo, owner, onPrevious, onOpenPipeline } = props
  const stored = useDraft({ ...place, pipeline: name })
  const draft = submission.submitted?.draft ?? stored

  const header = (
    <Header variant="h1" actions={undo}>
      Review changes to {name}
    </Header>
  )
  if (!draft || !hasEdits(draft)) {
    return (
      <ContentLayout header={header}>
        <Box textAlign="center" padding="xxl">
          <SpaceBetween size="s">
            <Box color="text-body-secondary">There are no changes to review.</Box>
            <Button onClick={onOpenPipeline}>Open the pipeline</Button>
          </SpaceBetween>
        </Box>
      </ContentLayout>
    )
  }

  const reason = whyNotSubmit(draft, submission)
  return (
    <ContentLayout header={header}>
      <SpaceBetween size="l">
        {owner}
        <Review place={place} draft={draft} submission={submission} onLeave={onOpenPipeline} />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={draft.answers ? onPrevious : onOpenPipeline}>Previous</Button>
            <Button
              variant="primary"
              loading={submission.isPending}
              disabled={reason !== undefined}
              {...(reason !== undefined && { disabledReason: reason })}
              onClick={() => submission.submit(draft)}
            >
              Submit changes
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}
