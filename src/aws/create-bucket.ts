import type { CreateBucketCommandInput } from '@aws-sdk/client-s3'
import type { BucketStep } from '../pipeline/bucket-plan.ts'
import type { Place } from './connection.ts'
import { AwsFailure, toFailure } from './failures.ts'
import { s3Writer } from './s3.ts'

/** How far the making of a bucket has come. */
export interface BucketProgress {
  /** Steps that AWS has carried out. */
  done: number
  /** The step that failed. */
  failed?: { step: number; failure: AwsFailure }
  /** What became of the bucket after a failed step; absent while nothing had been made. */
  undo?: { state: 'running' } | { state: 'done' } | { state: 'failed'; failure: AwsFailure }
  isFinished: boolean
}

/**
 * Makes a bucket step by step, and says after each how far it has come. When a step fails, the
 * bucket that was made is deleted again; one that was there before is never touched.
 *
 * @param place in the bucket's region.
 */
export async function createBucket(
  place: Place,
  steps: readonly BucketStep[],
  onProgress: (progress: BucketProgress) => void,
): Promise<BucketProgress> {
  const bucket = steps[0]?.input.Bucket ?? ''
  let progress: BucketProgress = { done: 0, isFinished: false }
  const tell = (part: Partial<BucketProgress>) => {
    progress = { ...progress, ...part }
    onProgress(progress)
  }
  tell({})
  for (const [index, step] of steps.entries()) {
    try {
      if (step.operation === 'CreateBucket') await makeSureIsNew(place, bucket)
      // oxlint-disable-next-line no-await-in-loop -- each step builds on the one before
      await carryOut(place, step)
    } catch (error) {
      const failure = toFailure(step.operation, error, true)
      const mayExist = index > 0 || failure.kind === 'unknown-outcome'
      tell({ failed: { step: index, failure }, isFinished: !mayExist })
      if (mayExist) {
        tell({ undo: { state: 'running' } })
        tell({ undo: await takeBack(place, bucket), isFinished: true })
      }
      return progress
    }
    tell({ done: index + 1 })
  }
  tell({ isFinished: true })
  return progress
}

/** In us-east-1 S3 takes the request for an own bucket again, which the undo would then delete. */
async function makeSureIsNew(place: Place, bucket: string): Promise<void> {
  const { sdk, client } = await s3Writer(place)
  const failure = await client.send(new sdk.GetBucketLocationCommand({ Bucket: bucket })).then(
    () => undefined,
    (error: unknown) => toFailure('GetBucketLocation', error),
  )
  if (failure?.kind === 'not-found') return
  // Elsewhere CreateBucket itself tells an own bucket from another account's.
  if (failure?.kind === 'not-allowed' && place.region !== 'us-east-1') return
  if (failure && failure.kind !== 'not-allowed') throw failure
  throw new AwsFailure('refused', {
    operation: 'CreateBucket',
    code: failure ? 'BucketAlreadyExists' : 'BucketAlreadyOwnedByYou',
    message: failure
      ? `S3 has a bucket named "${bucket}" that is not yours to read. Choose another name.`
      : `The account has a bucket named "${bucket}" already. Choose it, or another name.`,
    requestId: undefined,
    cause: failure,
  })
}

async function carryOut(place: Place, step: BucketStep): Promise<void> {
  const { sdk, client } = await s3Writer(place)
  switch (step.operation) {
    case 'CreateBucket':
      // The SDK lists the regions of its day; S3 knows newer ones.
      await client.send(new sdk.CreateBucketCommand(step.input as CreateBucketCommandInput))
      return
    case 'PutPublicAccessBlock':
      await client.send(new sdk.PutPublicAccessBlockCommand(step.input))
      return
    case 'PutBucketEncryption':
      await client.send(new sdk.PutBucketEncryptionCommand(step.input))
      return
    case 'PutBucketPolicy':
      await client.send(new sdk.PutBucketPolicyCommand(step.input))
      return
    case 'PutBucketVersioning':
      await client.send(new sdk.PutBucketVersioningCommand(step.input))
      return
    case 'PutBucketLifecycleConfiguration':
      await client.send(new sdk.PutBucketLifecycleConfigurationCommand(step.input))
      return
    case 'PutBucketTagging':
      await client.send(new sdk.PutBucketTaggingCommand(step.input))
      return
  }
}

/** S3 deletes empty buckets only, so nothing that anybody has put there can be lost. */
async function takeBack(
  place: Place,
  bucket: string,
): Promise<NonNullable<BucketProgress['undo']>> {
  const { sdk, client } = await s3Writer(place)
  try {
    await client.send(new sdk.DeleteBucketCommand({ Bucket: bucket }))
    return { state: 'done' }
  } catch (error) {
    const failure = toFailure('DeleteBucket', error, true)
    return failure.kind === 'not-found' ? { state: 'done' } : { state: 'failed', failure }
  }
}
