import { Refusal } from '../refusal.ts'
import { type Bucket, entryOf } from '../world.ts'
import { generatedName, type ResourceType } from './resource-type.ts'
import type { Json } from './stack-record.ts'
import { textOf } from './values.ts'

/** The documents that S3 would have been sent, of what a template says about a bucket. */
function settingsOf(properties: Json): Record<string, object> {
  const versioning = properties['VersioningConfiguration'] as { Status: string } | undefined
  const blocked = properties['PublicAccessBlockConfiguration'] as Json | undefined
  const encryption = properties['BucketEncryption'] as
    | { ServerSideEncryptionConfiguration?: Json[] }
    | undefined
  const rule = encryption?.ServerSideEncryptionConfiguration?.[0]
  return {
    publicAccessBlock: Object.fromEntries(
      ['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map(
        (key) => [key, textOf(blocked ? (blocked[key] ?? false) : true)],
      ),
    ),
    ...(versioning && { versioning: { Status: versioning.Status } }),
    ...(rule && {
      encryption: {
        Rule: {
          ApplyServerSideEncryptionByDefault: rule['ServerSideEncryptionByDefault'] ?? {},
          BucketKeyEnabled: textOf(rule['BucketKeyEnabled'] ?? false),
        },
      },
    }),
  }
}

const suffix = (region: string) => (region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com')

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-s3-bucket.html */
export const bucketType: ResourceType = {
  createOnly: ['BucketName', 'BucketNamePrefix', 'ObjectLockEnabled'],
  isTagged: true,
  attributes: (name, { region }) => ({
    Arn: `arn:aws:s3:::${name}`,
    DomainName: `${name}.s3.${suffix(region)}`,
    RegionalDomainName: `${name}.s3.${region}.${suffix(region)}`,
  }),
  create: (properties, site) => {
    const given = properties['BucketName']
    const name = typeof given === 'string' ? given : generatedName(site).toLowerCase()
    if (entryOf(site.world.buckets, name)) {
      throw new Refusal('AlreadyExists', `${name} already exists`)
    }
    site.world.buckets[name] = {
      region: site.region,
      created: site.now,
      settings: settingsOf(properties),
    }
    return name
  },
  update: (name, properties, { world }) => {
    const bucket = entryOf(world.buckets, name)
    if (!bucket) {
      throw new Refusal(
        'NotFound',
        `The specified bucket does not exist (Service: S3, Status Code: 404)`,
      )
    }
    bucket.settings = { ...bucket.settings, ...settingsOf(properties) }
  },
  remove: (name, { world }) => {
    const bucket: Bucket | undefined = entryOf(world.buckets, name)
    if (Object.keys(bucket?.objects ?? {}).length > 0) {
      throw new Refusal(
        'BucketNotEmpty',
        `The bucket you tried to delete is not empty (Service: S3, Status Code: 409)`,
      )
    }
    delete world.buckets[name]
  },
}

export const bucketPolicyType: ResourceType = {
  createOnly: ['Bucket'],
  attributes: () => ({}),
  create: (properties, site) => {
    const name = textOf(properties['Bucket'])
    setPolicy(name, properties, site)
    return name
  },
  update: setPolicy,
  remove: (name, { world }) => {
    delete entryOf(world.buckets, name)?.policy
  },
}

function setPolicy(
  name: string,
  properties: Json,
  { world }: { world: { buckets: Record<string, Bucket> } },
): void {
  const bucket = entryOf(world.buckets, name)
  if (!bucket) {
    throw new Refusal(
      'NotFound',
      'The specified bucket does not exist (Service: S3, Status Code: 404)',
    )
  }
  bucket.policy = JSON.stringify(properties['PolicyDocument'] ?? {})
}
