import { expect, test } from 'vitest'
import {
  capabilitiesNeeded,
  type ChangeFacts,
  countFates,
  executionToken,
  fateOf,
  isEmptyChangeSet,
  newChangeSetName,
  pipelineDangers,
  valueChanges,
} from './change-set.ts'

const pipeline = (part: Partial<ChangeFacts>): ChangeFacts => ({
  Action: 'Modify',
  LogicalResourceId: 'Release',
  PhysicalResourceId: 'web-release',
  ResourceType: 'AWS::CodePipeline::Pipeline',
  Replacement: 'False',
  ...part,
})

const renamed = pipeline({
  Replacement: 'True',
  Details: [
    { Target: { Attribute: 'Properties', Name: 'Name', RequiresRecreation: 'Always' } },
    { Target: { Attribute: 'Properties', Name: 'Stages', RequiresRecreation: 'Never' } },
    { Target: { Attribute: 'Tags', RequiresRecreation: 'Never' } },
  ],
})

test.each([
  ['Add', undefined, 'added'],
  ['Modify', 'False', 'updated'],
  ['Modify', 'True', 'replaced'],
  ['Modify', 'Conditional', 'maybe-replaced'],
  ['Remove', undefined, 'removed'],
  ['Import', undefined, 'imported'],
  ['SyncWithActual', undefined, 'recorded'],
  ['Dynamic', undefined, 'unknown'],
] as const)('%s with replacement %s: the resource is %s', (Action, Replacement, fate) => {
  expect(fateOf({ Action, Replacement })).toBe(fate)
})

test('fates are counted, and those that meet nothing are left out', () => {
  expect(countFates([renamed, pipeline({}), pipeline({}), { Action: 'Add' }])).toEqual({
    replaced: 1,
    updated: 2,
    added: 1,
  })
})

test('a pipeline that would be replaced is a danger, with the properties that make it so', () => {
  expect(pipelineDangers([renamed])).toEqual([
    { fate: 'replaced', logicalId: 'Release', name: 'web-release', because: ['Name'] },
  ])
})

test('a pipeline that is removed or perhaps replaced is a danger; one updated in place is not', () => {
  const changes = [pipeline({ Action: 'Remove' }), pipeline({ Replacement: 'Conditional' })]
  expect(pipelineDangers(changes).map(({ fate }) => fate)).toEqual(['removed', 'maybe-replaced'])
  expect(pipelineDangers([pipeline({}), pipeline({ Action: 'Add' })])).toEqual([])
})

test('another resource that is replaced is no danger to pipelines', () => {
  expect(pipelineDangers([{ ...renamed, ResourceType: 'AWS::S3::Bucket' }])).toEqual([])
})

test('a value that AWS tells twice is one change with all its causes', () => {
  const target = { Attribute: 'Properties', Name: 'Name', RequiresRecreation: 'Always' }
  const change = pipeline({
    Details: [
      { Target: target, CausingEntity: 'Environment' },
      { Target: { ...target, RequiresRecreation: 'Never' }, CausingEntity: 'Role.Arn' },
      { Target: { Attribute: 'Tags' } },
    ],
  })
  expect(valueChanges(change)).toEqual([
    {
      path: '/Properties/Name',
      before: undefined,
      after: undefined,
      replaces: true,
      causes: ['Environment', 'Role.Arn'],
    },
    { path: '/Tags', before: undefined, after: undefined, replaces: false, causes: [] },
  ])
})

test('values before and after stand at their own path', () => {
  const path = '/Properties/Stages/1/Actions/0/Region'
  const Target = { Name: 'Stages', Path: path, BeforeValue: 'us-west-2', AfterValue: 'eu-west-1' }
  expect(valueChanges(pipeline({ Details: [{ Target }] }))).toMatchObject([
    { path, before: 'us-west-2', after: 'eu-west-1' },
  ])
})

test('only a failure in the words for nothing to change is an empty change set', () => {
  const words =
    "The submitted information didn't contain changes. Submit different information to create a change set."
  expect(isEmptyChangeSet('FAILED', words)).toBe(true)
  expect(isEmptyChangeSet('FAILED', 'No updates are to be performed.')).toBe(true)
  expect(isEmptyChangeSet('FAILED', 'Template error: something')).toBe(false)
  expect(isEmptyChangeSet('CREATE_COMPLETE', words)).toBe(false)
  expect(isEmptyChangeSet('FAILED', undefined)).toBe(false)
})

test('a template with a transform also needs leave to expand it', () => {
  expect(capabilitiesNeeded({ Capabilities: ['CAPABILITY_NAMED_IAM'] })).toEqual([
    'CAPABILITY_NAMED_IAM',
  ])
  expect(capabilitiesNeeded({ DeclaredTransforms: ['AWS::Serverless-2016-10-31'] })).toEqual([
    'CAPABILITY_AUTO_EXPAND',
  ])
  expect(capabilitiesNeeded({})).toEqual([])
})

test('a new change set has a name that CloudFormation takes and nobody else has', () => {
  const now = new Date('2026-11-25T12:30:00Z')
  expect(newChangeSetName(now)).toMatch(/^pipespan-20261125123000-[0-9a-f]{8}$/)
  expect(newChangeSetName(now)).not.toBe(newChangeSetName(now))
})

test('the token of an execution can be told from the change set', () => {
  const id = 'arn:aws:cloudformation:us-west-2:111122223333:changeSet/one/4c8f-11'
  expect(executionToken(id)).toBe('pipespan-4c8f-11')
})
