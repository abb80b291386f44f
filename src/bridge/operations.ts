import type { ErrorForm } from './error-form.ts'
import { resourceServices } from './resource-operations.ts'

/** Whether an operation changes anything. Writes are in the editing policy only. */
export type Access = 'read' | 'write'

interface Operation {
  /** AWS's name, such as `GetPipeline`. */
  name: string
  access: Access
  /**
   * The IAM action where it has another name than `{service}:{name}`; `none` where AWS asks for no
   * permission.
   */
  iamAction?: string
  /** What the IAM action is allowed on, where that is not everything: an ARN with `*`. */
  resource?: string
}

/** AWS JSON: the operation stands in `X-Amz-Target`. */
interface JsonService {
  form: 'json'
  /** 1.1 where it is not said. */
  version?: '1.0'
  targetPrefix: string
  operations: readonly Operation[]
}

/** AWS query: the operation is the form field `Action`. */
interface QueryService {
  form: 'query'
  operations: readonly Operation[]
}

/** REST: the operation is told by method, path and query. */
interface RestService {
  form: 'rest-xml' | 'rest-json'
  operations: readonly RestOperation[]
}

interface RestOperation extends Operation {
  method: 'GET' | 'HEAD' | 'PUT' | 'DELETE'
  path: RegExp
  /** Must stand in the query, without a value. */
  subresource?: string
  /** May stand in the query. */
  parameters: readonly string[]
  /** Must stand in the query, each with a value of this form. */
  required?: Readonly<Record<string, RegExp>>
  /** The longest body it may have, in characters; absent: none. */
  longestBody?: number
}

export type Service = JsonService | QueryService | RestService

const reads = (...names: string[]): Operation[] => names.map((name) => ({ name, access: 'read' }))
const writes = (...names: string[]): Operation[] => names.map((name) => ({ name, access: 'write' }))

const bucketPath = /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/

/** Templates too long for a call go here, and nothing else goes into a bucket. */
const templatePath =
  /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/pipespan-templates\/[A-Za-z][\w.-]{0,200}$/

/** The same for IAM. */
export const templateObjects = 'arn:aws:s3:::*/pipespan-templates/*'

/** `PIPELINE/ARTIFACT/ID`, as CodePipeline names the artifact of a run. */
const artifactKey = /^[\w.@-]{1,100}\/[\w-]{1,100}\/[\w.-]{1,100}$/

/** CloudFormation takes templates of 1 MB from S3. */
const longestTemplate = 1024 * 1024

/** S3 takes policies of 20 KB; the other documents of a new bucket are shorter. */
const longestDocument = 20 * 1024

/** A call that reads one part of a bucket's settings, and the one that sets it. */
const setting = (
  subresource: string,
  { get, put, putAction }: { get: string; put?: string; putAction?: string },
  getAction = `s3:${get}`,
): RestOperation[] => {
  const about = { path: bucketPath, subresource, parameters: [] }
  return [
    { name: get, access: 'read', iamAction: getAction, method: 'GET', ...about },
    ...(put
      ? [
          {
            name: put,
            access: 'write',
            iamAction: putAction ?? `s3:${put}`,
            method: 'PUT',
            longestBody: longestDocument,
            ...about,
          } as const,
        ]
      : []),
  ]
}

/**
 * Everything the console may ask of AWS, and nothing else; `policies.ts` makes IAM policies of it.
 * Names as in https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const services: Readonly<Record<string, Service>> = {
  codepipeline: {
    form: 'json',
    targetPrefix: 'CodePipeline_20150709',
    operations: [
      ...reads(
        'ListPipelines',
        'GetPipeline',
        'GetPipelineState',
        'ListPipelineExecutions',
        'GetPipelineExecution',
        'ListActionExecutions',
        'ListActionTypes',
        'ListTagsForResource',
      ),
      ...writes(
        'UpdatePipeline',
        'StartPipelineExecution',
        'StopPipelineExecution',
        'RetryStageExecution',
        'RollbackStage',
        'EnableStageTransition',
        'DisableStageTransition',
        'PutApprovalResult',
      ),
    ],
  },
  s3: {
    form: 'rest-xml',
    operations: [
      {
        name: 'ListBuckets',
        access: 'read',
        iamAction: 's3:ListAllMyBuckets',
        method: 'GET',
        path: /^\/$/,
        parameters: ['max-buckets', 'continuation-token', 'prefix', 'bucket-region'],
      },
      {
        name: 'HeadBucket',
        access: 'read',
        iamAction: 's3:ListBucket',
        method: 'HEAD',
        path: bucketPath,
        parameters: [],
      },
      // The size of one artifact of a run; no other object is told of.
      {
        name: 'ListObjectsV2',
        access: 'read',
        iamAction: 's3:ListBucket',
        method: 'GET',
        path: bucketPath,
        parameters: [],
        required: { 'list-type': /^2$/, prefix: artifactKey, 'max-keys': /^1$/ },
      },
      {
        name: 'GetBucketLocation',
        access: 'read',
        method: 'GET',
        path: bucketPath,
        subresource: 'location',
        parameters: [],
      },
      {
        name: 'CreateBucket',
        access: 'write',
        method: 'PUT',
        path: bucketPath,
        parameters: [],
        longestBody: longestDocument,
      },
      // AWS deletes empty buckets only: it takes back a bucket that was not made whole.
      {
        name: 'DeleteBucket',
        access: 'write',
        method: 'DELETE',
        path: bucketPath,
        parameters: [],
      },
      {
        name: 'PutObject',
        access: 'write',
        resource: templateObjects,
        method: 'PUT',
        path: templatePath,
        parameters: [],
        longestBody: longestTemplate,
      },
      ...setting(
        'encryption',
        {
          get: 'GetBucketEncryption',
          put: 'PutBucketEncryption',
          putAction: 's3:PutEncryptionConfiguration',
        },
        's3:GetEncryptionConfiguration',
      ),
      ...setting(
        'publicAccessBlock',
        {
          get: 'GetPublicAccessBlock',
          put: 'PutPublicAccessBlock',
          putAction: 's3:PutBucketPublicAccessBlock',
        },
        's3:GetBucketPublicAccessBlock',
      ),
      ...setting('policy', { get: 'GetBucketPolicy', put: 'PutBucketPolicy' }),
      ...setting('policyStatus', { get: 'GetBucketPolicyStatus' }),
      ...setting('versioning', { get: 'GetBucketVersioning', put: 'PutBucketVersioning' }),
      ...setting(
        'lifecycle',
        {
          get: 'GetBucketLifecycleConfiguration',
          put: 'PutBucketLifecycleConfiguration',
          putAction: 's3:PutLifecycleConfiguration',
        },
        's3:GetLifecycleConfiguration',
      ),
      ...setting('tagging', { get: 'GetBucketTagging', put: 'PutBucketTagging' }),
    ],
  },
  sts: {
    form: 'query',
    operations: [{ name: 'GetCallerIdentity', access: 'read', iamAction: 'none' }],
  },
  iam: {
    form: 'query',
    operations: reads(
      'GetRole',
      'ListRoles',
      'SimulatePrincipalPolicy',
      'ListAccountAliases',
      'ListRolePolicies',
      'GetRolePolicy',
      'ListAttachedRolePolicies',
      'GetPolicy',
      'GetPolicyVersion',
    ),
  },
  cloudformation: {
    form: 'query',
    operations: [
      ...reads(
        'ListStacks',
        'DescribeStacks',
        'ListStackResources',
        'DescribeStackResource',
        'DescribeStackResources',
        'DescribeStackEvents',
        'GetTemplate',
        'GetTemplateSummary',
        'ValidateTemplate',
        'ListChangeSets',
        'DescribeChangeSet',
        'ListStackSets',
      ),
      ...writes('CreateChangeSet', 'ExecuteChangeSet', 'DeleteChangeSet'),
    ],
  },
  kms: {
    form: 'json',
    targetPrefix: 'TrentService',
    operations: reads('ListAliases', 'DescribeKey', 'GetKeyPolicy'),
  },
  ...resourceServices,
}

/** The IAM action that an operation needs; nothing where AWS asks for none. */
export const iamActionOf = (service: string, operation: Operation): string | undefined =>
  operation.iamAction === 'none'
    ? undefined
    : (operation.iamAction ?? `${service}:${operation.name}`)

/** The service by its signing name, where the console uses it. */
export const findService = (name: string): Service | undefined =>
  Object.hasOwn(services, name) ? services[name] : undefined

/** What of a request tells its operation. */
export interface Call {
  method: string
  path: string
  query: URLSearchParams
  /** `X-Amz-Target`. */
  target: string | undefined
  body: string
}

/** What each form of call must say its body is. */
const contentTypes: Readonly<Record<ErrorForm, RegExp>> = {
  json: /^application\/x-amz-json-1\.1$/,
  query: /^application\/x-www-form-urlencoded(?:; ?charset=utf-8)?$/i,
  // The SDK says text/plain of a policy, which is JSON in a string.
  'rest-xml': /^(?:application\/xml|text\/plain)?$/,
  'rest-json': /^$/,
}

/** Whether the content type is the one that the service's calls carry; REST reads carry none. */
export const isContentTypeOf = (service: Service, contentType: string | undefined): boolean =>
  service.form === 'json' && service.version === '1.0'
    ? contentType === 'application/x-amz-json-1.0'
    : contentTypes[service.form].test(contentType ?? '')

/**
 * The operation that a request asks for.
 *
 * @returns nothing unless the request has the exact form of one listed operation.
 */
export function findOperation(service: Service, call: Call): Operation | undefined {
  if (service.form === 'rest-xml' || service.form === 'rest-json') {
    return service.operations.find((operation) => isAskedFor(operation, call))
  }
  if (!isPlainPost(call)) return undefined
  const asked = service.form === 'json' ? targetOf(service, call) : actionOf(call)
  return service.operations.find(({ name }) => name === asked)
}

function targetOf({ targetPrefix }: JsonService, { target = '' }: Call): string | undefined {
  const prefix = `${targetPrefix}.`
  return target.startsWith(prefix) ? target.slice(prefix.length) : undefined
}

/** A second `Action` could be the one that another reader takes. */
function actionOf({ body }: Call): string | undefined {
  const actions = new URLSearchParams(body).getAll('Action')
  return actions.length === 1 ? actions[0] : undefined
}

const isPlainPost = ({ method, path, query }: Call) =>
  method === 'POST' && path === '/' && query.size === 0

function isAskedFor(operation: RestOperation, { method, path, query, body }: Call): boolean {
  const { name, subresource, parameters, required = {} } = operation
  const isKnown = ([key, value]: [string, string]) =>
    parameters.includes(key) ||
    (Object.hasOwn(required, key) && required[key]?.test(value)) ||
    (key === subresource && value === '') ||
    // The SDK says the operation's name again where several share one path.
    (key === 'x-id' && value === name)
  return (
    method === operation.method &&
    operation.path.test(path) &&
    body.length <= (operation.longestBody ?? 0) &&
    [...query].every(isKnown) &&
    Object.keys(required).every((key) => query.getAll(key).length === 1) &&
    (subresource === undefined || query.getAll(subresource).length === 1)
  )
}
