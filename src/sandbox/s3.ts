import { Refusal } from './refusal.ts'
import { objectOperations } from './s3-objects.ts'
import { listObjects } from './s3-list.ts'
import { getSetting, isPublicPolicy, putPolicy, putSetting, settings } from './s3-settings.ts'
import type { Call, Service } from './service.ts'
import { account, type Bucket, entryOf } from './world.ts'
import { answerXml, readXml } from './xml.ts'

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const bucketName = /^(?!\d+\.\d+\.\d+\.\d+$)(?!xn--)(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/

const operations: Record<string, (bucket: string, call: Call) => Response> = {
  ListBuckets: listBuckets,
  CreateBucket: createBucket,
  HeadBucket: headBucket,
  GetBucketLocation: getLocation,
  DeleteBucket: deleteBucket,
  ListObjectsV2: (name, call) => {
    const list = listObjects(name, findHere(name, call), call)
    return answerXml(200, { ListBucketResult: { '@xmlns': namespace, ...list } }, headersOf(call))
  },
  PutBucketPolicy: (name, call) => {
    putPolicy(findHere(name, call), name, call.body)
    return new Response(null, { status: 204, headers: headersOf(call) })
  },
  GetBucketPolicy: (name, call) => {
    const headers = { ...headersOf(call), 'content-type': 'application/json' }
    return new Response(policyOf(name, call), { status: 200, headers })
  },
  GetBucketPolicyStatus: (name, call) => {
    const status = { IsPublic: String(isPublicPolicy(policyOf(name, call))).toUpperCase() }
    return answerXml(200, { PolicyStatus: { '@xmlns': namespace, ...status } }, headersOf(call))
  },
  ...Object.fromEntries(
    Object.entries(settings).flatMap(([subresource, setting]) => [
      [
        setting.put,
        (name: string, call: Call) => {
          putSetting(findHere(name, call), subresource, setting, call.body)
          return new Response(null, { status: setting.taken, headers: headersOf(call) })
        },
      ],
      [
        setting.get,
        (name: string, call: Call) => {
          const document = getSetting(findHere(name, call), subresource, setting)
          const answer = { [setting.root]: { '@xmlns': namespace, ...document } }
          return answerXml(200, answer, headersOf(call))
        },
      ],
    ]),
  ),
}

/** S3's calls in path style: list, head, location, create, delete, a bucket's settings, and objects. */
export const s3: Service = {
  protocol: 's3',
  operations: [
    ...Object.keys(operations),
    ...Object.values(objectOperations).map(({ name }) => name),
  ],
  operationOf,
  refuse: refused,
  answer: (call) => {
    try {
      const object = objectOperation(call)
      if (object) {
        const name = bucketOf(call)
        return object.answer({ name, bucket: findHere(name, call) }, keyOf(call), call)
      }
      const operation = operations[operationOf(call)]
      if (operation) return operation(bucketOf(call), call)
      throw new Refusal('NotImplemented', 'The sandbox does not have this call.', 501)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return refused(error, call)
    }
  },
}

/** `/bucket` or `/bucket/key`. */
const pathOf = ({ request }: Call): [bucket: string, key: string] => {
  const [bucket = '', ...key] = new URL(request.url).pathname.slice(1).split('/')
  return [decodeURIComponent(bucket), decodeURIComponent(key.join('/'))]
}

const bucketOf = (call: Call) => pathOf(call)[0]
const keyOf = (call: Call) => pathOf(call)[1]

/** What is asked of an object; nothing where a bucket is asked about. */
const objectOperation = (call: Call) =>
  keyOf(call) !== '' && subresourcesOf(call).length === 0
    ? objectOperations[call.request.method]
    : undefined

/** The SDK says the operation's name again in x-id; anything else is another call. */
const subresourcesOf = ({ request }: Call) =>
  [...new URL(request.url).searchParams.keys()].filter((key) => key !== 'x-id')

/** S3 has no names on the wire: method, path and subresource tell the operation. */
function operationOf(call: Call): string {
  const { method } = call.request
  const bucket = bucketOf(call)
  const asked = subresourcesOf(call)
  if (keyOf(call) !== '') return objectOperation(call)?.name ?? ''
  const [subresource] = asked
  if (method === 'DELETE') return asked.length === 0 ? 'DeleteBucket' : ''
  if (method === 'PUT') {
    if (subresource === undefined) return 'CreateBucket'
    return subresource === 'policy' ? 'PutBucketPolicy' : (settings[subresource]?.put ?? '')
  }
  if (method === 'HEAD') return 'HeadBucket'
  if (method !== 'GET') return ''
  if (bucket === '') return 'ListBuckets'
  if (new URL(call.request.url).searchParams.get('list-type') === '2') return 'ListObjectsV2'
  return reads[subresource ?? ''] ?? settings[subresource ?? '']?.get ?? ''
}

const reads: Readonly<Record<string, string>> = {
  location: 'GetBucketLocation',
  policy: 'GetBucketPolicy',
  policyStatus: 'GetBucketPolicyStatus',
}

const headersOf = ({ requestId }: Call) => ({
  'content-type': 'application/xml',
  'x-amz-request-id': requestId,
})

function refused({ code, message, status }: Refusal, call: Call): Response {
  const { requestId, request, world } = call
  const bucket = bucketOf(call)
  const region = entryOf(world.buckets, bucket)?.region
  const headers = { ...headersOf(call), ...(region && { 'x-amz-bucket-region': region }) }
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const error = { Code: code, Message: message, BucketName: bucket, RequestId: requestId }
  return answerXml(status, { Error: error }, headers)
}

function listBuckets(_bucket: string, call: Call): Response {
  const parameters = new URL(call.request.url).searchParams
  const prefix = parameters.get('prefix') ?? ''
  const region = parameters.get('bucket-region')
  const after = parameters.get('continuation-token') ?? ''
  const most = Number(parameters.get('max-buckets') ?? 10_000)
  const own = Object.entries(call.world.buckets)
    .filter(([name, bucket]) => !bucket.owner && name.startsWith(prefix) && name > after)
    .filter(([, bucket]) => !region || bucket.region === region)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
  const page = own.slice(0, most)
  const last = page.at(-1)
  return answerXml(
    200,
    {
      ListAllMyBucketsResult: {
        '@xmlns': namespace,
        Owner: { ID: account, DisplayName: 'console' },
        Buckets: {
          Bucket: page.map(([Name, bucket]) => ({
            Name,
            CreationDate: new Date(bucket.created).toISOString(),
            BucketRegion: bucket.region,
          })),
        },
        ...(last && own.length > most && { ContinuationToken: last[0] }),
      },
    },
    headersOf(call),
  )
}

function findBucket(name: string, call: Call): Bucket {
  const bucket = entryOf(call.world.buckets, name)
  if (!bucket) throw new Refusal('NoSuchBucket', 'The specified bucket does not exist', 404)
  if (bucket.owner) throw new Refusal('AccessDenied', 'Access Denied', 403)
  return bucket
}

/** Nearly every call has to go to the bucket's own region. */
function findHere(name: string, call: Call): Bucket {
  const bucket = findBucket(name, call)
  if (bucket.region !== call.scope.region) {
    throw new Refusal('PermanentRedirect', 'The bucket is in another Region.', 301)
  }
  return bucket
}

function policyOf(name: string, call: Call): string {
  const { policy } = findHere(name, call)
  if (policy !== undefined) return policy
  throw new Refusal('NoSuchBucketPolicy', 'The bucket policy does not exist', 404)
}

function deleteBucket(name: string, call: Call): Response {
  const { objects = {} } = findHere(name, call)
  if (Object.keys(objects).length > 0) {
    throw new Refusal('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409)
  }
  delete call.world.buckets[name]
  return new Response(null, { status: 204, headers: headersOf(call) })
}

function headBucket(name: string, call: Call): Response {
  const bucket = findHere(name, call)
  const headers = { ...headersOf(call), 'x-amz-bucket-region': bucket.region }
  return new Response(null, { status: 200, headers })
}

/** S3 answers this call from any region. */
function getLocation(name: string, call: Call): Response {
  const { region } = findBucket(name, call)
  const location = { '@xmlns': namespace, ...(region !== 'us-east-1' && { '#text': region }) }
  return answerXml(200, { LocationConstraint: location }, headersOf(call))
}

function createBucket(name: string, call: Call): Response {
  const { region } = call.scope
  if (!bucketName.test(name)) {
    throw new Refusal('InvalidBucketName', 'The specified bucket is not valid.')
  }
  const asked = constraintIn(call.body)
  if (asked === undefined && region !== 'us-east-1') {
    throw new Refusal(
      'IllegalLocationConstraintException',
      'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.',
    )
  }
  if (asked === 'us-east-1') {
    throw new Refusal('InvalidLocationConstraint', 'The specified location-constraint is not valid')
  }
  if (asked !== undefined && asked !== region) {
    throw new Refusal(
      'IllegalLocationConstraintException',
      `The ${asked} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    )
  }
  const taken = entryOf(call.world.buckets, name)
  if (taken?.owner) {
    throw new Refusal(
      'BucketAlreadyExists',
      'The requested bucket name is not available. The bucket namespace is shared by all users of the system. Please select a different name and try again.',
      409,
    )
  }
  // us-east-1 alone takes the request again, as it did before there were other regions.
  if (taken && !(region === 'us-east-1' && taken.region === region)) {
    throw new Refusal(
      'BucketAlreadyOwnedByYou',
      'Your previous request to create the named bucket succeeded and you already own it.',
      409,
    )
  }
  call.world.buckets[name] = taken ?? {
    region,
    created: call.now,
    // New buckets come with public access blocked since April 2023.
    settings: { publicAccessBlock: allBlocked },
  }
  const headers = { ...headersOf(call), location: `/${name}` }
  return new Response(null, { status: 200, headers })
}

const allBlocked = {
  BlockPublicAcls: 'true',
  IgnorePublicAcls: 'true',
  BlockPublicPolicy: 'true',
  RestrictPublicBuckets: 'true',
}

function constraintIn(body: string): string | undefined {
  if (!body) return undefined
  const { CreateBucketConfiguration: configuration } = readXml(body) as {
    CreateBucketConfiguration?: { LocationConstraint?: string } | ''
  }
  return (configuration && configuration.LocationConstraint) || undefined
}
