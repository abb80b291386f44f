import type { HttpRequest, HttpResponse } from '@smithy/core/protocols'
import type { AwsCredentialIdentity } from '@smithy/types'
import type { Scope } from '../sandbox/sandbox.ts'
import { AnswerTooLarge, toAnswer } from './answer.ts'
import type { CredentialCache } from './credential-cache.ts'
import { CredentialFailure } from './credential-failure.ts'
import { profileNamed } from './credentials.ts'
import { awsEndpoint, type Endpoint, EndpointError, endpointOf, partitionOf } from './endpoints.ts'
import { type Profile, readProfiles } from './profiles.ts'
import { type Refusal, refusalResponse } from './refusal.ts'
import type { Answerer, AskedOperation } from './relay.ts'
import { sign } from './sign.ts'
import { BundleError, sendFor } from './upstream.ts'

interface AwsConnection {
  /** As in the address: `profile:NAME` or `environment`. */
  id: string
  /** Whose settings say where calls go; none for the environment. */
  profileName?: string
  credentials: CredentialCache
  /** Takes one line for each call that wrote or went wrong. */
  log: (line: string) => void
}

/** Answers calls from AWS itself: signed with the connection's credentials, each sent once. */
export function answerFromAws({ id, profileName, credentials, log }: AwsConnection): Answerer {
  return async (request, scope, operation) => {
    const logAs = (status: number | 'dropped' | 'left') => {
      const isWorthALine =
        operation.access === 'write' || status === 'dropped' || Number(status) >= 400
      if (!isWorthALine) return
      log(`${new Date().toISOString()} ${id} ${scope.service} ${operation.name} ${status}`)
    }
    try {
      const answer = await relay(request, scope, operation, profileName, credentials)
      logAs(answer.type === 'error' ? 'dropped' : answer.status)
      return answer
    } catch (error) {
      logAs(request.signal.aborted ? 'left' : 500)
      throw error
    }
  }
}

async function relay(
  request: Request,
  scope: Scope,
  { name, access, form }: AskedOperation,
  profileName: string | undefined,
  credentials: CredentialCache,
): Promise<Response> {
  const refused = (refusal: Refusal) => refusalResponse(refusal, form)
  let host = 'AWS'
  try {
    const profiles = await readProfiles()
    const profile = profileName === undefined ? {} : profileNamed(profileName, profiles)
    const endpoint = endpointOf(scope, profile, profiles)
    host = endpoint.url.host
    const identity = await credentials.get()
    const body = new Uint8Array(await request.arrayBuffer())
    const send = (to: Endpoint) =>
      sendSigned({ request, body, scope, profile, access, identity, to })
    const first = await send(endpoint)
    const moved = regionMovedTo(first, scope, endpoint)
    if (moved) first.body.destroy()
    const last = moved ? await send(awsEndpoint({ ...scope, region: moved })) : first
    const { response, isExpired } = await toAnswer(last, identity, request.signal)
    if (isExpired) credentials.forget(identity)
    return response
  } catch (error) {
    if (error instanceof CredentialFailure) return refused(error.asRefusal())
    if (error instanceof EndpointError || error instanceof BundleError) {
      return refused(notSent(error.message))
    }
    if (error instanceof AnswerTooLarge) return refused(tooLarge(name))
    if (request.signal.aborted) throw request.signal.reason
    if (isBeforeSending(error))
      return refused(notSent(`${host} could not be reached (${codeOf(error)}).`))
    if (isNetworkError(error)) return Response.error()
    throw error
  }
}

interface Signing {
  request: Request
  body: Uint8Array
  scope: Scope
  profile: Profile
  access: AskedOperation['access']
  identity: AwsCredentialIdentity
  to: Endpoint
}

async function sendSigned({
  request,
  body,
  scope,
  profile,
  access,
  identity,
  to,
}: Signing): Promise<HttpResponse> {
  const signed: HttpRequest = await sign(request, body, scope.service, to, identity)
  const { response } = await sendFor(profile, access)(signed, { abortSignal: request.signal })
  return response
}

/**
 * The region to ask instead, where S3 names the bucket's own. The host is built from it as any
 * other, within the same partition; where S3 would send us is not looked at.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/Redirects.html
 */
function regionMovedTo(
  { statusCode, headers }: HttpResponse,
  { service, region }: Scope,
  { isCustom }: Endpoint,
): string | undefined {
  const named = headers['x-amz-bucket-region'] ?? ''
  const isMove =
    service === 's3' &&
    !isCustom &&
    [301, 307, 400].includes(statusCode) &&
    /^[a-z]{2,4}(?:-[a-z]{1,12}){1,3}-\d{1,2}$/.test(named) &&
    named !== region &&
    partitionOf(named) === partitionOf(region)
  return isMove ? named : undefined
}

/** Nothing can have happened at AWS: no connection was made, or its certificate was not accepted. */
function isBeforeSending(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const syscall = 'syscall' in error ? error.syscall : undefined
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    (error.name === 'TimeoutError' && !('code' in error)) ||
    /^(?:ERR_TLS|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO)/.test(codeOf(error))
  )
}

/** The connection broke after the call may have gone out. */
const isNetworkError = (error: unknown): boolean =>
  /^(?:ECONNRESET|EPIPE|ETIMEDOUT|ECONNABORTED|EPROTO|HPE_[A-Z_]+|ERR_STREAM_PREMATURE_CLOSE)$/.test(
    codeOf(error),
  )

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'timeout'

const notSent = (message: string): Refusal => ({
  status: 502,
  code: 'AwsUnreachable',
  message: `${message} Nothing was sent.`,
})

const tooLarge = (operation: string): Refusal => ({
  status: 502,
  code: 'AnswerTooLarge',
  message: `AWS answered more than the console takes: ${operation}`,
})
