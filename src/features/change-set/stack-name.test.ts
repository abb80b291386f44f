import { expect, test } from 'vitest'
import { whyNoStackName } from './stack-name.ts'

test.each([
  ['', 'Enter a name.'],
  ['1-release', 'A name starts with a letter.'],
  ['web_release', 'A name has letters, digits and hyphens only.'],
  ['w'.repeat(129), 'A name has at most 128 characters.'],
  ['Web-release-2', undefined],
])('the stack name "%s" is answered with %s', (name, problem) => {
  expect(whyNoStackName(name)).toBe(problem)
})
