import type { Region } from './pipeline.ts'
import { partitionOf } from './regions.ts'

/** What a person decides about a new bucket for artifacts. */
export interface BucketChoices {
  name: string
  region: Region
  /** Key id, key ARN or alias of a key in the region; absent: S3's own keys (SSE-S3). */
  keyId?: string
  isVersioned: boolean
  /** Artifacts older than this many days are deleted; absent: they are kept. */
  expireAfterDays?: number
  tags: Readonly<Record<string, string>>
}

/** One call to S3, with its whole input. A `Bucket` is named in every one. */
export type BucketStep = { title: string } & (
  | {
      operation: 'CreateBucket'
      input: { Bucket: string; CreateBucketConfiguration?: { LocationConstraint: Region } }
    }
  | {
      operation: 'PutPublicAccessBlock'
      input: {
        Bucket: string
        PublicAccessBlockConfiguration: Record<
          'BlockPublicAcls' | 'IgnorePublicAcls' | 'BlockPublicPolicy' | 'RestrictPublicBuckets',
          true
        >
      }
    }
  | {
      operation: 'PutBucketEncryption'
      input: {
        Bucket: string
        ServerSideEncryptionConfiguration: {
          Rules: {
            ApplyServerSideEncryptionByDefault:
              | { SSEAlgorithm: 'AES256' }
              | { SSEAlgorithm: 'aws:kms'; KMSMasterKeyID: string }
            BucketKeyEnabled: boolean
          }[]
        }
      }
    }
  | { operation: 'PutBucketPolicy'; input: { Bucket: string; Policy: string } }
  | {
      operation: 'PutBucketVersioning'
      input: { Bucket: string; VersioningConfiguration: { Status: 'Enabled' } }
    }
  | {
      operation: 'PutBucketLifecycleConfiguration'
      input: { Bucket: string; LifecycleConfiguration: { Rules: LifecycleRule[] } }
    }
  | {
      operation: 'PutBucketTagging'
      input: { Bucket: string; Tagging: { TagSet: { Key: string; Value: string }[] } }
    }
)

interface LifecycleRule {
  ID: string
  Status: 'Enabled'
  Filter: { Prefix: '' }
  Expiration?: { Days: number }
  NoncurrentVersionExpiration?: { NoncurrentDays: number }
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: number }
}

/**
 * Refuses what is not sent over TLS.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export const tlsOnlyStatement = (bucket: string, region: Region) => {
  const arn = `arn:${partitionOf(region) ?? 'aws'}:s3:::${bucket}`
  return {
    Sid: 'DenyInsecureTransport',
    Effect: 'Deny',
    Principal: '*',
    Action: 's3:*',
    Resource: [arn, `${arn}/*`],
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  } as const
}

/**
 * The calls that make a bucket for artifacts, in their order: closed to the public before anything
 * else, since a bucket that is left half made should be a safe one.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
 */
export function planBucket(choices: BucketChoices): BucketStep[] {
  const { name: Bucket, region, keyId, isVersioned, expireAfterDays, tags } = choices
  const tagSet = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }))
  const steps: BucketStep[] = [
    {
      title: `Create the bucket in ${region}`,
      operation: 'CreateBucket',
      input: {
        Bucket,
        // us-east-1 is what S3 assumes, and it refuses to be told so.
        ...(region !== 'us-east-1' && {
          CreateBucketConfiguration: { LocationConstraint: region },
        }),
      },
    },
    {
      title: 'Block all public access',
      operation: 'PutPublicAccessBlock',
      input: {
        Bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      },
    },
    {
      title: encryptionTitle(keyId),
      operation: 'PutBucketEncryption',
      input: {
        Bucket,
        ServerSideEncryptionConfiguration: {
          Rules: [
            keyId !== undefined
              ? {
                  ApplyServerSideEncryptionByDefault: {
                    SSEAlgorithm: 'aws:kms',
                    KMSMasterKeyID: keyId,
                  },
                  // One call to KMS per bucket and hour instead of one per object.
                  BucketKeyEnabled: true,
                }
              : {
                  ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
                  BucketKeyEnabled: false,
                },
          ],
        },
      },
    },
    {
      title: 'Refuse requests without TLS',
      operation: 'PutBucketPolicy',
      input: {
        Bucket,
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [tlsOnlyStatement(Bucket, region)],
        }),
      },
    },
  ]
  if (isVersioned) {
    steps.push({
      title: 'Keep versions of objects',
      operation: 'PutBucketVersioning',
      input: { Bucket, VersioningConfiguration: { Status: 'Enabled' } },
    })
  }
  if (expireAfterDays !== undefined) {
    steps.push({
      title: `Delete artifacts after ${expireAfterDays} ${expireAfterDays === 1 ? 'day' : 'days'}`,
      operation: 'PutBucketLifecycleConfiguration',
      input: {
        Bucket,
        LifecycleConfiguration: { Rules: [expiry(expireAfterDays, isVersioned)] },
      },
    })
  }
  if (tagSet.length > 0) {
    steps.push({
      title: `Set ${tagSet.length} ${tagSet.length === 1 ? 'tag' : 'tags'}`,
      operation: 'PutBucketTagging',
      input: { Bucket, Tagging: { TagSet: tagSet } },
    })
  }
  return steps
}

function encryptionTitle(keyId: string | undefined): string {
  if (keyId === undefined) return 'Encrypt with keys of S3 (SSE-S3)'
  return keyId ? `Encrypt with the KMS key ${keyId}` : 'Encrypt with the KMS key you choose'
}

const expiry = (days: number, isVersioned: boolean): LifecycleRule => ({
  ID: 'delete-old-artifacts',
  Status: 'Enabled',
  Filter: { Prefix: '' },
  Expiration: { Days: days },
  // An expired object stays as an old version until that expires too.
  ...(isVersioned && { NoncurrentVersionExpiration: { NoncurrentDays: days } }),
  AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
})

/** Which control of the form a complaint belongs to. */
export type BucketField = 'name' | 'key' | 'expiry' | 'tags'

/**
 * What S3 would refuse, by control.
 * Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function findChoiceProblems(choices: BucketChoices): Partial<Record<BucketField, string>> {
  const { name, region, keyId, expireAfterDays, tags } = choices
  const keyRegion = keyId && /^arn:aws[\w-]*:kms:([a-z0-9-]+):/.exec(keyId)?.[1]
  const days = expireAfterDays
  const badTag = Object.keys(tags).find((key) => key.toLowerCase().startsWith('aws:'))
  return {
    ...(nameProblem(name) && { name: nameProblem(name) as string }),
    ...(keyRegion &&
      keyRegion !== region && {
        key: `The key lies in ${keyRegion}. A bucket in ${region} needs a key in ${region}.`,
      }),
    ...(keyId &&
      /(?:^|:)alias\/aws\//.test(keyId) && {
        key: 'A key that AWS manages cannot be used by other accounts. Choose a key of your own, or keys of S3.',
      }),
    ...(keyId === '' && { key: 'Choose a key, or keys of S3.' }),
    ...(days !== undefined &&
      !(Number.isInteger(days) && days >= 1 && days <= 36_500) && {
        expiry: 'Enter a whole number of days from 1 to 36500.',
      }),
    ...(badTag && { tags: `A tag's key must not start with "aws:": ${badTag}` }),
    ...(Object.keys(tags).length > 50 && { tags: 'A bucket may have 50 tags.' }),
  }
}

function nameProblem(name: string): string | undefined {
  if (!/^[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(name) || name.length < 3 || name.length > 63) {
    return 'Use 3 to 63 small letters, digits, hyphens and dots; begin and end with a letter or digit.'
  }
  if (name.includes('..')) return 'Two dots must not stand side by side.'
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return 'The name must not look like an IP address.'
  if (/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) || /(?:-s3alias|--ol-s3|--x-s3)$/.test(name)) {
    return 'AWS keeps names of this form for itself.'
  }
  return undefined
}

/**
 * A name that tells what the bucket is for; bucket names are shared by all accounts, so it ends
 * with the account's number where that is known.
 */
export function proposeBucketName(
  home: { region: Region; bucket: string | undefined },
  region: Region,
  account: string | undefined,
): string {
  if (home.bucket?.includes(home.region) && region !== home.region) {
    return home.bucket.replace(home.region, region)
  }
  const base = home.bucket ?? 'codepipeline-artifacts'
  return [base, region, ...(account ? [account] : [])]
    .join('-')
    .slice(0, 63)
    .replace(/[.-]+$/, '')
}
