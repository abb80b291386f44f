import type { ArtifactStore, Region } from '../pipeline.ts'
import { arnPartition, inSid, type Statement } from './statement.ts'

/**
 * What CodePipeline does to an artifact bucket, and to the objects in it.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/how-to-custom-role.html
 */
export const bucketActions = ['s3:GetBucketVersioning', 's3:GetBucketAcl', 's3:GetBucketLocation']
export const objectActions = [
  's3:GetObject',
  's3:GetObjectVersion',
  's3:GetObjectTagging',
  's3:GetObjectVersionTagging',
  's3:PutObject',
  's3:PutObjectAcl',
  's3:PutObjectTagging',
]

/** What it needs of a customer managed key that artifacts are encrypted with. */
export const keyActions = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
]

/** What a role needs to keep artifacts in a bucket. */
export function bucketStatements(bucket: string, region: Region): Statement[] {
  const arn = `arn:${arnPartition(region)}:s3:::${bucket}`
  const sid = inSid(region)
  return [
    {
      Sid: `ArtifactBucket${sid}`,
      Effect: 'Allow',
      Action: bucketActions,
      Resource: [arn],
    },
    {
      Sid: `Artifacts${sid}`,
      Effect: 'Allow',
      Action: objectActions,
      Resource: [`${arn}/*`],
    },
  ]
}

/**
 * What a role needs of a key. A policy cannot name a key by its alias, so an alias becomes a
 * condition on every key of the region.
 * Source: https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 *
 * @param id key id, key ARN, alias or alias ARN.
 */
export function keyStatement(id: string, region: Region, account: string): Statement {
  const prefix = `arn:${arnPartition(region)}:kms:${region}:${account}:`
  const alias = /(?:^|:)(alias\/.+)$/.exec(id)?.[1]
  const arn = id.startsWith('arn:') ? id : `${prefix}key/${id}`
  return {
    Sid: `ArtifactKey${inSid(region)}`,
    Effect: 'Allow',
    Action: keyActions,
    Resource: [alias ? `${prefix}key/*` : arn],
    ...(alias && { Condition: { 'ForAnyValue:StringEquals': { 'kms:ResourceAliases': alias } } }),
  }
}

/** What a role needs of one region's artifact store. */
export const storeStatements = (
  store: ArtifactStore,
  region: Region,
  account: string,
): Statement[] => [
  ...bucketStatements(store.location, region),
  ...(store.encryptionKey ? [keyStatement(store.encryptionKey.id, region, account)] : []),
]
