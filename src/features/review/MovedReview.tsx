import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import type { PipelineAsRead } from '../../aws/pipelines.ts'
import { type Draft, editedOf } from '../../draft/draft.ts'
import { draftStore } from '../../draft/draft-store.ts'
import { rebaseDraft, replayDraft } from '../../draft/rebase.ts'
import { describeChange, findChanges } from '../../pipeline/changes.ts'
import { writeJson } from '../../pipeline/json-text.ts'
import type { ChoiceId, Chosen, OpenConflict } from '../../pipeline/replay.ts'
import { describeChoice, describeReplayConflict } from '../../pipeline/replay-words.ts'
import { JsonDiff } from '../../ui/JsonDiff.tsx'
import { ComparedPipelines } from '../../graph/ComparedPipelines.tsx'
import { Sentences } from '../../ui/Sentences.tsx'

interface MovedReviewProps {
  draft: Draft
  /** The pipeline as AWS has it now. */
  latest: PipelineAsRead
  onDecided: () => void
}

/** Their changes, yours, and both together on the newer version; nothing is sent from here. */
export function MovedReview({ draft, latest, onDecided }: MovedReviewProps) {
  const { base, region } = draft
  const [chosen, setChosen] = useState<Chosen>({})
  const theirs = useMemo(
    () => findChanges(base, latest.pipeline, region),
    [base, latest.pipeline, region],
  )
  const yours = useMemo(
    () => findChanges(base, editedOf(draft).pipeline, region),
    [draft, base, region],
  )
  const replay = useMemo(
    () => replayDraft(draft, latest.pipeline, chosen),
    [draft, latest.pipeline, chosen],
  )
  const together = useMemo(
    () => findChanges(latest.pipeline, replay.pipeline, region),
    [latest.pipeline, replay, region],
  )
  const isDone = replay.undecided === 0 && together.length === 0

  return (
    <SpaceBetween size="l">
      <Alert
        type="warning"
        header={`Nothing was sent: ${base.name} is at version ${latest.version} now`}
      >
        Somebody else saved it after your changes were begun on version {base.version}. Your changes
        are made again on version {latest.version} below. Read both, then go on from there.
      </Alert>
      <ColumnLayout columns={2}>
        <Container
          fitHeight
          header={
            <Header variant="h2">
              Theirs: version {base.version} to {latest.version}
            </Header>
          }
        >
          <Sentences texts={theirs.map(describeChange)} empty="Saved again without a change." />
        </Container>
        <Container fitHeight header={<Header variant="h2">Yours</Header>}>
          <Sentences texts={yours.map(describeChange)} empty="Nothing changes." />
        </Container>
      </ColumnLayout>
      {replay.conflicts.length > 0 && (
        <Container
          header={
            <Header
              variant="h2"
              counter={`(${replay.conflicts.length})`}
              description="What you and somebody else both touched. Decide each; nothing is lost until you do."
            >
              Conflicts
            </Header>
          }
        >
          <SpaceBetween size="l">
            {replay.conflicts.map((conflict) => (
              <Decision
                key={conflict.key}
                conflict={conflict}
                choice={chosen[conflict.key]}
                onChoose={(choice) => setChosen({ ...chosen, [conflict.key]: choice })}
              />
            ))}
          </SpaceBetween>
        </Container>
      )}
      <ComparedPipelines
        title="Both together"
        changesTitle={`Together: what changes in version ${latest.version}`}
        before={latest.pipeline}
        after={replay.pipeline}
        changes={together}
        homeRegion={region}
        empty={
          isDone
            ? `Nothing is left to do: version ${latest.version} is as you want it.`
            : 'Nothing yet; decide the conflicts.'
        }
      />
      <ExpandableSection headerText="JSON diff against theirs">
        <JsonDiff
          label="JSON of the newer version and with your changes"
          before={writeJson(latest.pipeline)}
          after={writeJson(replay.pipeline)}
          beforeTitle={`Version ${latest.version}`}
          afterTitle="With your changes"
        />
      </ExpandableSection>
      <Box float="right">
        {isDone ? (
          <Button
            variant="primary"
            onClick={() => {
              draftStore.remove(draft)
              onDecided()
            }}
          >
            Discard my draft
          </Button>
        ) : (
          <Button
            variant="primary"
            disabled={replay.undecided > 0}
            {...(replay.undecided > 0 && {
              disabledReason: `Decide ${replay.undecided === 1 ? 'the conflict' : `${replay.undecided} conflicts`} first.`,
            })}
            onClick={() => {
              draftStore.restart(rebaseDraft(draft, latest.pipeline, chosen, Date.now()))
              onDecided()
            }}
          >
            Continue on version {latest.version}
          </Button>
        )}
      </Box>
    </SpaceBetween>
  )
}

interface DecisionProps {
  conflict: OpenConflict
  choice: ChoiceId | undefined
  onChoose: (choice: ChoiceId) => void
}

const Decision = ({ conflict, choice, onChoose }: DecisionProps) => (
  <FormField stretch label={describeReplayConflict(conflict.conflict)}>
    <RadioGroup
      value={choice ?? null}
      onChange={({ detail }) => onChoose(detail.value as ChoiceId)}
      items={conflict.choices.map((id) => ({ value: id, label: describeChoice(conflict, id) }))}
    />
  </FormField>
)
