import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyEdit, homeRegion } from './arbitrary-edits.ts'
import { patience } from './arbitrary-templates.ts'
import { editTemplate } from './edit-template.ts'
import { readTemplate } from './read-template.ts'
import { describeRefusal } from './refusal.ts'
import { applySplices } from './splice.ts'
import { findTemplateProblems } from './template-problems.ts'

/** RUNS asks for more than a usual test run has the time for. */
const runs = Number(process.env['RUNS'] ?? 300)

/** Much of what YAML and CloudFormation allow, in one template. */
const rich = `%YAML 1.1
---
# Everything at once
Mappings:
  SecondRegionMap: {us-west-2: {SecondRegion: eu-central-1}}
Conditions: {IsMain: !Equals [!Ref AWS::Region, us-west-2]}
Resources:
  "Bucket": {Type: AWS::S3::Bucket}
  Pipeline:
    Type: 'AWS::CodePipeline::Pipeline'
    Condition: IsMain
    Properties:
      Name: !Sub
        - '\${A}-x'
        - A: b
      RoleArn:
        Fn::GetAtt: [Role, Arn]
      ArtifactStores:
      -   Region: !Ref AWS::Region
          ArtifactStore: &store
            Type: S3 # the type
            Location: !Ref Bucket
      -   ArtifactStore: {Type: S3, Location: {'Fn::ImportValue': !Sub "\${B}-eu"}}
          Region: !FindInMap [SecondRegionMap, !Ref "AWS::Region", SecondRegion]
      DisableInboundStageTransitions: []
      RestartExecutionOnUpdate: true
      Stages:
        -
          Name: Source
          # between
          Actions:
            - Name: Source
              ActionTypeId: &type {Category: Source, Owner: AWS, Version: 1, Provider: CodeCommit}
              Configuration:
                BranchName: >-
                  folded
                  text

                PollForSourceChanges: no
              OutputArtifacts: [Name: App]
              RunOrder: '1'

        # A stage of one line
        - {Name: Build, Actions: [{Name: Build, ActionTypeId: {Category: Build, Owner: AWS, Provider: CodeBuild, Version: '1'}, InputArtifacts: [{Name: App}]}]}
        - !If
          - IsMain
          - Name: Deploy
            Actions:
            - &deploy
              Name: Deploy
              ActionTypeId:
                <<: *type
                Category: Deploy
              Configuration: {UserParameters: {a: [1, !Ref B]}, "Quoted": |2
                  x}
            - <<: *deploy
              Name: Test
              Region: eu-central-1
            - Fn::If: [IsMain, {Name: a.b@c, ActionTypeId: *type}, !Ref AWS::NoValue]
          - !Ref 'AWS::NoValue'
        - Name: Test
          Actions: !If [IsMain, [], []]
      Tags: [{Key: a, Value: b}]
Outputs:
  Name: {Value: !Ref Pipeline}
`.replace(', "Quoted": |2\n                  x}', '}')

const pieces = fc.constantFrom(
  ...[
    '',
    ' ',
    '\n',
    '- ',
    ': ',
    '{',
    '}',
    ']',
    '!If ',
    '!Ref A',
    '&x ',
    '*type',
    '<<: *deploy',
    "'",
    '#',
    'Name: Build',
    'null',
    '\r\n',
    '|\n',
  ],
)

test('everything that YAML allows is read, and edited or refused with a reason', () => {
  const reading = readTemplate(rich, { homeRegion })
  expect(reading).toMatchObject({ ok: true, template: { pipelines: [{ logicalId: 'Pipeline' }] } })
})

test(
  'whatever is cut out of a template or put in, its edits end well or are refused',
  () => {
    const cuts = fc.array(fc.tuple(fc.nat(rich.length), fc.nat(12), pieces), { maxLength: 2 })
    fc.assert(
      fc.property(cuts, fc.array(anyEdit, { minLength: 1, maxLength: 3 }), (changes, edits) => {
        let text = rich
        for (const [at, length, piece] of changes) {
          text = text.slice(0, at) + piece + text.slice(at + length)
        }
        const reading = readTemplate(text, { homeRegion })
        if (!reading.ok) return
        for (const pipeline of reading.template.pipelines) {
          findTemplateProblems(pipeline)
          const edit = editTemplate(reading.template, pipeline.logicalId, edits)
          if (edit.ok) expect(applySplices(edit.text, edit.inverse).text).toBe(text)
          else expect(describeRefusal(edit.refusal).reason).not.toBe('')
        }
      }),
      { numRuns: runs },
    )
  },
  patience(runs),
)
