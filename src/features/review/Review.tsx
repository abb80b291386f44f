import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import { useMemo } from 'react'
import { isFile, type Place } from '../../aws/connection.ts'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { findChanges } from '../../pipeline/changes.ts'
import { describeConflict, toUpdateInput } from '../../pipeline/edits.ts'
import { writeJson } from '../../pipeline/json-text.ts'
import { findEditProblems } from '../../pipeline/masked-values.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { JsonDiff } from '../../ui/JsonDiff.tsx'
import { JsonView } from '../../ui/JsonView.tsx'
import { ComparedPipelines } from '../../graph/ComparedPipelines.tsx'
import { MovedReview } from './MovedReview.tsx'
import { OvertakenReview } from './OvertakenReview.tsx'
import { Permissions } from './Permissions.tsx'
import { ReviewProblems } from './ReviewProblems.tsx'
import { Exports } from './Exports.tsx'
import { PlanFilePart } from './PlanFilePart.tsx'
import { BlastRadius } from './BlastRadius.tsx'
import { ChangeNotes } from './ChangeNotes.tsx'
import { Checks } from './Checks.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import { StoresTable } from './StoresTable.tsx'
import { SubmitChoices } from './SubmitChoices.tsx'
import { SubmitOutcome } from './SubmitOutcome.tsx'
import type { Submission } from './use-submission.ts'
import { UnknownMembersNote } from './UnknownMembersNote.tsx'

interface ReviewProps {
  place: Place
  draft: Draft
  submission: Submission
  /** Leaves for the pipeline as it is. */
  onLeave: () => void
}

/** How the last submit went, and what there is to decide or to read before the next. */
export function Review({ place, draft, submission, onLeave }: ReviewProps) {
  const { overtaken } = draft
  const hasDecision = overtaken && draft.edits.length === 0
  return (
    <SpaceBetween size="l">
      <SubmitOutcome name={draft.pipeline} submission={submission} />
      {hasDecision ? (
        <OvertakenReview draft={draft} overtaken={overtaken} onLeave={onLeave} />
      ) : submission.newer ? (
        <MovedReview draft={draft} latest={submission.newer} onDecided={submission.reset} />
      ) : (
        <PlanReview place={place} draft={draft} submission={submission} />
      )}
    </SpaceBetween>
  )
}

/** What will change and what it will break. */
function PlanReview({ place, draft, submission }: Omit<ReviewProps, 'onLeave'>) {
  const { base } = draft
  const edited = useMemo(() => editedOf(draft), [draft])
  const changes = useMemo(
    () => findChanges(base, edited.pipeline, draft.region),
    [base, edited, draft.region],
  )
  const problems = useMemo(
    () => findEditProblems(base, edited.pipeline, draft.region),
    [base, edited, draft.region],
  )
  const before = useMemo(() => findProblems(base, draft.region), [base, draft.region])
  const version = base.version ?? 1
  return (
    <SpaceBetween size="l">
      <Box fontSize="heading-m">
        Updates <b>{base.name}</b> from version {version} to version {version + 1}.
      </Box>
      {!submission.when.isWaiting && !isFile(place) && <BlastRadius place={place} base={base} />}
      {edited.conflicts.length > 0 && (
        <Alert type="error" header="Some of your changes no longer fit">
          <Sentences texts={edited.conflicts.map(({ conflict }) => describeConflict(conflict))} />
        </Alert>
      )}
      <ReviewProblems problems={problems} before={before} />
      <ChangeNotes before={base} after={edited.pipeline} />
      <ComparedPipelines
        title="The pipeline"
        before={base}
        after={edited.pipeline}
        changes={changes}
        homeRegion={draft.region}
        empty="Nothing changes."
      />
      <UnknownMembersNote pipeline={edited.pipeline} />
      <StoresTable before={base} after={edited.pipeline} homeRegion={draft.region} />
      <Checks place={place} before={base} after={edited.pipeline} />
      <Permissions place={place} before={base} after={edited.pipeline} />
      <Tabs
        tabs={[
          {
            id: 'diff',
            label: 'JSON diff',
            content: (
              <JsonDiff
                label="JSON before and after"
                before={writeJson(base)}
                after={writeJson(edited.pipeline)}
                beforeTitle={`Version ${version}`}
                afterTitle="After your changes"
              />
            ),
          },
          {
            id: 'sent',
            label: 'What is sent',
            content: (
              <JsonView
                label="Input of UpdatePipeline"
                text={writeJson({ pipeline: toUpdateInput(edited.pipeline) })}
              />
            ),
          },
          {
            id: 'exports',
            label: 'Exports',
            content: <Exports place={place} draft={draft} />,
          },
          {
            id: 'plan-file',
            label: 'Plan file',
            // The note stays while one looks at another tab.
            contentRenderStrategy: 'lazy',
            content: <PlanFilePart place={place} draft={draft} />,
          },
        ]}
      />
      {/* Nothing runs in a file. */}
      {!isFile(place) && <SubmitChoices place={place} draft={draft} when={submission.when} />}
    </SpaceBetween>
  )
}
