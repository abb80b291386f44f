import { describe, expect, test } from 'vitest'
import { verify } from './signature-verifier.ts'

/** AWS's own published examples, with their signatures. */

const example = (headers: readonly string[], authorization: string) => [
  ...headers,
  'Authorization',
  authorization,
]

describe("the verifier agrees with AWS's published examples", () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
  const iam = {
    method: 'GET',
    target: '/?Action=ListUsers&Version=2010-05-08',
    rawHeaders: example(
      [
        'Content-Type',
        'application/x-www-form-urlencoded; charset=utf-8',
        'Host',
        'iam.amazonaws.com',
        'X-Amz-Date',
        '20150830T123600Z',
      ],
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, SignedHeaders=content-type;host;x-amz-date, Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7',
    ),
    body: Buffer.alloc(0),
  }
  const iamKeys = {
    AKIDEXAMPLE: { secretAccessKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
  }
  const iamTime = Date.UTC(2015, 7, 30, 12, 36)

  test('IAM, ListUsers', () => {
    expect(verify(iam, iamKeys, iamTime)).toMatchObject({ service: 'iam', region: 'us-east-1' })
    expect(verify(iam, iamKeys, iamTime).refusal).toBeUndefined()
  })

  // https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
  const empty = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
  test('S3, GET Object', () => {
    const verified = verify(
      {
        method: 'GET',
        target: '/test.txt',
        rawHeaders: example(
          [
            ...['Host', 'examplebucket.s3.amazonaws.com', 'Range', 'bytes=0-9'],
            ...['x-amz-content-sha256', empty, 'x-amz-date', '20130524T000000Z'],
          ],
          'AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
        ),
        body: Buffer.alloc(0),
      },
      { AKIAIOSFODNN7EXAMPLE: { secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' } },
      Date.UTC(2013, 4, 24),
    )
    expect(verified.refusal).toBeUndefined()
  })

  test.each<[string, Partial<typeof iam>]>([
    ['another method', { method: 'POST' }],
    ['another query', { target: '/?Action=DeleteUser&Version=2010-05-08' }],
    ['another path', { target: '/x?Action=ListUsers&Version=2010-05-08' }],
    ['another body', { body: Buffer.from('x') }],
    ['a header more', { rawHeaders: [...iam.rawHeaders, 'X-Amz-Target', 'x'] }],
    ['another host', { rawHeaders: iam.rawHeaders.with(3, 'evil.example') }],
    ['a second signature', { rawHeaders: [...iam.rawHeaders, ...iam.rawHeaders.slice(-2)] }],
    ['a session token', { rawHeaders: [...iam.rawHeaders, 'X-Amz-Security-Token', 'x'] }],
  ])('%s is refused', (_, other) => {
    expect(verify({ ...iam, ...other }, iamKeys, iamTime).refusal).toEqual(expect.any(String))
  })

  test('another time is refused', () => {
    expect(verify(iam, iamKeys, iamTime + 16 * 60_000).refusal).toBe('a time too far away')
  })
})
