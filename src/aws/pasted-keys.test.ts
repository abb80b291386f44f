import { expect, test } from 'vitest'
import { isLongLived, readPastedKeys } from './pasted-keys.ts'

const accessKeyId = 'ASIAIOSFODNN7EXAMPLE'
const secretAccessKey = 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY='
const sessionToken = 'IQoJb3JpZ2luX2VjE/+EXAMPLE=='
const keys = { accessKeyId, secretAccessKey, sessionToken }

test.each([
  [
    'export lines',
    `export AWS_ACCESS_KEY_ID="${accessKeyId}"\nexport AWS_SECRET_ACCESS_KEY="${secretAccessKey}"\nexport AWS_SESSION_TOKEN="${sessionToken}"`,
  ],
  [
    'set lines',
    `SET AWS_ACCESS_KEY_ID=${accessKeyId}\r\nSET AWS_SECRET_ACCESS_KEY=${secretAccessKey}\r\nSET AWS_SESSION_TOKEN=${sessionToken}`,
  ],
  [
    'PowerShell',
    `$Env:AWS_ACCESS_KEY_ID="${accessKeyId}"\n$Env:AWS_SECRET_ACCESS_KEY="${secretAccessKey}"\n$Env:AWS_SESSION_TOKEN="${sessionToken}"`,
  ],
  [
    'a profile',
    `[111122223333_Admin]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\naws_session_token = ${sessionToken}`,
  ],
  [
    'JSON',
    JSON.stringify({
      AccessKeyId: accessKeyId,
      SecretAccessKey: secretAccessKey,
      SessionToken: sessionToken,
    }),
  ],
])('reads %s', (_, text) => {
  expect(readPastedKeys(text)).toEqual(keys)
})

test('reads when the keys end', () => {
  const json = {
    Credentials: {
      AccessKeyId: accessKeyId,
      SecretAccessKey: 's',
      Expiration: '2026-11-25T21:00:00+00:00',
    },
  }
  expect(readPastedKeys(JSON.stringify(json, undefined, 2))?.expiration).toEqual(
    new Date('2026-11-25T21:00:00Z'),
  )
})

test.each(['', 'hello', `AWS_ACCESS_KEY_ID=${accessKeyId}`, 'AWS_SECRET_ACCESS_KEY=x'])(
  'makes no keys of %j',
  (text) => {
    expect(readPastedKeys(text)).toBeUndefined()
  },
)

test('keys without a session last until somebody deletes them', () => {
  expect(isLongLived(keys)).toBe(false)
  expect(isLongLived({ accessKeyId, secretAccessKey })).toBe(true)
  expect(isLongLived({ ...keys, accessKeyId: 'AKIAIOSFODNN7EXAMPLE' })).toBe(true)
})
