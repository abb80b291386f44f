import { Refusal } from './refusal.ts'
import type { Bucket } from './world.ts'
import { readXml } from './xml.ts'

type Xml = Record<string, unknown>

/** One part of a bucket's settings, which S3 has a subresource for, such as `?versioning`. */
interface Setting {
  put: string
  get: string
  /** The root element of the document that S3 takes and gives back. */
  root: string
  /** The status S3 answers when it has taken one. */
  taken: 200 | 204
  /** Refuses a document that AWS's schema does not have. */
  check: (document: Xml) => boolean
  /** What a bucket says for which nobody has set any: a document, or a refusal. */
  unset: Xml | readonly [code: string, message: string]
}

const oneOf = (value: unknown, ...values: string[]) => values.includes(value as string)
const listOf = (value: unknown): Xml[] =>
  (value === undefined || value === '' ? [] : [value].flat()) as Xml[]

/** All of S3's settings that a bucket for artifacts is made with. */
export const settings: Readonly<Record<string, Setting>> = {
  encryption: {
    put: 'PutBucketEncryption',
    get: 'GetBucketEncryption',
    root: 'ServerSideEncryptionConfiguration',
    taken: 200,
    check: ({ Rule }) => {
      const [rule, ...more] = listOf(Rule)
      const { SSEAlgorithm, KMSMasterKeyID } = (rule?.['ApplyServerSideEncryptionByDefault'] ??
        {}) as Xml
      const isKms = oneOf(SSEAlgorithm, 'aws:kms', 'aws:kms:dsse')
      return more.length === 0 && (isKms || (SSEAlgorithm === 'AES256' && !KMSMasterKeyID))
    },
    unset: {
      Rule: {
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
        BucketKeyEnabled: 'false',
      },
    },
  },
  publicAccessBlock: {
    put: 'PutPublicAccessBlock',
    get: 'GetPublicAccessBlock',
    root: 'PublicAccessBlockConfiguration',
    taken: 200,
    check: (document) => Object.values(document).every((value) => oneOf(value, 'true', 'false')),
    unset: [
      'NoSuchPublicAccessBlockConfiguration',
      'The public access block configuration was not found',
    ],
  },
  versioning: {
    put: 'PutBucketVersioning',
    get: 'GetBucketVersioning',
    root: 'VersioningConfiguration',
    taken: 200,
    check: ({ Status }) => oneOf(Status, 'Enabled', 'Suspended'),
    unset: {},
  },
  lifecycle: {
    put: 'PutBucketLifecycleConfiguration',
    get: 'GetBucketLifecycleConfiguration',
    root: 'LifecycleConfiguration',
    taken: 200,
    check: ({ Rule }) => {
      const rules = listOf(Rule)
      return (
        rules.length > 0 &&
        rules.every(
          (rule) =>
            oneOf(rule['Status'], 'Enabled', 'Disabled') &&
            (rule['Filter'] !== undefined || rule['Prefix'] !== undefined) &&
            actionsOfRule.some((action) => rule[action] !== undefined),
        )
      )
    },
    unset: ['NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'],
  },
  tagging: {
    put: 'PutBucketTagging',
    get: 'GetBucketTagging',
    root: 'Tagging',
    taken: 204,
    check: ({ TagSet }) => {
      const tags = listOf((TagSet as Xml | undefined)?.['Tag'])
      const keys = tags.map(({ Key }) => Key)
      return keys.every(Boolean) && new Set(keys).size === keys.length && tags.length <= 50
    },
    unset: ['NoSuchTagSet', 'The TagSet does not exist'],
  },
}

const actionsOfRule = [
  'Expiration',
  'NoncurrentVersionExpiration',
  'Transition',
  'AbortIncompleteMultipartUpload',
]

/** Keeps one setting of a bucket as the document that was sent. */
export function putSetting(bucket: Bucket, name: string, { root, check }: Setting, body: string) {
  const document = parse(body)[root]
  if (typeof document !== 'object' || document === null || !check(document as Xml)) {
    throw malformed()
  }
  bucket.settings = { ...bucket.settings, [name]: document }
}

/** The document of one setting, without its root element. */
export function getSetting(bucket: Bucket, name: string, { unset }: Setting): object {
  const kept = bucket.settings?.[name]
  if (kept) return kept
  if (Array.isArray(unset)) throw new Refusal(unset[0], unset[1], 404)
  return unset
}

function parse(body: string): Xml {
  try {
    return readXml(body)
  } catch {
    throw malformed()
  }
}

const malformed = () =>
  new Refusal(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  )

interface PolicyDocument {
  Statement?: unknown
}

/** Takes a bucket policy as S3 does: JSON that names this bucket only. */
export function putPolicy(bucket: Bucket, name: string, body: string): void {
  const statements = statementsOf(body)
  if (statements.length === 0 || body.length > 20 * 1024) {
    throw new Refusal('MalformedPolicy', 'Policies must be valid JSON and the first byte must be {')
  }
  for (const { Resource, Action, Effect, Principal } of statements) {
    const own = new RegExp(`^arn:aws[a-z-]*:s3:::${name.replaceAll('.', '\\.')}(?:/.*)?$`)
    if (!oneOf(Effect, 'Allow', 'Deny') || !Action || !Principal) {
      throw new Refusal('MalformedPolicy', 'Missing required field')
    }
    if (![Resource].flat().every((resource) => own.test(String(resource)))) {
      throw new Refusal('MalformedPolicy', 'Policy has invalid resource')
    }
  }
  const blocked = bucket.settings?.['publicAccessBlock'] as Xml | undefined
  if (blocked?.['BlockPublicPolicy'] === 'true' && isPublicPolicy(body)) {
    throw new Refusal('AccessDenied', 'Access Denied', 403)
  }
  bucket.policy = body
}

/** Whether anybody at all may do something by the policy. */
export const isPublicPolicy = (policy: string): boolean =>
  statementsOf(policy).some(({ Effect, Principal, Condition }) => {
    const isAnybody = Principal === '*' || (Principal as Xml | undefined)?.['AWS'] === '*'
    return Effect === 'Allow' && isAnybody && Condition === undefined
  })

function statementsOf(policy: string): Xml[] {
  try {
    const { Statement } = JSON.parse(policy) as PolicyDocument
    return listOf(Statement)
  } catch {
    return []
  }
}
