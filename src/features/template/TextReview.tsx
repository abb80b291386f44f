import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo } from 'react'
import { editedOf, planOf } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'
import { withoutSecret } from '../../pipeline/edit-secrets.ts'
import { describeRefusal } from '../../template/refusal.ts'
import { toUnifiedDiff } from '../../template/unified-diff.ts'
import { TextDiff } from '../../ui/TextDiff.tsx'
import { CompanionPart } from './CompanionPart.tsx'
import { bucketsMadeBy, newBuckets } from './new-buckets.ts'
import { SaveTemplate } from './SaveTemplate.tsx'
import { fileNameOf } from './TemplatePipelineScreen.tsx'
import type { OwnReviewProps } from './TemplateReviewScreen.tsx'
import { useEditedText } from './use-open-template.ts'
import { WritingChoices } from './WritingChoices.tsx'

/** How the changes are written, the text with them, and where it goes from here. */
export function TextReview({ open, opened, draft, onPrevious, onChangeSet }: OwnReviewProps) {
  const { found, pipeline, homeRegion } = opened
  const { logicalId } = found
  const edited = useEditedText(open)
  const after = useMemo(() => editedOf({ ...draft, base: pipeline }).pipeline, [draft, pipeline])
  const buckets = newBuckets(pipeline, after, homeRegion)
  const others = buckets.filter(({ region }) => region !== homeRegion)
  const before = open.text ?? ''
  const text = edited?.ok ? edited.text : before
  const fileName = fileNameOf(open)
  const isChanged = text !== before
  const patch = useMemo(() => toUnifiedDiff(before, text, fileName), [before, text, fileName])
  const refusal = edited && !edited.ok ? describeRefusal(edited.refusal) : undefined
  const whyNot = refusal
    ? 'The changes cannot be written into the text; the message above says why.'
    : isChanged
      ? undefined
      : 'Nothing changes.'

  const keepEdited = () => {
    const edits = open.drafts.flatMap((one) => planOf(one.draft).edits)
    const holdsSecret = edits.some((edit) => withoutSecret(edit) !== edit)
    open.keep({ edited: text, holdsSecret })
  }
  const goOn = () => {
    for (const one of open.drafts) draftStore.remove(one.draft)
    open.keep({ text, edited: text, choices: {} })
    onPrevious()
  }
  return (
    <SpaceBetween size="l">
      {open.template && (
        <WritingChoices
          choices={open.choicesOf(logicalId)}
          homeRegion={homeRegion}
          buckets={buckets}
          asksHomeRegion={!pipeline.artifactStores && after.artifactStores !== undefined}
          made={bucketsMadeBy(open.template)}
          onChange={(choices) => open.chooseFor(logicalId, choices)}
        />
      )}
      {refusal && (
        <Alert type="error" header="The text cannot be edited this way">
          {refusal.reason} {refusal.hint}
        </Alert>
      )}
      <Container
        header={
          <Header
            variant="h2"
            description="Every line that is not shown as changed stays byte for byte."
            actions={
              isChanged && (
                <CopyToClipboard
                  textToCopy={patch}
                  copyButtonText="Copy patch"
                  copySuccessText="Copied"
                  copyErrorText="It could not be copied"
                />
              )
            }
          >
            Template
          </Header>
        }
      >
        <TextDiff
          label="Template before and after"
          before={before}
          after={text}
          beforeTitle={fileName}
          afterTitle="With your changes"
        />
      </Container>
      {others.map((bucket) => (
        <CompanionPart key={bucket.region} pipeline={pipeline} bucket={bucket} />
      ))}
      <Box float="right">
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={onPrevious}>Previous</Button>
          <SaveTemplate
            fileName={fileName}
            text={text}
            whyNot={whyNot}
            isPrimary={onChangeSet === undefined}
            // What is made into a stack from here is the text that was saved.
            onSaved={keepEdited}
            onGoOn={open.source.kind === 'file' ? goOn : undefined}
          />
          {onChangeSet && (
            <Button
              variant="primary"
              {...(whyNot !== undefined && { disabled: true, disabledReason: whyNot })}
              onClick={() => {
                keepEdited()
                onChangeSet()
              }}
            >
              Create change set
            </Button>
          )}
        </SpaceBetween>
      </Box>
    </SpaceBetween>
  )
}
