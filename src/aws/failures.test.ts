import { describe, expect, test } from 'vitest'
import {
  AwsFailure,
  type FailureKind,
  failureWords,
  mayRetry,
  nextStep,
  toFailure,
} from './failures.ts'

/** An error as the SDK throws it. */
const sdkError = (name: string, status?: number, message = 'AWS says so') =>
  Object.assign(new Error(message), {
    name,
    ...(status !== undefined && { $metadata: { httpStatusCode: status, requestId: 'request-1' } }),
  })

test.each([
  ['ExpiredTokenException', 400, 'signed-out'],
  ['PipespanSessionRequired', 401, 'signed-out'],
  ['AccessDeniedException', 400, 'not-allowed'],
  ['SomethingNew', 403, 'not-allowed'],
  ['PipelineNotFoundException', 400, 'not-found'],
  ['ApplicationDoesNotExistException', 400, 'not-found'],
  ['NoSuchBucket', 404, 'not-found'],
  ['InvalidStructureException', 400, 'refused'],
  ['ValidationException', 400, 'refused'],
  ['ThrottlingException', 400, 'busy'],
  ['InternalFailure', 500, 'busy'],
  ['SomethingNew', 503, 'busy'],
] as const)('%s with status %i is %s', (name, status, kind) => {
  expect(toFailure('GetPipeline', sdkError(name, status)).kind).toBe(kind)
})

test.each(['TypeError', 'TimeoutError'])('%s without an answer is unreachable', (name) => {
  expect(toFailure('GetPipeline', sdkError(name)).kind).toBe('unreachable')
})

describe('a write', () => {
  test.each([
    ['TypeError', undefined],
    ['TimeoutError', undefined],
    ['InternalFailure', 500],
    ['SomethingNew', 503],
  ])('whose answer is %s may have happened', (name, status) => {
    expect(toFailure('UpdatePipeline', sdkError(name, status), true).kind).toBe('unknown-outcome')
  })

  test('that the bridge could not send did not happen', () => {
    const message = 'AWS could not be reached (ENOTFOUND). Nothing was sent.'
    const error = sdkError('AwsUnreachable', 502, message)
    const failure = toFailure('UpdatePipeline', error, true)
    expect([failure.kind, failure.message]).toEqual(['unreachable', message])
  })

  test('that was throttled did not happen', () => {
    const failure = toFailure('UpdatePipeline', sdkError('ThrottlingException', 400), true)
    expect(failure.kind).toBe('busy')
  })
})

test("AWS's code, words and request id are kept", () => {
  const failure = toFailure('GetPipeline', sdkError('PipelineNotFoundException', 400, 'No such'))
  expect(failure).toMatchObject({
    operation: 'GetPipeline',
    code: 'PipelineNotFoundException',
    message: 'No such',
    requestId: 'request-1',
  })
})

test('a failure is typed once', () => {
  const failure = toFailure('GetPipeline', sdkError('ValidationException', 400))
  expect(toFailure('ListPipelines', failure)).toBe(failure)
})

test('only what may pass by itself is asked again', () => {
  const kinds = [
    'signed-out',
    'not-allowed',
    'not-found',
    'refused',
    'busy',
    'unreachable',
  ] as const
  const detail = { operation: 'x', code: 'x', message: 'x', requestId: undefined, cause: undefined }
  const failures = kinds.map((kind) => new AwsFailure(kind, detail))
  expect(failures.filter(mayRetry).map(({ kind }) => kind)).toEqual(['busy', 'unreachable'])
  expect(failures.map(nextStep).every((words) => words.endsWith('.'))).toBe(true)
})

test('a screen offers Retry where something may have changed outside, never after a refusal', () => {
  const retry = () => undefined
  const detail = { operation: 'x', code: 'x', message: 'x', requestId: undefined, cause: undefined }
  const offers = (kind: FailureKind) =>
    'onRetry' in failureWords(new AwsFailure(kind, detail), retry)
  expect(offers('signed-out')).toBe(true)
  expect(offers('busy')).toBe(true)
  expect(offers('refused')).toBe(false)
  expect(offers('unknown-outcome')).toBe(false)
  expect('onRetry' in failureWords(new AwsFailure('busy', detail))).toBe(false)
})

test('signed out says how to get back, and that nothing is lost', () => {
  const detail = { operation: 'x', code: 'x', message: 'x', requestId: undefined, cause: undefined }
  const { isSignedOut, advice } = failureWords(new AwsFailure('signed-out', detail))
  expect(isSignedOut).toBe(true)
  expect(advice).toMatch(/open the URL.*draft is kept/s)
})
