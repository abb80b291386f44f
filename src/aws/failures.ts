import { deniedAction } from './denied.ts'

/** Why AWS, or the way to it, did not do what was asked, in the terms a screen acts on. */
export type FailureKind =
  | 'signed-out'
  | 'not-allowed'
  | 'not-found'
  | 'refused'
  | 'busy'
  | 'unreachable'
  | 'unknown-outcome'

/**
 * One failed AWS call, typed once at the border.
 *
 * `code` and `message` are AWS's own words; `requestId` is what AWS support asks for.
 * `unknown-outcome` is a write whose answer was lost: it may have happened.
 */
export class AwsFailure extends Error {
  readonly kind: FailureKind
  readonly operation: string
  readonly code: string
  readonly requestId: string | undefined

  constructor(
    kind: FailureKind,
    { operation, code, message, requestId, cause }: FailureDetail & { cause: unknown },
  ) {
    super(message, { cause })
    this.name = 'AwsFailure'
    this.kind = kind
    this.operation = operation
    this.code = code
    this.requestId = requestId
  }
}

interface FailureDetail {
  operation: string
  code: string
  message: string
  requestId: string | undefined
}

interface SdkError {
  name: string
  message: string
  $metadata?: { httpStatusCode?: number; requestId?: string }
  $response?: { statusCode?: number }
}

/** Three are the bridge's own, for credentials that it cannot come by: the message says why. */
const signedOutCodes = new Set([
  'CredentialsRefused',
  'CredentialsUnavailable',
  'ExpiredToken',
  'ExpiredTokenException',
  'IncompleteSignature',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MfaRequired',
  'MissingAuthenticationToken',
  'NotSignedIn',
  'PipespanSessionRequired',
  'RequestExpired',
  'SignInExpired',
  'SignatureDoesNotMatch',
  'SsoSessionExpired',
  'UnrecognizedClientException',
])

const notAllowedCodes = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'CorsNotAllowed',
  'NotAuthorized',
  'OptInRequired',
  'OperationNotRelayed',
  'UnauthorizedOperation',
])

const busyCodes = new Set([
  'ConcurrentModificationException',
  'InternalFailure',
  'InternalServerError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ServiceUnavailable',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])

const throttlingCodes = new Set([
  'RequestLimitExceeded',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
])

/** Whether the call never got an answer: the network failed, or it took too long. */
const hasNoAnswer = (error: SdkError, status: number | undefined) =>
  status === undefined &&
  (error.name === 'TypeError' || error.name === 'TimeoutError' || error.name === 'NetworkError')

/**
 * Sorts a thrown SDK error by its code; the HTTP status decides only when the code is new to us,
 * because JSON services answer 400 for nearly everything.
 *
 * @param operation AWS's name of the call, such as `UpdatePipeline`.
 * @param writes whether the call changes anything: then a lost answer is an unknown outcome.
 */
export function toFailure(operation: string, error: unknown, writes = false): AwsFailure {
  if (error instanceof AwsFailure) return error
  const sdkError = asSdkError(error)
  const status = sdkError.$metadata?.httpStatusCode ?? sdkError.$response?.statusCode
  const kind = kindOf(sdkError, status, writes)
  return new AwsFailure(kind, {
    operation,
    code: sdkError.name,
    message: wordsOf(sdkError, kind, status),
    requestId: sdkError.$metadata?.requestId,
    cause: error,
  })
}

function kindOf(error: SdkError, status: number | undefined, writes: boolean): FailureKind {
  const code = error.name
  // Asked for before anything is sent, so not even a write can have happened.
  if (code === 'CredentialsUnreachable') return 'unreachable'
  if (hasNoAnswer(error, status)) return writes ? 'unknown-outcome' : 'unreachable'
  if (signedOutCodes.has(code)) return 'signed-out'
  if (notAllowedCodes.has(code)) return 'not-allowed'
  if (throttlingCodes.has(code)) return 'busy'
  // The bridge says so only where nothing was sent.
  if (code === 'AwsUnreachable') return 'unreachable'
  if (status !== undefined && status >= 500) return writes ? 'unknown-outcome' : 'busy'
  if (busyCodes.has(code)) return 'busy'
  if (/NotFound|NoSuch|DoesNotExist/.test(code) || status === 404) return 'not-found'
  if (status === 401) return 'signed-out'
  if (status === 403) return 'not-allowed'
  if (status === undefined) return writes ? 'unknown-outcome' : 'unreachable'
  return 'refused'
}

function asSdkError(error: unknown): SdkError {
  if (error instanceof Error) return error
  return { name: 'UnknownError', message: String(error) }
}

/** The browser says only "Failed to fetch"; say what that means here. */
function wordsOf(error: SdkError, kind: FailureKind, status: number | undefined): string {
  if (status === undefined && (kind === 'unreachable' || kind === 'unknown-outcome')) {
    return `No answer came back (${error.message}).`
  }
  return error.message && error.message !== 'UnknownError'
    ? error.message
    : `AWS answered ${error.name} without a message.`
}

const nextSteps: Record<FailureKind, string> = {
  'signed-out':
    'Sign in again, then try again. In a console started with npm start, open the URL it printed last. Your draft is kept.',
  'not-allowed': 'Use a console that is allowed to ask this of AWS.',
  'not-found': 'Check the name, the region and the connection; it may have been deleted.',
  refused: 'Change what AWS names above, then try again.',
  busy: 'AWS is busy. Wait a moment, then try again.',
  unreachable: 'Check that the console is still running and the network works, then try again.',
  'unknown-outcome':
    'The change may or may not have happened. Read the pipeline again before you repeat it.',
}

/** Where the code alone tells more than its kind. */
const nextStepsByCode: Readonly<Record<string, string>> = {
  CredentialsUnavailable: 'See to the profile, then try again. Your draft is kept.',
  MfaRequired: 'Enter the code of your MFA device at the top of the page. Your draft is kept.',
  SsoSessionExpired: 'Run the command in a terminal, then try again. Your draft is kept.',
}

/** What a person does next about a failure, in one or two sentences. */
export function nextStep(failure: AwsFailure): string {
  const { kind, code } = failure
  if (kind === 'not-allowed' && code !== 'OperationNotRelayed') {
    return `Ask for the permission ${deniedAction(failure)}, or use a connection that has it.`
  }
  return nextStepsByCode[code] ?? nextSteps[kind]
}

/** Kinds that a person, AWS or time may settle without anything being changed here. */
const settledOutside: ReadonlySet<FailureKind> = new Set([
  'signed-out',
  'not-allowed',
  'not-found',
  'busy',
  'unreachable',
])

/** A failure as a screen shows it. */
export interface FailureWords {
  /** What was asked of AWS, such as `GetPipeline`. */
  operation: string
  code: string
  message: string
  requestId: string | undefined
  /** What a person does next. */
  advice: string
  /** The person has to sign in first. */
  isSignedOut: boolean
  /** Absent where asking again would be answered the same. */
  onRetry?: () => void
}

/**
 * The failure in words, by its kind.
 *
 * @param retry asks again; only for calls that may be repeated, never for a write.
 */
export function failureWords(failure: AwsFailure, retry?: () => void): FailureWords {
  const { kind, operation, code, message, requestId } = failure
  return {
    operation,
    code,
    message,
    requestId,
    advice: nextStep(failure),
    isSignedOut: kind === 'signed-out',
    ...(retry && settledOutside.has(kind) && { onRetry: retry }),
  }
}

/** Whether asking again may help without a person doing anything first. */
export const mayRetry = (failure: AwsFailure): boolean =>
  failure.kind === 'busy' || failure.kind === 'unreachable'
