import { describe, expect, test } from 'vitest'
import { findChanges } from './changes.ts'
import { exampleAction, healthy, home } from './example-pipelines.ts'
import { findEditProblems, findLostSecrets } from './masked-values.ts'
import type { Action, Pipeline } from './pipeline.ts'
import { describeProblem, problemSource } from './problems.ts'

const gitHub = (token: string | undefined): Action =>
  exampleAction('Checkout', ['Source', 'GitHub', 'ThirdParty'], {
    configuration: { Owner: 'o', Repo: 'r', Branch: 'main', ...(token && { OAuthToken: token }) },
    outputArtifacts: [{ name: 'Checked' }],
  })

const withSource = (stage: string, action: Action): Pipeline => ({
  ...healthy,
  stages: [{ name: stage, actions: [action] }, ...healthy.stages.slice(1)],
})
const base = withSource('Source', gitHub('****'))

test('a mask that stays where it was is no change and no problem', () => {
  const same = withSource('Source', { ...gitHub('****'), runOrder: 1 })
  expect(findLostSecrets(base, same)).toEqual([])
  expect(findChanges(base, withSource('Source', gitHub('****')), home)).toEqual([])
})

describe.each([
  ['a renamed stage', withSource('Checkout', gitHub('****'))],
  ['a renamed action', withSource('Source', { ...gitHub('****'), name: 'Other' })],
  ['a mask written with five asterisks, in a renamed stage', withSource('S', gitHub('*****'))],
])('%s', (_, edited) => {
  const [problem, ...more] = findLostSecrets(base, edited)

  test('loses the secret, which is an error at its key', () => {
    expect(more).toEqual([])
    expect(problem).toMatchObject({
      severity: 'error',
      path: ['stages', 0, 'actions', 0, 'configuration', 'OAuthToken'],
    })
  })

  test('is said in words, with the page it comes from', () => {
    expect(problem && describeProblem(problem)).toMatch(
      /OAuthToken of ".*" in stage ".*" is hidden/,
    )
    expect(problem && problemSource(problem.kind)).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
  })

  test('stands among the problems of the edited pipeline', () => {
    expect(findEditProblems(base, edited, home)).toContainEqual(problem)
  })
})

test('a mask copied to another key or another action is lost too', () => {
  const copied = withSource('Source', {
    ...gitHub('****'),
    configuration: { ...gitHub('****').configuration, Branch: '****' },
  })
  expect(findLostSecrets(base, copied).map(({ path }) => path.at(-1))).toEqual(['Branch'])
})

test('a mask where the base has a plain value, or none, has nothing behind it', () => {
  const plain = withSource('Source', gitHub('plain'))
  const none = withSource('Source', gitHub(undefined))
  expect(findLostSecrets(plain, base)).toHaveLength(1)
  expect(findLostSecrets(none, base)).toHaveLength(1)
})

test('the secret typed anew in a renamed stage is fine', () => {
  expect(findLostSecrets(base, withSource('Checkout', gitHub('typed')))).toEqual([])
})
