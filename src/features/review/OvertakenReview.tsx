import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Draft } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'
import { describeChange, findChanges } from '../../pipeline/changes.ts'
import type { Edit } from '../../pipeline/edits.ts'
import { Sentences } from '../../ui/Sentences.tsx'

interface OvertakenReviewProps {
  draft: Draft
  overtaken: NonNullable<Draft['overtaken']>
  /** Leaves for the pipeline as it is now. */
  onLeave: () => void
}

/** An update of ours replaced a version that nobody here had seen: what it had, and what to do. */
export function OvertakenReview({ draft, overtaken, onLeave }: OvertakenReviewProps) {
  const { base: ours, region } = draft
  const { base, theirs } = overtaken
  const version = (ours.version ?? 1) - 1
  const goOn = (edit: Edit) => {
    const { overtaken: _, ...rest } = draft
    draftStore.restart({ ...rest, edits: [edit] })
  }
  const leave = () => {
    draftStore.remove(draft)
    onLeave()
  }
  return (
    <SpaceBetween size="l">
      <Alert
        type="warning"
        header={`Your update, version ${ours.version}, replaced version ${version} of somebody else`}
      >
        It was saved between the last look at the pipeline and your update. UpdatePipeline replaces
        the whole structure, so what version {version} changed is not in the pipeline now.
        {!theirs && ` AWS does not tell what version ${version} was.`}
      </Alert>
      {theirs && (
        <Container header={<Header variant="h2">What version {version} had changed</Header>}>
          <Sentences
            texts={findChanges(base, theirs, region).map(describeChange)}
            empty="Nothing; it was saved again without a change."
          />
        </Container>
      )}
      <SpaceBetween direction="horizontal" size="xs">
        {theirs && (
          <>
            <Button
              variant="primary"
              onClick={() =>
                goOn({
                  kind: 'apply-difference',
                  from: base,
                  to: theirs,
                  label: `Put back what version ${version} changed`,
                })
              }
            >
              Put theirs back beside mine
            </Button>
            <Button
              onClick={() =>
                goOn({
                  kind: 'apply-difference',
                  from: ours,
                  to: theirs,
                  label: `Restore version ${version}`,
                })
              }
            >
              Put theirs back instead of mine
            </Button>
          </>
        )}
        <Button {...(!theirs && { variant: 'primary' })} onClick={leave}>
          Leave it as it is
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  )
}
