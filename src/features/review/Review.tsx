import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Tabs from '@cloudscape-design/components/tabs'
import { lazy, Suspense, useMemo } from 'react'
import type { Place } from '../../aws/connection.ts'
import type { Submission } from '../../aws/submit.ts'
import type { SubmitWhen } from '../../aws/submit-when.ts'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { describeChange, findChanges } from '../../pipeline/changes.ts'
import { describeConflict, toUpdateInput } from '../../pipeline/edits.ts'
import { writeJson } from '../../pipeline/json-text.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { JsonDiff } from '../../ui/JsonDiff.tsx'
import { JsonView } from '../../ui/JsonView.tsx'
import { BlastRadius } from './BlastRadius.tsx'
import { ReviewProblems } from './ReviewProblems.tsx'
import { StoresTable } from './StoresTable.tsx'
import { SubmitChoices } from './SubmitChoices.tsx'
import { SubmitOutcome } from './SubmitOutcome.tsx'

const PipelineGraph = lazy(async () => ({
  default: (await import('../../graph/PipelineGraph.tsx')).PipelineGraph,
}))

interface ReviewProps {
  place: Place
  draft: Draft
  submission: Submission
  when: SubmitWhen
}

/** What will change, what it will break, and how the submit went. */
export function Review({ place, draft, submission, when }: ReviewProps) {
  const { base } = draft
  const edited = useMemo(() => editedOf(draft), [draft])
  const changes = useMemo(
    () => findChanges(base, edited.pipeline, draft.region),
    [base, edited, draft.region],
  )
  const problems = useMemo(
    () => findProblems(edited.pipeline, draft.region),
    [edited, draft.region],
  )
  const before = useMemo(() => findProblems(base, draft.region), [base, draft.region])
  const version = base.version ?? 1
  return (
    <SpaceBetween size="l">
      <SubmitOutcome draft={draft} submission={submission} />
      <Box fontSize="heading-m">
        Updates <b>{base.name}</b> from version {version} to version {version + 1}.
      </Box>
      <BlastRadius place={place} base={base} />
      <SubmitChoices place={place} draft={draft} when={when} />
      {edited.conflicts.length > 0 && (
        <Alert type="error" header="Some of your changes no longer fit">
          <Sentences texts={edited.conflicts.map(({ conflict }) => describeConflict(conflict))} />
        </Alert>
      )}
      <ReviewProblems problems={problems} before={before} />
      <Container header={<Header variant="h2">Changes</Header>}>
        {changes.length > 0 ? (
          <Sentences texts={changes.map(describeChange)} />
        ) : (
          <Box color="text-body-secondary">Nothing changes.</Box>
        )}
      </Container>
      <Container disableContentPaddings header={<Header variant="h2">After the update</Header>}>
        <Suspense
          fallback={
            <Box padding="l">
              <StatusIndicator type="loading">Loading the graph</StatusIndicator>
            </Box>
          }
        >
          <PipelineGraph pipeline={edited.pipeline} homeRegion={draft.region} changes={changes} />
        </Suspense>
      </Container>
      <StoresTable before={base} after={edited.pipeline} homeRegion={draft.region} />
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
        ]}
      />
    </SpaceBetween>
  )
}

const Sentences = ({ texts }: { texts: readonly string[] }) => (
  <ul>
    {texts.map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)
