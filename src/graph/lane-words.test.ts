import { expect, test } from 'vitest'
import { keyText, laneNote } from './lane-words.ts'

const store = { type: 'S3', location: 'artifacts' }
const lane = { region: 'us-east-1', isHome: false, store, use: 'nothing' } as const

test('says of a lane why it is empty', () => {
  expect(laneNote(lane)).toBe('Unused artifact store: no action runs here')
  expect(laneNote({ ...lane, isHome: true })).toBe('No action runs here')
  expect(laneNote({ ...lane, store: undefined })).toBe('No action runs here')
  expect(laneNote({ ...lane, use: 'conditions' })).toBe('Only rules of conditions run here')
  expect(laneNote({ ...lane, use: 'actions' })).toBeUndefined()
})

test('names a key by its alias or id', () => {
  const key = (id: string) => keyText({ ...store, encryptionKey: { id, type: 'KMS' } })
  expect(key('arn:aws:kms:us-east-1:111122223333:key/1234abcd')).toBe('Key 1234abcd')
  expect(key('arn:aws:kms:us-east-1:111122223333:alias/release')).toBe('Key alias/release')
  expect(key('1234abcd')).toBe('Key 1234abcd')
  expect(keyText(store)).toBe('Key aws/s3')
})
