import { describe, expect, test } from 'vitest'
import type { Edit } from '../pipeline/edits.ts'
import type { Action } from '../pipeline/pipeline.ts'
import { type EditChoices, editTemplate } from './edit-template.ts'
import { readTemplate } from './read-template.ts'
import { applySplices } from './splice.ts'

/** Edits the only pipeline of a text, and makes sure that the way back leads to its bytes. */
function edit(text: string, edits: Edit[], choices: EditChoices = {}, homeRegion?: string) {
  const reading = readTemplate(text, { ...(homeRegion !== undefined && { homeRegion }) })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  const result = editTemplate(reading.template, 'Pipeline', edits, choices)
  if (result.ok) expect(applySplices(result.text, result.inverse).text).toBe(text)
  return result
}

function edited(text: string, edits: Edit[], choices: EditChoices = {}, homeRegion?: string) {
  const result = edit(text, edits, choices, homeRegion)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.text
}

function refusal(text: string, edits: Edit[], choices: EditChoices = {}, homeRegion?: string) {
  const result = edit(text, edits, choices, homeRegion)
  if (result.ok) throw new Error(result.text)
  return result.refusal
}

const action: Action = {
  name: 'Frankfurt',
  region: 'eu-central-1',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  configuration: { ApplicationName: 'app', DeploymentGroupName: 'fleet' },
  inputArtifacts: [{ name: 'App' }],
  outputArtifacts: [],
}

const addAction: Edit = { kind: 'add-action', stage: 'Deploy', action }
const setStore: Edit = {
  kind: 'set-artifact-store',
  region: 'eu-central-1',
  store: { type: 'S3', location: 'artifacts-eu' },
}

const template = `AWSTemplateFormatVersion: '2010-09-09'

Resources:
  Bucket:
    Type: AWS::S3::Bucket

  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      ArtifactStore: # one
        # Ours.
        Type: S3
        Location: !Ref Bucket
      Stages:
      - Name: Source
        Actions:
        - Name: Source
          ActionTypeId: {Category: Source, Owner: AWS, Provider: CodeCommit, Version: 1}
          OutputArtifacts: [{Name: App}]
      - Name: Deploy # the last
        Actions:
        - Name: Oregon # first
          ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}
          InputArtifacts: [{Name: App}]
          Configuration:
            ApplicationName: 'app'
          # Nothing behind this.
`

describe("In the file's own style", () => {
  test('a new action stands behind the last, before the comment that follows', () => {
    expect(edited(template, [addAction])).toBe(
      template.replace(
        "ApplicationName: 'app'\n",
        `ApplicationName: 'app'
        - Name: Frankfurt
          Region: eu-central-1
          ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}
          InputArtifacts: [{Name: App}]
          Configuration:
            ApplicationName: 'app'
            DeploymentGroupName: fleet
`,
      ),
    )
  })

  test('a region is one line more, and no line again', () => {
    const region = 'eu-central-1'
    const there: Edit = { kind: 'set-action-region', stage: 'Deploy', action: 'Oregon', region }
    const moved = edited(template, [there], {}, 'us-west-2')
    expect(moved).toBe(
      template.replace('Oregon # first\n', 'Oregon # first\n          Region: eu-central-1\n'),
    )
    const back = edited(moved, [{ ...there, region: 'us-west-2' }], {}, 'us-west-2')
    expect(back).toBe(template)
  })

  test('a new stage stands apart where the others do, looks like its neighbor, and leaves no trace', () => {
    const text = template.replace('      - Name: Deploy', '\n      - Name: Deploy')
    const add: Edit[] = [
      { kind: 'add-stage', stage: 'Europe', position: { at: 'end' } },
      { kind: 'add-action', stage: 'Europe', action: { ...action, configuration: {} } },
    ]
    const after = edited(text, add)
    expect(after).toBe(
      text.replace(
        "'app'\n",
        `'app'

      - Name: Europe
        Actions:
        - Name: Frankfurt
          Region: eu-central-1
          ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}
          InputArtifacts: [{Name: App}]
`,
      ),
    )
    expect(edited(after, [{ kind: 'remove-stage', stage: 'Europe' }])).toBe(text)
    const remove: Edit[] = [{ kind: 'remove-stage', stage: 'Source' }]
    expect(edited(text, remove)).toContain('      Stages:\n      - Name: Deploy # the last\n')
  })

  test('a new action is written like its neighbor, whatever the rest of the file does', () => {
    const flow =
      '{Name: Oregon, ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}}'
    const text = template.replace(/- Name: Oregon[^]*/, `- ${flow}\n`)
    const plain = { ...action, configuration: {}, inputArtifacts: [] }
    expect(edited(text, [{ ...addAction, action: plain }])).toBe(
      `${text}        - ${flow.replace('Oregon', 'Frankfurt, Region: eu-central-1')}\n`,
    )
  })

  test('one store becomes a list that keeps its text, and a store again', () => {
    const listed = edited(template, [setStore], { homeRegion: 'literal' }, 'us-west-2')
    expect(listed).toBe(
      template.replace(
        `ArtifactStore: # one
        # Ours.
        Type: S3
        Location: !Ref Bucket
`,
        `ArtifactStores: # one
      - Region: us-west-2
        ArtifactStore:
          # Ours.
          Type: S3
          Location: !Ref Bucket
      - Region: eu-central-1
        ArtifactStore:
          Type: S3
          Location: artifacts-eu
`,
      ),
    )
    const remove: Edit = { kind: 'remove-artifact-store', region: 'eu-central-1' }
    expect(edited(listed, [remove], {}, 'us-west-2')).toBe(template)
  })

  test.each([
    [
      `!If # one
        - IsMain
        - Type: S3
          Location: !Ref Bucket
        - { Type: S3, Location: other }`,
    ],
    [
      `
        Fn::If:
          - IsMain
          - { Type: S3, Location: !Ref Bucket }
          - !Ref AWS::NoValue`,
    ],
    ['!FindInMap [Stores, !Ref AWS::Region, Store]'],
  ])('a store that a function makes goes into the list as it is, and comes back: %#', (store) => {
    const value = store.startsWith('\n') ? store : ` ${store}`
    const text = template.replace(/ArtifactStore:[^]*Ref Bucket\n/, `ArtifactStore:${value}\n`)
    const listed = edited(text, [setStore], {}, 'us-west-2')
    expect(listed).toContain(
      `      - Region: eu-central-1
        ArtifactStore:
          Type: S3
          Location: artifacts-eu
`,
    )
    expect(listed).toContain(`        ArtifactStore:${value.replaceAll('\n', '\n  ')}\n`)
    const remove: Edit = { kind: 'remove-artifact-store', region: 'eu-central-1' }
    expect(edited(listed, [remove], {}, 'us-west-2')).toBe(text)
    const other: Edit = { ...setStore, region: 'us-west-2' }
    expect(refusal(text, [other], {}, 'us-west-2')).toMatchObject({ kind: 'part-intrinsic' })
  })

  test('JSON with tabs and CRLF stays so', () => {
    const json = `{
	"Resources": {
		"Pipeline": {
			"Type": "AWS::CodePipeline::Pipeline",
			"Properties": {
				"ArtifactStore": { "Type": "S3", "Location": { "Ref": "Bucket" } },
				"Stages": [
					{
						"Name": "Deploy",
						"Actions": [
							{ "Name": "A", "ActionTypeId": { "Category": "Deploy", "Owner": "AWS", "Provider": "CodeDeploy", "Version": "1" } }
						]
					}
				]
			}
		}
	}
}
`.replaceAll('\n', '\r\n')
    const one = { ...action, inputArtifacts: [], configuration: {} }
    expect(edited(json, [{ ...addAction, action: one }, setStore])).toBe(
      json
        .replace(
          '"Version": "1" } }\r\n',
          `"Version": "1" } },\r\n							{ "Name": "Frankfurt", "Region": "eu-central-1", "ActionTypeId": { "Category": "Deploy", "Owner": "AWS", "Provider": "CodeDeploy", "Version": "1" } }\r\n`,
        )
        .replace(
          '"ArtifactStore": { "Type": "S3", "Location": { "Ref": "Bucket" } }',
          `"ArtifactStores": [
					{
						"Region": { "Ref": "AWS::Region" },
						"ArtifactStore": { "Type": "S3", "Location": { "Ref": "Bucket" } }
					},
					{
						"Region": "eu-central-1",
						"ArtifactStore": { "Type": "S3", "Location": "artifacts-eu" }
					}
				]`.replaceAll('\n', '\r\n'),
        ),
    )
  })

  test('what moves takes its own text along', () => {
    const move: Edit = {
      kind: 'move-action',
      stage: 'Deploy',
      action: 'Oregon',
      toStage: 'Source',
      runOrder: 2,
    }
    const text = template.replace(
      "'app'\n",
      "'app' # ours\n          # Kept.\n          RunOrder: 1\n",
    )
    const moved = edited(text, [move, { kind: 'remove-stage', stage: 'Deploy' }])
    expect(moved).toContain(`          OutputArtifacts: [{Name: App}]
        - Name: Oregon # first
          ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}
          InputArtifacts: [{Name: App}]
          Configuration:
            ApplicationName: 'app' # ours
          # Kept.
          RunOrder: 2
`)
  })
})

describe('A bucket that is no literal', () => {
  const both = [addAction, setStore]
  const location = (choices: EditChoices) =>
    /Region: eu-central-1\n +ArtifactStore:\n +Type: S3\n +Location: (.*)\n/.exec(
      edited(template, both, choices, 'us-west-2'),
    )?.[1]
  const as = (form: NonNullable<EditChoices['buckets']>[string]): EditChoices => ({
    buckets: { 'eu-central-1': form },
  })

  test('is a parameter, which is added with the bucket as its default', () => {
    const choices = as({ as: 'parameter', name: 'EuropeBucket' })
    expect(location(choices)).toBe('!Ref EuropeBucket')
    expect(edited(template, both, choices, 'us-west-2')).toContain(`'2010-09-09'

Parameters:
  EuropeBucket:
    Type: String
    Default: artifacts-eu
    Description: The artifact bucket in eu-central-1

Resources:
`)
  })

  test('is a parameter that the template has already', () => {
    const text = template.replace(
      'Resources:',
      'Parameters: { Europe: { Type: String } }\nResources:',
    )
    const result = edited(text, both, as({ as: 'parameter', name: 'Europe' }), 'us-west-2')
    expect(result).toContain('Location: !Ref Europe\n')
    expect(result).toContain('Parameters: { Europe: { Type: String } }\nResources:')
  })

  test('is found in a map', () => {
    const choices = as({ as: 'mapping', map: 'Buckets', key: 'Artifacts' })
    expect(location(choices)).toBe('!FindInMap [Buckets, eu-central-1, Artifacts]')
    expect(edited(template, both, choices, 'us-west-2')).toContain(`Mappings:
  Buckets:
    eu-central-1:
      Artifacts: artifacts-eu
`)
  })

  test('is put together by Fn::Sub', () => {
    expect(location(as({ as: 'sub', text: 'artifacts-${AWS::AccountId}' }))).toBe(
      '!Sub artifacts-${AWS::AccountId}',
    )
  })

  test('is a resource of the template in the home region only', () => {
    const choices = as({ as: 'resource', logicalId: 'Bucket' })
    expect(refusal(template, both, choices, 'us-west-2')).toEqual({
      kind: 'bucket-not-here',
      region: 'eu-central-1',
      logicalId: 'Bucket',
    })
    const home: Edit = { ...setStore, region: 'us-west-2' }
    const other = { buckets: { 'us-west-2': { as: 'resource', logicalId: 'New' } as const } }
    expect(edited(template, [home], other, 'us-west-2')).toBe(
      template.replace('Location: !Ref Bucket', 'Location: !Ref New'),
    )
  })
})

describe("The guide's way by a map of second regions", () => {
  const secondRegion = { region: 'eu-central-1', map: 'SecondRegionMap', key: 'SecondRegion' }

  test('each region leads to the other, and the action and the store find it', () => {
    const result = edited(template, [addAction, setStore], { secondRegion }, 'us-west-2')
    expect(result).toContain(`
Mappings:
  SecondRegionMap:
    us-west-2:
      SecondRegion: eu-central-1
    eu-central-1:
      SecondRegion: us-west-2

Resources:
`)
    const found = 'Region: !FindInMap [SecondRegionMap, !Ref AWS::Region, SecondRegion]'
    expect(result.split(found)).toHaveLength(3)
    expect(result).toContain('- Region: !Ref AWS::Region\n')
  })

  test('uses the map that is there', () => {
    const text = template.replace(
      'Resources:',
      'Mappings:\n  SecondRegionMap:\n    us-west-2: { SecondRegion: eu-central-1 }\n\nResources:',
    )
    const result = edited(text, [addAction, setStore], { secondRegion }, 'us-west-2')
    expect(result).toContain(
      '    us-west-2: { SecondRegion: eu-central-1 }\n    eu-central-1: { SecondRegion: us-west-2 }\n',
    )
    const other = { secondRegion: { ...secondRegion, region: 'us-east-1' } }
    expect(refusal(text, [addAction], other, 'us-west-2')).toMatchObject({ kind: 'name-taken' })
  })

  test('needs to know the home region', () => {
    expect(refusal(template, [addAction, setStore], { secondRegion })).toEqual({
      kind: 'home-region-unknown',
    })
  })
})

describe('What stands under conditions or in several places', () => {
  const conditional = `${template.slice(0, template.indexOf('      - Name: Deploy'))}      - !If
        - IsMain
        - Name: Deploy
          Actions:
            - Name: Oregon
              ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}
        - !Ref AWS::NoValue
`

  test('an action comes into a stage under a condition', () => {
    expect(edited(conditional, [addAction])).toContain(`Version: 1}
            - Name: Frankfurt
              Region: eu-central-1
`)
  })

  test('a stage goes with its condition, and none comes into it', () => {
    const result = edited(conditional, [
      { kind: 'add-stage', stage: 'Last', position: { after: 'Deploy' } },
      { kind: 'add-action', stage: 'Last', action },
      { kind: 'remove-stage', stage: 'Deploy' },
    ])
    expect(result).not.toContain('IsMain')
    expect(result).toContain('      - Name: Last\n        Actions:\n')
  })

  test('a stage that is one branch of two is not removed', () => {
    const text = conditional.replace('!Ref AWS::NoValue', '{ Name: Other, Actions: [] }')
    expect(refusal(text, [{ kind: 'remove-stage', stage: 'Deploy' }])).toEqual({
      kind: 'condition-branches',
      part: 'Deploy',
    })
  })

  test('what a function makes is not edited, and all beside it is', () => {
    const text = template.replace(/Configuration:\n.*\n/, 'Configuration: !FindInMap [A, B, C]\n')
    const set: Edit = {
      kind: 'set-action-value',
      stage: 'Deploy',
      action: 'Oregon',
      path: ['configuration', 'ApplicationName'],
      value: 'b',
    }
    expect(refusal(text, [set])).toEqual({ kind: 'part-intrinsic', part: 'Configuration' })
    expect(edited(text, [addAction, setStore])).toContain('!FindInMap [A, B, C]\n')
  })

  test('what an anchor names and an alias uses is not changed in one of its places', () => {
    const text = template
      .replace('Configuration:\n', 'Configuration: &configuration\n')
      .concat('      - Name: Last\n        Actions:\n        - Name: Ohio\n')
      .concat(
        '          ActionTypeId: {Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1}\n',
      )
      .concat('          Configuration: *configuration\n')
    const set = (stage: string, name: string): Edit => ({
      kind: 'set-action-value',
      stage,
      action: name,
      path: ['configuration', 'ApplicationName'],
      value: 'b',
    })
    expect(refusal(text, [set('Deploy', 'Oregon')])).toEqual({
      kind: 'shared',
      anchor: 'configuration',
    })
    expect(refusal(text, [set('Last', 'Ohio')])).toEqual({
      kind: 'shared',
      anchor: 'configuration',
    })
    expect(edited(text, [addAction])).toContain('Configuration: *configuration\n')
  })

  test('a member that a merge key puts in is written out where it is to differ', () => {
    const text = template
      .replace(
        '- Name: Oregon # first\n',
        '- &oregon\n          Name: Oregon\n          RunOrder: 1\n',
      )
      .concat('        - <<: *oregon\n          Name: Ohio\n')
    const move: Edit = {
      kind: 'move-action',
      stage: 'Deploy',
      action: 'Ohio',
      toStage: 'Deploy',
      runOrder: 2,
    }
    expect(edited(text, [move])).toBe(`${text}          RunOrder: 2\n`)
  })
})

test('a plan that does not fit says what is in the way', () => {
  expect(refusal(template, [{ ...addAction, stage: 'Gone' }])).toMatchObject({
    kind: 'conflict',
    message: 'There is no stage named "Gone" any more. Choose another stage.',
  })
})

test('a stage whose closed transition is listed stays', () => {
  const list = 'DisableInboundStageTransitions: [{ StageName: Deploy, Reason: Wait }]'
  const text = template.replace('      Stages:', `      ${list}\n      Stages:`)
  expect(refusal(text, [{ kind: 'remove-stage', stage: 'Deploy' }])).toEqual({
    kind: 'stage-listed',
    stage: 'Deploy',
  })
})

test('a template that the CDK wrote is left to the CDK', () => {
  const text = template.replace(
    '    Properties:',
    '    Metadata:\n      aws:cdk:path: Stack/Pipeline\n    Properties:',
  )
  expect(refusal(text, [addAction])).toEqual({ kind: 'cdk', path: 'Stack/Pipeline' })
})
