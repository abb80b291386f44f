import { describe, expect, test } from 'vitest'
import type { AddActionAnswers } from '../../draft/add-action-answers.ts'
import { editedOf } from '../../draft/draft.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { changeAnswers, firstAnswers } from './defaults.ts'
import { findFieldProblems, isFilled, type WizardDraft } from './field-problems.ts'

const base: Pipeline = {
  name: 'MyFirstPipeline',
  version: 1,
  roleArn: 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service',
  artifactStore: { type: 'S3', location: 'my-storage-bucket' },
  stages: [
    {
      name: 'Source',
      actions: [
        {
          name: 'Source',
          actionTypeId: { category: 'Source', owner: 'AWS', provider: 'CodeCommit', version: '1' },
          runOrder: 1,
          configuration: { RepositoryName: 'MyTestRepo', BranchName: 'master' },
          inputArtifacts: [],
          outputArtifacts: [{ name: 'SourceArtifact' }],
        },
      ],
    },
    {
      name: 'Deploy',
      actions: [
        {
          name: 'Deploy',
          actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
          runOrder: 1,
          configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
          inputArtifacts: [{ name: 'SourceArtifact' }],
          outputArtifacts: [],
        },
      ],
    },
  ],
}
const ground = { base, homeRegion: 'us-west-2' }
const store = { bucket: 'my-storage-bucket-us-east-1', keyId: '' }
const complete = changeAnswers(
  firstAnswers(ground),
  { region: 'us-east-1', stores: { 'us-east-1': store } },
  ground,
)

/** The errors that a change of the complete answers brings, as field and text. */
function errorsWith(part: Partial<AddActionAnswers>, from: Pipeline = base) {
  const draft: WizardDraft = {
    connection: 'sandbox',
    region: 'us-west-2',
    pipeline: from.name,
    base: from,
    readAt: 0,
    edits: [],
    answers: { ...complete, ...part },
  }
  return findFieldProblems(draft, editedOf(draft), { rows: [], findings: {} })
    .filter(({ severity }) => severity === 'error')
    .map(({ field, text }) => [field, text])
}

const fieldsWith = (part: Partial<AddActionAnswers>, from?: Pipeline) =>
  errorsWith(part, from).map(([field]) => field)

const codeDeploy = 'Deploy/AWS/CodeDeploy/1'

test('complete answers leave nothing open', () => {
  expect(errorsWith({})).toEqual([])
})

describe('an open question stands at its control', () => {
  test.each([
    ['new-stage-name', { newStageName: ' ' }],
    ['action-name', { actionName: '' }],
    ['region', { region: '' }],
    ['provider', { actionType: undefined }],
    ['stage', { placement: 'existing-stage', existingStage: '' }],
  ] as const)('%s', (field, part) => {
    expect(fieldsWith(part)).toContain(field)
  })
})

describe('a broken rule stands at the control that settles it', () => {
  test.each([
    ['new-stage-name', { newStageName: 'two words' }],
    ['action-name', { actionName: 'two words' }],
    [
      'configuration/ApplicationName',
      { configurations: { [codeDeploy]: { DeploymentGroupName: 'MyGroup' } } },
    ],
    ['inputs', { inputArtifacts: [] }],
    ['inputs', { inputArtifacts: ['NobodyMakesThis'] }],
    ['role', { roleArn: 'not-an-arn' }],
    ['namespace', { namespace: 'two words' }],
    ['run-order', { placement: 'existing-stage', existingStage: 'Deploy', runOrder: 0 }],
    ['bucket/us-east-1', { stores: {} }],
    ['bucket/us-east-1', { stores: { 'us-east-1': { bucket: 'Not a bucket!', keyId: '' } } }],
    ['region', { region: 'mars-north-1' }],
  ] as const)('%s', (field, part) => {
    expect(fieldsWith(part as Partial<AddActionAnswers>)).toContain(field)
  })
})

describe('a name that is taken', () => {
  test('is refused for the stage', () => {
    const [first] = errorsWith({ newStageName: 'Deploy' })
    expect(first?.[0]).toBe('new-stage-name')
    expect(first?.[1]).toMatch(/stage named "Deploy"/)
  })

  test('is refused for the action', () => {
    const [first] = errorsWith({
      placement: 'existing-stage',
      existingStage: 'Deploy',
      actionName: 'Deploy',
    })
    expect(first?.[0]).toBe('action-name')
    expect(first?.[1]).toMatch(/already has an action named "Deploy"/)
  })
})

test('what was wrong before is not for the wizard to settle', () => {
  const broken = { ...base, roleArn: 'not-an-arn' }
  expect(errorsWith({}, broken)).toEqual([])
})

test('a bucket that S3 places elsewhere stands at its region', () => {
  const draft: WizardDraft = {
    connection: 'sandbox',
    region: 'us-west-2',
    pipeline: base.name,
    base,
    readAt: 0,
    edits: [],
    answers: complete,
  }
  const finding = { severity: 'error', text: 'lies in eu-west-1' } as const
  const rows = [
    { region: 'us-east-1', answer: store, origin: 'answered' as const, neededBy: [], ranked: [] },
  ]
  expect(
    findFieldProblems(draft, editedOf(draft), { rows, findings: { 'us-east-1': finding } }),
  ).toContainEqual({ field: 'bucket/us-east-1', ...finding })
})

test('errors of a control that is still empty can wait', () => {
  const blank = firstAnswers(ground)
  expect(isFilled('region', blank)).toBe(false)
  expect(isFilled('configuration/Nothing', complete)).toBe(false)
  expect(isFilled('configuration/ApplicationName', complete)).toBe(true)
  expect(isFilled('inputs', complete)).toBe(true)
})
