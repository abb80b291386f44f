import { expect, test } from 'vitest'
import { editedOf } from '../../draft/draft.ts'
import { findProblems } from '../../pipeline/problems.ts'
import { readTemplate } from '../../template/read-template.ts'
import { findTemplateProblems } from '../../template/template-problems.ts'
import { changeAnswers, firstAnswers } from './defaults.ts'
import { findFieldProblems, type WizardDraft } from './field-problems.ts'

/** Nothing of what an action takes, gives or is stored in is known before CloudFormation runs. */
const text = `Parameters:
  Output: { Type: String }
  Group: { Type: String }
Conditions:
  IsProd: !Equals [!Ref AWS::AccountId, '111122223333']
Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      ArtifactStores: !If [IsProd, [], []]
      Stages:
        - Name: Source
          Actions:
            - Name: Source
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeCommit, Version: 1 }
              Configuration: { RepositoryName: !Ref AWS::StackName, BranchName: main }
              OutputArtifacts: [{ Name: !Ref Output }]
        - Name: Deploy
          Actions:
            - Name: Deploy
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1 }
              Configuration: { ApplicationName: MyApp, DeploymentGroupName: !Ref Group }
              InputArtifacts: [{ Name: SourceOutput }]
`

const reading = readTemplate(text, { homeRegion: 'us-west-2' })
const found = reading.ok ? reading.template.pipelines[0] : undefined
if (!found) throw new Error('no pipeline')
const ofTemplate = (pipeline: WizardDraft['base']) => findTemplateProblems(found, pipeline)

const ground = { base: found.pipeline, homeRegion: 'us-west-2' }
const answers = changeAnswers(
  firstAnswers(ground),
  {
    region: 'eu-central-1',
    actionName: 'Far',
    newStageName: 'Far',
    inputArtifacts: ['SourceOutput'],
  },
  ground,
)
const draftOf = (part: Partial<typeof answers>): WizardDraft => ({
  connection: 'file',
  region: 'us-west-2',
  pipeline: 'template/Pipeline',
  base: found.pipeline,
  readAt: 0,
  edits: [],
  answers: { ...answers, ...part },
})

const wrongIn = (find: typeof findProblems, part: Partial<typeof answers> = {}) => {
  const draft = draftOf(part)
  return findFieldProblems(draft, editedOf(draft), { rows: [], findings: {} }, find)
    .filter(({ severity }) => severity === 'error')
    .map(({ field, kind }) => [field, kind])
}

test('what only CloudFormation knows keeps nobody in the wizard', () => {
  expect(wrongIn(findProblems)).not.toEqual([])
  expect(wrongIn(ofTemplate)).toEqual([])
})

test('what a person types into the wizard is known, and held to the rules', () => {
  expect(wrongIn(ofTemplate, { actionName: 'Far away' })).toEqual([['action-name', 'bad-text']])
  expect(wrongIn(ofTemplate, { region: 'cn-north-1' })).toEqual([
    expect.arrayContaining(['region']),
  ])
})
