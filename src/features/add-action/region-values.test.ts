import { describe, expect, test } from 'vitest'
import {
  type AddActionAnswers,
  blankAnswers,
  withRegionValue,
} from '../../draft/add-action-answers.ts'
import { editedOf } from '../../draft/draft.ts'
import { healthyDraft } from '../../draft/example-draft.ts'
import { findFieldProblems, type WizardDraft } from './field-problems.ts'
import { otherRegions, rowsOf } from './region-values.ts'
import { stepOf } from './step-plan.ts'

const answers: AddActionAnswers = {
  ...blankAnswers,
  newStageName: 'Everywhere',
  actionName: 'Deploy-{region}',
  actionType: { category: 'Deploy', owner: 'AWS', provider: 'S3', version: '1' },
  region: 'us-east-1',
  alsoRegions: ['eu-west-1', 'sa-east-1'],
  configurations: {
    'Deploy/AWS/S3/1': { BucketName: 'site-us-east-1', Extract: 'true', CacheControl: 'no-store' },
  },
  roleArn: 'arn:aws:iam::111122223333:role/deploy',
}

const draft = (of: AddActionAnswers): WizardDraft => ({ ...healthyDraft, answers: of })

const write = (path: string, value: string | undefined, before = answers) => ({
  ...before,
  ...withRegionValue(before, { region: 'eu-west-1', path, value }),
})

const told = (of: AddActionAnswers) => {
  const { first, others } = otherRegions(draft(of))
  return others
    .flatMap((other) => rowsOf(other, first))
    .map(({ group, field, to, why }) => [group, field, to, why])
}

test('each value that may differ is offered in each other region, choices of a few words are not', () => {
  const { first, others } = otherRegions(draft(answers))
  expect(first).toBe('us-east-1')
  expect(others.map(({ region, values }) => [region, ...values.map(({ key }) => key)])).toEqual(
    ['eu-west-1', 'sa-east-1'].map((region) => [
      region,
      'configuration/BucketName',
      'configuration/CacheControl',
      'roleArn',
    ]),
  )
})

describe('the preview', () => {
  test('tells what follows, and why', () => {
    expect(told(answers)).toEqual([
      ['eu-west-1', 'BucketName', 'site-eu-west-1', 'Follows the region in the value.'],
      ['sa-east-1', 'BucketName', 'site-sa-east-1', 'Follows the region in the value.'],
    ])
  })

  test('tells what is written for one region, and no longer when it follows again', () => {
    const written = write('configuration/BucketName', 'site-europe')
    expect(told(written)[0]).toEqual([
      'eu-west-1',
      'BucketName',
      'site-europe',
      'Written for this region.',
    ])
    expect(told(write('configuration/BucketName', undefined, written))).toEqual(told(answers))
  })

  test('tells nothing of a value that is written as it is in the first region', () => {
    const same = write('configuration/BucketName', 'site-us-east-1')
    expect(told(same).map(([region]) => region)).toEqual(['sa-east-1'])
  })

  test('tells what is left out', () => {
    expect(told(write('configuration/CacheControl', ''))).toContainEqual([
      'eu-west-1',
      'CacheControl',
      '(left out)',
      'Written for this region.',
    ])
  })
})

test('what is wrong with a value of one region stands at that value', () => {
  const empty = draft(write('configuration/BucketName', ''))
  const problems = findFieldProblems(empty, editedOf(empty), { rows: [], findings: {} })
  const field = 'in-region/eu-west-1/configuration/BucketName'
  expect(problems).toContainEqual(expect.objectContaining({ field, severity: 'error' }))
  expect(problems.map((problem) => problem.field)).not.toContain('configuration/BucketName')
  expect(stepOf(field)).toBe(1)
})

test('an action for one region has no others', () => {
  const { alsoRegions: _, ...alone } = answers
  expect(otherRegions(draft(alone)).others).toEqual([])
})
