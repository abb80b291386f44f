import { expect, test } from 'vitest'
import { withoutSecret } from '../pipeline/edit-secrets.ts'
import type { Edit } from '../pipeline/edits.ts'
import { exampleAction } from '../pipeline/example-pipelines.ts'
import { missingSecrets, withGivenSecrets } from './given-secrets.ts'

const edits: Edit[] = [
  { kind: 'add-stage', stage: 'Other', position: { at: 'end' } },
  {
    kind: 'add-action',
    stage: 'Source',
    action: exampleAction('GitHub', ['Source', 'GitHub', 'ThirdParty'], {
      configuration: { Owner: '', Repo: 'r', Branch: 'main', OAuthToken: 'typed-token' },
    }),
  },
]

test('the secrets that a saved plan has lost are asked for, and put back where they were', () => {
  const saved = edits.map(withoutSecret)
  expect(missingSecrets(edits)).toEqual([])
  expect(missingSecrets(saved)).toEqual([
    { edit: 1, stage: 'Source', action: 'GitHub', key: 'OAuthToken' },
  ])
  expect(withGivenSecrets(saved, () => 'typed-token')).toEqual(edits)
  expect(withGivenSecrets(saved, () => undefined)).toEqual(saved)
})
