import { describe, expect, test } from 'vitest'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { actionTypeOf, providerOptions } from './provider-options.ts'

const pipeline = (more: Partial<Pipeline> = {}): Pipeline => ({
  name: 'MyFirstPipeline',
  roleArn: 'arn:aws:iam::111122223333:role/pipeline',
  stages: [],
  ...more,
})

const optionOf = (value: string, base = pipeline()) =>
  providerOptions(base)
    .flatMap(({ options }) => options)
    .find((option) => option.value === value)

describe('a provider that has to stay in the home region', () => {
  test.each([
    ['Source/AWS/CodeCommit/1', /home region/],
    ['Source/ThirdParty/GitHub/1', /home region/],
    ['Invoke/ThirdParty/Snyk/1', /third-party/i],
    ['Approval/AWS/Manual/1', /approval/],
  ])('%s is listed with the reason', (value, reason) => {
    expect(optionOf(value)).toMatchObject({
      disabled: true,
      description: expect.stringMatching(reason),
    })
  })

  test('is listed when it is custom and the pipeline uses it', () => {
    const actionTypeId = { category: 'Build', owner: 'Custom', provider: 'Jenkins', version: '3' }
    const base = pipeline({ stages: [{ name: 'Build', actions: [{ name: 'a', actionTypeId }] }] })
    expect(optionOf('Build/Custom/Jenkins/3', base)).toMatchObject({ disabled: true })
  })
})

test('a provider of V2 pipelines can be chosen only in one', () => {
  expect(optionOf('Compute/AWS/Commands/1')?.disabled).toBe(true)
  expect(optionOf('Compute/AWS/Commands/1', pipeline({ pipelineType: 'V2' }))?.disabled).toBe(
    undefined,
  )
})

test('a provider that AWS has ended cannot be chosen', () => {
  expect(optionOf('Deploy/AWS/OpsWorks/1')?.disabled).toBe(true)
})

test('a provider that the catalogue does not know can be chosen again', () => {
  const actionTypeId = { category: 'Deploy', owner: 'AWS', provider: 'Newer', version: '1' }
  const base = pipeline({ stages: [{ name: 'Deploy', actions: [{ name: 'a', actionTypeId }] }] })
  expect(optionOf('Deploy/AWS/Newer/1', base)?.disabled).toBeUndefined()
})

test('"CodeDeploy" finds AWS CodeDeploy before all others', () => {
  const all = providerOptions(pipeline()).flatMap(({ options }) => options)
  const texts = all.map(({ label, filteringTags = [] }) => [label, ...filteringTags].join(' '))
  expect(all[texts.findIndex((text) => text.includes('CodeDeploy'))]?.value).toBe(
    'Deploy/AWS/CodeDeploy/1',
  )
})

test('every option says which action type it stands for', () => {
  expect(actionTypeOf('Deploy/AWS/CodeDeploy/1')).toEqual({
    category: 'Deploy',
    owner: 'AWS',
    provider: 'CodeDeploy',
    version: '1',
  })
})
