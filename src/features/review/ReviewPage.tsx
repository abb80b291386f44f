import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ContentLayout from '@cloudscape-design/components/content-layout'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Place } from '../../aws/connection.ts'
import { submitMutation } from '../../aws/submit.ts'
import { type Draft, editedOf, hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import { findChanges } from '../../pipeline/changes.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { Review } from './Review.tsx'
import { useSubmitWhen } from './use-submit-when.ts'

interface ReviewPageProps {
  place: Place
  name: string
  /** Called with the version that AWS answered. */
  onSubmitted: (version: number) => void
  onPrevious: () => void
  onOpenPipeline: () => void
}

/** The draft of one pipeline, to read once more and submit. */
export function ReviewPage(props: ReviewPageProps) {
  const { place, name, onSubmitted, onPrevious, onOpenPipeline } = props
  const draft = useDraft({ ...place, pipeline: name })
  const queryClient = useQueryClient()
  const submission = useMutation(submitMutation(place, queryClient))
  const when = useSubmitWhen(place, name)

  if (!draft || !hasEdits(draft)) {
    return (
      <ContentLayout header={<Header variant="h1">Review changes to {name}</Header>}>
        <Box textAlign="center" padding="xxl">
          <SpaceBetween size="s">
            <Box color="text-body-secondary">There are no changes to review.</Box>
            <Button onClick={onOpenPipeline}>Open the pipeline</Button>
          </SpaceBetween>
        </Box>
      </ContentLayout>
    )
  }

  const submit = () => {
    const input = { base: draft.base, edited: editedOf(draft).pipeline }
    submission.mutate(input, {
      onSuccess: (result) => {
        if (result.outcome !== 'updated') return
        when.afterUpdate()
        draftStore.remove(draft)
        onSubmitted(result.returned.version ?? 1)
      },
    })
  }
  const reason = whyNotSubmit(draft)
  return (
    <ContentLayout header={<Header variant="h1">Review changes to {name}</Header>}>
      <SpaceBetween size="l">
        <Review place={place} draft={draft} submission={submission} when={when} />
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button onClick={draft.answers ? onPrevious : onOpenPipeline}>Previous</Button>
            <Button
              variant="primary"
              loading={submission.isPending || when.isWaiting}
              disabled={reason !== undefined}
              {...(reason !== undefined && { disabledReason: reason })}
              onClick={() => when.start(submit)}
            >
              Submit changes
            </Button>
          </SpaceBetween>
        </Box>
      </SpaceBetween>
    </ContentLayout>
  )
}

function whyNotSubmit(draft: Draft): string | undefined {
  const { pipeline, conflicts } = editedOf(draft)
  if (conflicts.length > 0) return 'Some of your changes no longer fit. Go back and change them.'
  const errors = findProblems(pipeline, draft.region).filter(({ severity }) => severity === 'error')
  if (errors.length > 0) return `AWS would refuse the update: ${errors.length} problem(s) above.`
  if (findChanges(draft.base, pipeline, draft.region).length === 0) return 'Nothing changes.'
  return undefined
}
