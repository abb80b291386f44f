import type { ErrorForm } from './refusal.ts'

/** AWS JSON 1.1: the operation stands in `X-Amz-Target`. */
interface JsonService {
  form: 'json'
  targetPrefix: string
  operations: readonly string[]
}

/** AWS query: the operation is the form field `Action`. */
interface QueryService {
  form: 'query'
  operations: readonly string[]
}

/** S3: the operation is told by method, path and query. */
interface RestService {
  form: 'rest-xml'
  operations: readonly RestOperation[]
}

interface RestOperation {
  name: string
  method: 'GET' | 'HEAD'
  path: RegExp
  /** Must stand in the query, without a value. */
  subresource?: string
  /** May stand in the query. */
  parameters: readonly string[]
}

type Service = JsonService | QueryService | RestService

const bucketPath = /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/?$/

/**
 * Everything the console may ask of AWS, and nothing else.
 * Names as in https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const services: Readonly<Record<string, Service>> = {
  codepipeline: {
    form: 'json',
    targetPrefix: 'CodePipeline_20150709',
    operations: [
      'ListPipelines',
      'GetPipeline',
      'UpdatePipeline',
      'GetPipelineState',
      'ListPipelineExecutions',
      'GetPipelineExecution',
      'ListActionExecutions',
      'StartPipelineExecution',
      'StopPipelineExecution',
      'RetryStageExecution',
      'RollbackStage',
      'EnableStageTransition',
      'DisableStageTransition',
      'PutApprovalResult',
      'ListActionTypes',
    ],
  },
  s3: {
    form: 'rest-xml',
    operations: [
      {
        name: 'ListBuckets',
        method: 'GET',
        path: /^\/$/,
        parameters: ['max-buckets', 'continuation-token', 'prefix', 'bucket-region'],
      },
      { name: 'HeadBucket', method: 'HEAD', path: bucketPath, parameters: [] },
      {
        name: 'GetBucketLocation',
        method: 'GET',
        path: bucketPath,
        subresource: 'location',
        parameters: [],
      },
    ],
  },
  sts: { form: 'query', operations: ['GetCallerIdentity'] },
  kms: { form: 'json', targetPrefix: 'TrentService', operations: ['ListAliases'] },
  codedeploy: {
    form: 'json',
    targetPrefix: 'CodeDeploy_20141006',
    operations: ['ListApplications', 'ListDeploymentGroups'],
  },
  codebuild: {
    form: 'json',
    targetPrefix: 'CodeBuild_20161006',
    operations: ['ListProjects'],
  },
}

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
  'rest-xml': /^$/,
}

/** Whether the content type is the one that the service's calls carry; S3's reads carry none. */
export const isContentTypeOf = (service: Service, contentType: string | undefined): boolean =>
  contentTypes[service.form].test(contentType ?? '')

/**
 * The operation that a request asks for.
 *
 * @returns nothing unless the request has the exact form of one listed operation.
 */
export function findOperation(service: Service, call: Call): string | undefined {
  if (service.form === 'rest-xml') {
    return service.operations.find((operation) => isAskedFor(operation, call))?.name
  }
  if (!isPlainPost(call)) return undefined
  const asked = service.form === 'json' ? targetOf(service, call) : actionOf(call)
  return service.operations.find((name) => name === asked)
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
  const { name, subresource, parameters } = operation
  const isKnown = ([key, value]: [string, string]) =>
    parameters.includes(key) ||
    (key === subresource && value === '') ||
    // The SDK says the operation's name again where several share one path.
    (key === 'x-id' && value === name)
  return (
    method === operation.method &&
    operation.path.test(path) &&
    body === '' &&
    [...query].every(isKnown) &&
    (subresource === undefined || query.getAll(subresource).length === 1)
  )
}
