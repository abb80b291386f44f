import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type BucketProgress, createBucket } from '../../aws/create-bucket.ts'
import { failureWords } from '../../aws/failures.ts'
import { callerIdentityQuery } from '../../aws/queries.ts'
import { findChoiceProblems, planBucket, proposeBucketName } from '../../pipeline/bucket-plan.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { FailureAlert } from '../../ui/FailureAlert.tsx'
import { useSteady } from '../../ui/use-steady.ts'
import { BucketChoicesForm, type BucketForm, choicesFrom } from './BucketChoicesForm.tsx'
import { BucketSteps } from './BucketSteps.tsx'

interface CreateBucketProps {
  /** In the region of the new bucket. */
  place: Place
  homeStore: { region: Region; bucket: string | undefined }
  /** The key that was chosen for the region so far; may be empty. */
  keyId: string
  onClose: () => void
  onCreated: (bucket: string, keyId: string) => void
}

/** Makes a bucket for artifacts: shows every call first, then makes them one by one. */
export function CreateBucket({ place, homeStore, keyId, onClose, onCreated }: CreateBucketProps) {
  const { region } = place
  const identity = useQuery(callerIdentityQuery({ ...place, region: homeStore.region }))
  const proposed = useSteady(proposeBucketName(homeStore, region, identity.data?.account))
  const [typed, setTyped] = useState<Partial<BucketForm>>({})
  const [progress, setProgress] = useState<BucketProgress>()
  const form: BucketForm = {
    name: proposed.value,
    encryption: keyId ? 'kms' : 's3',
    keyId,
    isVersioned: false,
    isExpiring: true,
    days: '30',
    tags: [],
    ...typed,
  }
  const choices = choicesFrom(form, region)
  const problems = findChoiceProblems(choices)
  const steps = planBucket(choices)
  const isRunning = progress !== undefined && !progress.isFinished
  const isMade = progress?.isFinished === true && !progress.failed

  const create = async () => {
    const end = await createBucket(place, steps, setProgress)
    if (end.failed) return
    onCreated(choices.name, choices.keyId ?? '')
  }
  return (
    <DialogFrame
      size="large"
      title={`Create a bucket in ${region}`}
      onClose={() => {
        if (!isRunning) onClose()
      }}
      buttons={
        <>
          {!isMade && (
            <Button variant="link" disabled={isRunning} onClick={onClose}>
              Cancel
            </Button>
          )}
          {progress?.failed && (
            <Button disabled={isRunning} onClick={() => setProgress(undefined)}>
              Change settings
            </Button>
          )}
          {isMade ? (
            <Button variant="primary" onClick={onClose}>
              Close
            </Button>
          ) : (
            <Button
              variant="primary"
              loading={isRunning}
              loadingText="Creating the bucket"
              disabled={Object.keys(problems).length > 0}
              onClick={() => void create()}
            >
              {progress?.failed ? 'Try again' : 'Create bucket'}
            </Button>
          )}
        </>
      }
    >
      <SpaceBetween size="l">
        {!progress && (
          <BucketChoicesForm
            place={place}
            form={form}
            problems={problems}
            proposed={proposed}
            onChange={(part) => setTyped((known) => ({ ...known, ...part }))}
          />
        )}
        {progress && <Outcome bucket={choices.name} progress={progress} />}
        <BucketSteps steps={steps} progress={progress} />
      </SpaceBetween>
    </DialogFrame>
  )
}

/** How the making ended, and what is left of the bucket where it failed. */
function Outcome({ bucket, progress }: { bucket: string; progress: BucketProgress }) {
  const { failed, undo, isFinished } = progress
  if (!isFinished) return null
  if (!failed) return <Alert type="success">{`Bucket "${bucket}" is made and chosen.`}</Alert>
  return (
    <SpaceBetween size="s">
      <FailureAlert title="The bucket was not made" {...failureWords(failed.failure)} />
      {undo?.state === 'done' && (
        <Alert type="info">{`Undone: no bucket "${bucket}" is left behind.`}</Alert>
      )}
      {undo?.state === 'failed' && (
        <Alert type="warning" header={`Bucket "${bucket}" is left behind`}>
          It could not be deleted ({undo.failure.code}: {undo.failure.message}). Delete it in S3, or
          finish its settings there.
        </Alert>
      )}
    </SpaceBetween>
  )
}
