import { expect, test } from 'vitest'
import type { Edit } from '../../pipeline/edits.ts'
import { readTemplate } from '../../template/read-template.ts'
import { editedText } from './edited-text.ts'

const pipeline = (id: string) => `  ${id}:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Stages:
        - Name: Deploy
          Actions:
            - Name: Deploy
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1 }
`
const text = `Resources:\n${pipeline('First')}${pipeline('Second')}`

const moveTo = (region: string): Edit => ({
  kind: 'set-action-region',
  stage: 'Deploy',
  action: 'Deploy',
  region,
})

function template(of = text, homeRegion = 'us-west-2') {
  const reading = readTemplate(of, { homeRegion })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.template
}

test('Edits of several pipelines end in one text', () => {
  const plans = [
    { logicalId: 'First', edits: [moveTo('eu-central-1')], choices: {} },
    { logicalId: 'Second', edits: [moveTo('us-east-1')], choices: {} },
  ]
  const named = '            - Name: Deploy\n'
  const [head = '', first = '', second = ''] = text.split(named)
  const region = (name: string) => `${named}              Region: ${name}\n`
  expect(editedText(template(), plans)).toEqual({
    ok: true,
    text: head + region('eu-central-1') + first + region('us-east-1') + second,
  })
})

test('A region that is the home region of the stack is not written', () => {
  const plans = [{ logicalId: 'Second', edits: [moveTo('us-west-2')], choices: {} }]
  expect(editedText(template(), plans)).toEqual({ ok: true, text })
})

test('The pipeline whose edits the text does not take is named with the reason', () => {
  const gone: Edit = { ...moveTo('eu-central-1'), action: 'Gone' } as Edit
  const plans = [
    { logicalId: 'First', edits: [moveTo('eu-central-1')], choices: {} },
    { logicalId: 'Second', edits: [gone], choices: {} },
  ]
  expect(editedText(template(), plans)).toMatchObject({
    ok: false,
    logicalId: 'Second',
    refusal: { kind: 'conflict' },
  })
})
