import { describe, expect, test } from 'vitest'
import { aheadText } from './ahead-text.ts'
import { faultOf, firstAnswers, mistakesIn, withKind } from './new-fault.ts'

describe('the answers become a fault', () => {
  test('for one operation, until it is removed', () => {
    expect(faultOf(firstAnswers)).toEqual({
      fault: 'throttle',
      service: 'codepipeline',
      operation: 'UpdatePipeline',
    })
  })

  test('for everything, a number of times', () => {
    const answers = { ...firstAnswers, call: '*', isCounted: true, times: '3' }
    expect(faultOf(answers)).toEqual({ fault: 'throttle', operation: '*', times: 3 })
  })

  test('with only what its kind takes', () => {
    const answers = { ...firstAnswers, seconds: '9', stage: 'Theirs' }
    expect(faultOf({ ...answers, fault: 'slow', call: 's3/*' })).toEqual({
      fault: 'slow',
      service: 's3',
      operation: '*',
      seconds: 9,
    })
    expect(faultOf({ ...answers, fault: 'edit-before' })).toHaveProperty('addStage', 'Theirs')
  })
})

test('an edit by someone else needs a call that has a pipeline', () => {
  const everything = { ...firstAnswers, call: '*' }
  expect(withKind(everything, 'edit-before').call).toBe('codepipeline/UpdatePipeline')
  expect(withKind(everything, 'hang').call).toBe('*')
  const read = { ...firstAnswers, call: 'codepipeline/GetPipeline' }
  expect(withKind(read, 'edit-before').call).toBe('codepipeline/GetPipeline')
})

test.each([
  [{ isCounted: true, times: '0' }, ['times']],
  [{ isCounted: true, times: '1001' }, ['times']],
  [{ isCounted: false, times: 'many' }, []],
  [{ fault: 'slow', seconds: '601' }, ['seconds']],
  [{ fault: 'slow', seconds: '' }, ['seconds']],
  [{ fault: 'hang', seconds: '' }, []],
  [{ fault: 'edit-before', stage: 'two words' }, ['stage']],
] as const)('mistakes are found where they matter: %j', (part, fields) => {
  expect(Object.keys(mistakesIn({ ...firstAnswers, ...part }))).toEqual(fields)
})

test.each([
  [0, 'The real time'],
  [60, '1 minute ahead of real time'],
  [4200, '1 hour 10 minutes ahead of real time'],
  [90_001, '1 day 1 hour 1 second ahead of real time'],
])('%d seconds ahead reads "%s"', (seconds, text) => {
  expect(aheadText(seconds)).toBe(text)
})
