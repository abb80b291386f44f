import { expect, test } from 'vitest'
import { safeLink } from './safe-link.ts'

test('an https link is followed', () => {
  expect(safeLink('https://console.aws.amazon.com/codedeploy/home?region=us-west-2#/d-1')).toBe(
    'https://console.aws.amazon.com/codedeploy/home?region=us-west-2#/d-1',
  )
})

test.each([
  'javascript:alert(1)',
  'data:text/html,hello',
  'http://example.com/',
  'https://somebody:secret@example.com/',
  '/relative',
  'not a link',
  '',
  undefined,
])('%s is not', (text) => {
  expect(safeLink(text)).toBeUndefined()
})
