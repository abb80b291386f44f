import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Spinner from '@cloudscape-design/components/spinner'
import { useState } from 'react'
import { isFile } from '../../aws/connection.ts'
import { failureWords } from '../../aws/failures.ts'
import { hasEdits } from '../../draft/draft.ts'
import { draftStore, useDraft } from '../../draft/draft-store.ts'
import { lossesOf } from '../../draft/losses.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import {
  type MissingSecret,
  missingSecrets,
  withGivenSecrets,
} from '../../plan-file/given-secrets.ts'
import type { ReadPlan } from '../../plan-file/read-plan-file.ts'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { PlanStanding } from './PlanStanding.tsx'
import { usePlanBase } from './use-plan-base.ts'

interface OpenedPlanProps {
  connection: string
  read: Extract<ReadPlan, { kind: 'read' }>
  onReview: (region: Region, pipeline: string) => void
}

const keyOf = ({ edit, key }: MissingSecret) => `${edit}/${key}`

/** What a plan wants, how it stands to the pipeline of today, and the way into the review. */
export function OpenedPlan({ connection, read, onReview }: OpenedPlanProps) {
  const { file, isAsSaved } = read
  const { region, pipeline: name } = file
  const [given, setGiven] = useState<Record<string, string>>({})
  const { base, standing, sentences, failure, again } = usePlanBase({ connection, region }, file)
  const key = { connection, region, pipeline: name }
  const draft = useDraft(key)
  const inTheWay = draft && hasEdits(draft) ? draft : undefined
  const secrets = missingSecrets(file.edits)

  const review = () => {
    if (!base) return
    const edits = withGivenSecrets(file.edits, (secret) => given[keyOf(secret)])
    draftStore.restart({ ...key, base, readAt: Date.now(), edits })
    onReview(region, name)
  }
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={
            <>
              Saved <TimeAgo date={new Date(file.savedAt)} /> on version {file.base.version}, in{' '}
              {region}
              {file.account !== undefined && `, account ${file.account}`}.
            </>
          }
        >
          {name}
        </Header>
      }
    >
      <SpaceBetween size="m">
        {!isAsSaved && (
          <Alert type="warning" header="This file was changed after it was saved">
            Somebody has edited it by hand. The review shows what it says now.
          </Alert>
        )}
        {failure && (
          <FailureAlert title={`${name} cannot be read`} {...failureWords(failure, again)} />
        )}
        {standing && (
          <PlanStanding
            standing={standing}
            file={file}
            source={isFile({ connection }) ? 'the file' : 'AWS'}
          />
        )}
        {file.note.trim() !== '' && (
          <div>
            <Box variant="awsui-key-label">Note</Box>
            <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{file.note}</div>
          </div>
        )}
        <div>
          <Box variant="awsui-key-label">Changes</Box>
          {sentences ? <Sentences texts={sentences} empty="Nothing changes." /> : <Spinner />}
        </div>
        {file.checks.length > 0 && (
          <ExpandableSection
            variant="footer"
            headerText={`Checks when it was saved (${file.checks.length})`}
          >
            <Sentences
              texts={file.checks.map(
                (check) => `${check.state}: ${check.title}, ${check.region}. ${check.text}`,
              )}
            />
          </ExpandableSection>
        )}
        {secrets.map((secret) => (
          <FormField
            key={keyOf(secret)}
            label={`${secret.key} of action ${secret.action} in stage ${secret.stage}`}
            description="A plan file holds no secret. It stays in this tab until you submit."
          >
            <Input
              type="password"
              autoComplete={false}
              value={given[keyOf(secret)] ?? ''}
              onChange={({ detail }) => setGiven({ ...given, [keyOf(secret)]: detail.value })}
            />
          </FormField>
        ))}
        {inTheWay && (
          <Alert
            type="warning"
            header={`You have a draft of ${name}, and the plan takes its place`}
          >
            These would be lost:
            <Sentences texts={lossesOf(inTheWay)} />
          </Alert>
        )}
        <Button
          variant="primary"
          {...(!base && {
            disabled: true,
            disabledReason: failure
              ? 'The pipeline cannot be read.'
              : 'The pipeline is being read.',
          })}
          onClick={review}
        >
          {inTheWay ? 'Replace the draft and review' : 'Review the changes'}
        </Button>
      </SpaceBetween>
    </Container>
  )
}
