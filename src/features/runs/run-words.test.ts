import { expect, test } from 'vitest'
import { revisionText, triggeredBy, triggerText } from './run-words.ts'

test('a trigger is said in words, one that is new to us as AWS writes it', () => {
  expect(triggerText({ trigger: { triggerType: 'WebhookV2' } })).toBe('Git trigger')
  expect(triggerText({ trigger: { triggerType: 'MoonPhase' as 'Webhook' } })).toBe('MoonPhase')
  expect(triggerText({})).toBe('–')
})

test('who started a run is the last part of the ARN', () => {
  const by = (triggerDetail: string) => triggeredBy({ trigger: { triggerDetail } })
  expect(by('arn:aws:iam::111122223333:user/console')).toBe('console')
  expect(by('arn:aws:sts::111122223333:assumed-role/Release/ana')).toBe('ana')
  expect(by('Manual retry')).toBe('Manual retry')
})

test('only hashes are shortened', () => {
  expect(revisionText('9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c')).toBe('9f8e7d6c')
  expect(revisionText('release-2026.11')).toBe('release-2026.11')
})
