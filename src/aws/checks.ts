import { paginateListActionTypes } from '@aws-sdk/client-codepipeline'
import { queryOptions } from '@tanstack/react-query'
import { judgeArtifactSize } from '../pipeline/checks/artifact-size.ts'
import type { Answers, Check, CheckOf, Finding, WhyUnknown } from '../pipeline/checks/check.ts'
import * as judge from '../pipeline/checks/judge.ts'
import { judgeQuota } from '../pipeline/checks/quotas.ts'
import { judgeResource, judgeUnasked } from '../pipeline/checks/resource-checks.ts'
import { accountIn } from '../pipeline/permissions/statement.ts'
import { artifactSizes } from './artifact-sizes.ts'
import { getBucketRegion, listBuckets } from './buckets.ts'
import { codePipelineReader } from './clients.ts'
import type { Place } from './connection.ts'
import { deniedAction } from './denied.ts'
import { type AwsFailure, toFailure } from './failures.ts'
import { readTrustPolicy, simulateRole } from './iam.ts'
import { describeKey, kms } from './keys.ts'
import { findResource, permissionToFind } from './resources/find.ts'
import { isS3OutOfReach, s3 } from './s3.ts'

/** How one check before a submit came out. What it is about is part of the key. */
export const checkQuery = (place: Place, check: Check) =>
  queryOptions({
    queryKey: [place.connection, place.region, 'check', check.id, JSON.stringify(check)] as const,
    queryFn: ({ signal }) => askCheck(place, check, signal),
    // What was found is for this review; a later one asks anew.
    staleTime: 30_000,
    gcTime: 60_000,
  })

/**
 * Asks AWS about one check and judges what it says. Never throws for what AWS does: what cannot be
 * known is a finding too.
 *
 * @param place where the pipeline is; the check says its own region.
 */
export async function askCheck(place: Place, check: Check, signal: AbortSignal): Promise<Finding> {
  try {
    return await ask({ ...place, region: check.region }, check, signal)
  } catch (error) {
    // A query that was left is no finding.
    if (signal.aborted) throw error
    const failure = toFailure(check.kind, error)
    // A page without a bridge does not get to see S3's answers.
    const isOfS3 = check.kind.startsWith('bucket-') || failure.operation === 'ListObjectsV2'
    const isHidden = isS3OutOfReach(place) && isOfS3 && failure.kind === 'unreachable'
    return judge.judgeUnknown(check, isHidden ? { why: 'not-askable' } : whyUnknown(check, failure))
  }
}

function whyUnknown(check: Check, failure: AwsFailure): WhyUnknown {
  const { kind, code, message } = failure
  if (code === 'OperationNotRelayed' || code === 'CorsNotAllowed') return { why: 'not-askable' }
  if (kind === 'not-allowed') {
    const usual = check.kind === 'resource' ? permissionToFind(check.names) : undefined
    return { why: 'not-allowed', permission: deniedAction(failure, usual) }
  }
  if (kind === 'signed-out') return { why: 'signed-out' }
  return { why: 'no-answer', message: kind === 'unreachable' ? 'no connection' : message || code }
}

async function ask(place: Place, check: Check, signal: AbortSignal): Promise<Finding> {
  switch (check.kind) {
    case 'bucket-region': {
      const found = await orAbsent(() => getBucketRegion(place, check.bucket, signal))
      return judge.judgeBucketRegion(check, found === 'absent' ? found : { region: found })
    }
    case 'bucket-owner': {
      if (isS3OutOfReach(place)) return judge.judgeUnknown(check, { why: 'not-askable' })
      const found = await orAbsent(() => ownerOf(place, check.bucket, signal))
      return judge.judgeBucketOwner(check, found)
    }
    case 'bucket-private':
      return judge.judgeBucketPrivate(
        check,
        await orAbsent(() => privacyOf(place, check.bucket, signal)),
      )
    case 'bucket-access':
      return judge.judgeBucketAccess(check, await bucketAccess(place, check, signal))
    case 'key-state':
      return judge.judgeKeyState(
        check,
        await orAbsent(() => describeKey(place, check.keyId, signal)),
      )
    case 'key-access':
      return judge.judgeKeyAccess(check, await keyAccess(place, check, signal))
    case 'provider':
      return judge.judgeProvider(check, { isOffered: await isOffered(place, check, signal) })
    case 'resource':
      return judgeUnasked(check) ?? judgeResource(check, await findResource(place, check, signal))
    case 'action-access': {
      const { roleArn, statements, ownAccount } = check
      if (!statements) return judge.judgeUnknown(check, { why: 'not-described' })
      if (accountIn(roleArn) !== ownAccount) return otherAccount(check, roleArn)
      const decisions = await orAbsent(() => simulateRole(place, roleArn, statements, signal))
      return judge.judgeActionAccess(check, decisions === 'absent' ? 'no role' : { decisions })
    }
    case 'role-trust': {
      const { roleArn, ownAccount } = check
      if (accountIn(roleArn) !== ownAccount) return otherAccount(check, roleArn)
      const role = await orAbsent(() => readTrustPolicy(place, roleArn, signal))
      return judge.judgeRoleTrust(check, role === 'absent' ? 'no role' : role)
    }
    case 'quota':
      return judgeQuota(check)
    case 'artifact-size':
      return judgeArtifactSize(check, await artifactSizes(place, check, signal))
  }
}

const otherAccount = (check: Check, roleArn: string) =>
  judge.judgeUnknown(check, { why: 'other-account', account: accountIn(roleArn) })

/** What AWS does not find is an answer. */
async function orAbsent<Answer>(asked: () => Promise<Answer>): Promise<Answer | 'absent'> {
  try {
    return await asked()
  } catch (error) {
    if (toFailure('', error).kind === 'not-found') return 'absent'
    throw error
  }
}

async function ownerOf(place: Place, bucket: string, signal: AbortSignal) {
  const own = await listBuckets(place, signal)
  if (own.some(({ name }) => name === bucket)) return { isOwn: true }
  // Another account's, or nobody's: S3 tells the two apart by 403 and 404.
  await getBucketRegion(place, bucket, signal).catch((error: unknown) => {
    const failure = toFailure('GetBucketLocation', error)
    if (failure.kind !== 'not-allowed') throw failure
  })
  return { isOwn: false }
}

async function privacyOf(
  place: Place,
  Bucket: string,
  signal: AbortSignal,
): Promise<Exclude<Answers['bucket-private'], 'absent'>> {
  const { sdk, client } = await s3(place)
  const options = { abortSignal: signal }
  const isBlocked = await client
    .send(new sdk.GetPublicAccessBlockCommand({ Bucket }), options)
    .then(
      ({ PublicAccessBlockConfiguration: block }) =>
        Boolean(
          block?.BlockPublicAcls &&
          block.IgnorePublicAcls &&
          block.BlockPublicPolicy &&
          block.RestrictPublicBuckets,
        ),
      (error: unknown) => {
        const failure = toFailure('GetPublicAccessBlock', error)
        if (failure.code === 'NoSuchPublicAccessBlockConfiguration') return false
        throw failure
      },
    )
  if (isBlocked) return { isBlocked }
  const isPublic = await client
    .send(new sdk.GetBucketPolicyStatusCommand({ Bucket }), options)
    .then(
      ({ PolicyStatus }) => PolicyStatus?.IsPublic ?? false,
      (error: unknown) => {
        const failure = toFailure('GetBucketPolicyStatus', error)
        if (failure.code === 'NoSuchBucketPolicy') return false
        throw failure
      },
    )
  return { isBlocked, isPublic }
}

/** The bucket's policy, as JSON text; nothing where it has none. */
export async function readBucketPolicy(
  place: Place,
  Bucket: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { sdk, client } = await s3(place)
  try {
    const { Policy } = await client.send(new sdk.GetBucketPolicyCommand({ Bucket }), {
      abortSignal: signal,
    })
    return Policy
  } catch (error) {
    const failure = toFailure('GetBucketPolicy', error)
    if (failure.code === 'NoSuchBucketPolicy') return undefined
    throw failure
  }
}

async function bucketAccess(
  place: Place,
  { bucket, roleArn, statements }: CheckOf<'bucket-access'>,
  signal: AbortSignal,
): Promise<Answers['bucket-access']> {
  const policy = await orAbsent(() => readBucketPolicy(place, bucket, signal))
  if (policy === 'absent') return 'absent'
  const decisions = await orAbsent(() => simulateRole(place, roleArn, statements, signal))
  if (decisions === 'absent') return 'no role'
  return { decisions, ...(policy !== undefined && { policy }) }
}

/** A key's policy, as JSON text. */
export async function readKeyPolicy(
  place: Place,
  KeyId: string,
  signal: AbortSignal,
): Promise<string> {
  const { sdk, client } = await kms(place)
  try {
    const { Policy = '' } = await client.send(
      new sdk.GetKeyPolicyCommand({ KeyId, PolicyName: 'default' }),
      { abortSignal: signal },
    )
    return Policy
  } catch (error) {
    throw toFailure('GetKeyPolicy', error)
  }
}

async function keyAccess(
  place: Place,
  { keyId, roleArn, statement }: CheckOf<'key-access'>,
  signal: AbortSignal,
): Promise<Answers['key-access']> {
  const key = await orAbsent(() => describeKey(place, keyId, signal))
  if (key === 'absent') return 'absent'
  // Simulated on the key itself, since an alias is only another name of it.
  const { Condition: _, ...plain } = statement
  const onKey = { ...plain, Resource: [key.arn] }
  const [policy, decisions] = await Promise.all([
    readKeyPolicy(place, key.arn, signal),
    orAbsent(() => simulateRole(place, roleArn, [onKey], signal)),
  ])
  return decisions === 'absent' ? 'no role' : { decisions, policy, keyArn: key.arn }
}

async function isOffered(
  place: Place,
  { actionTypeId: { category, owner, provider, version } }: CheckOf<'provider'>,
  signal: AbortSignal,
): Promise<boolean> {
  try {
    const client = codePipelineReader(place)
    const pages = paginateListActionTypes(
      { client },
      { actionOwnerFilter: 'AWS' },
      { abortSignal: signal },
    )
    for await (const { actionTypes = [] } of pages) {
      const isHere = actionTypes.some(
        ({ id }) =>
          id?.category === category &&
          id.owner === owner &&
          id.provider === provider &&
          id.version === version,
      )
      if (isHere) return true
    }
    return false
  } catch (error) {
    throw toFailure('ListActionTypes', error)
  }
}
