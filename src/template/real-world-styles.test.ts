import { diffLines } from 'diff'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../pipeline/edits.ts'
import { applyPlan } from '../pipeline/edits.ts'
import { editTemplate } from './edit-template.ts'
import { readTemplate } from './read-template.ts'
import { applySplices } from './splice.ts'
import type { TemplatePipeline } from './template.ts'

/** Ways in which people write templates; each takes an action in another region, and gives it back. */
const source = `{ Name: S, ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeCommit, Version: 1 }, OutputArtifacts: [{ Name: App }] }`
const deploy = `ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1 }`

const around = (properties: string) => `Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
${properties}`

const withStages = (
  stages: string,
  store = '      ArtifactStore: { Type: S3, Location: home }\n',
) =>
  around(`      RoleArn: arn:aws:iam::111122223333:role/pipeline
${store}      Stages:
        - { Name: Source, Actions: [${source}] }
${stages}`)

const plain = withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              InputArtifacts:
                - Name: App
`)

const styles: [string, string][] = [
  ['plain', plain],
  ['no newline at the end', plain.trimEnd()],
  ['CRLF', plain.replaceAll('\n', '\r\n')],
  ['CRLF without a newline at the end', plain.trimEnd().replaceAll('\n', '\r\n')],
  ['a byte order mark', `\uFEFF${plain}`],
  ['a byte order mark and CRLF', `\uFEFF${plain.replaceAll('\n', '\r\n')}`],
  ['lines that end in blanks', plain.replaceAll(':\n', ':  \n')],
  ['blank lines at the end', `${plain}\n\n\n`],
  ['a comment at the end', `${plain}# The end.`],
  ['a comment at the end, indented', `${plain}              # The end.\n\n`],
  ['a document start and end', `---\n${plain}...\n`],
  ['a directive', `%YAML 1.1\n---\n${plain}`],
  ['a comment before the document', `# Made by hand.\n---\n${plain}`],
  ['blank lines between the items', plain.replaceAll('\n        - ', '\n\n        - ')],
  [
    'comments between the items',
    plain.replaceAll('\n        - ', '\n        # ---- next ----\n        - '),
  ],
  ['comments at the margin', plain.replaceAll('\n        - ', '\n# next\n        - ')],
  ['trailing comments', plain.replaceAll(/:\n/g, ': # why\n')],
  [
    'a stage in flow style',
    withStages(
      `        - { Name: Deploy, Actions: [{ Name: Oregon, ${deploy}, InputArtifacts: [{ Name: App }] }] }\n`,
    ),
  ],
  [
    'a flow list over lines',
    withStages(`        - Name: Deploy
          Actions: [
            {
              Name: Oregon,
              ${deploy},
              InputArtifacts: [ { Name: App } ],
            },
          ]
`),
  ],
  [
    'a flow list closed on its last line',
    withStages(`        - Name: Deploy
          Actions: [{ Name: Oregon,
                      ${deploy} }]
`),
  ],
  [
    'quoted keys',
    withStages(`        - "Name": "Deploy"
          "Actions":
            - "Name": "Oregon"
              "ActionTypeId": { "Category": "Deploy", "Owner": "AWS", "Provider": "CodeDeploy", "Version": "1" }
              "InputArtifacts":
                - "Name": "App"
`),
  ],
  [
    'keys in single quotes',
    withStages(`        - 'Name': 'Deploy'
          'Actions':
            - 'Name': 'Oregon'
              'ActionTypeId': { 'Category': 'Deploy', 'Owner': 'AWS', 'Provider': 'CodeDeploy', 'Version': '1' }
`),
  ],
  [
    'the dash on a line of its own',
    withStages(`        -
          Name: Deploy
          Actions:
            -
              Name: Oregon
              ${deploy}
              InputArtifacts:
                -
                  Name: App
`),
  ],
  [
    'wide dashes',
    withStages(`        -   Name: Deploy
            Actions:
              -   Name: Oregon
                  ${deploy}
`),
  ],
  [
    'explicit keys',
    withStages(`        - ? Name
          : Deploy
          ? Actions
          : - Name: Oregon
              ${deploy}
`),
  ],
  [
    'a block scalar last',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              Configuration:
                ApplicationName: app
                EnvironmentVariables: |
                  [
                    {"name":"A","value":"b"}
                  ]
`),
  ],
  [
    'a block scalar that keeps its blank lines last',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              Configuration:
                ApplicationName: app
                Notes: |+
                  one

                  two


`),
  ],
  [
    'a folded scalar last, no newline behind',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              Configuration:
                Notes: >-
                  one
                  two`),
  ],
  [
    'a text over several lines',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              Configuration:
                Notes: "one
                  two"
`),
  ],
  [
    'a plain text over several lines',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              Configuration:
                Notes: one
                  two
`),
  ],
  [
    'the action under a condition',
    withStages(`        - Name: Deploy
          Actions:
            - !If
              - IsProd
              - Name: Oregon
                ${deploy}
              - !Ref AWS::NoValue
`),
  ],
  [
    'the action under a condition, in long form',
    withStages(`        - Name: Deploy
          Actions:
            - Fn::If:
                - IsProd
                - Name: Oregon
                  ${deploy}
                - Ref: AWS::NoValue
`),
  ],
  [
    'the last stage under conditions in conditions',
    withStages(`        - !If
          - IsProd
          - !If
            - IsMain
            - Name: Deploy
              Actions:
                - Name: Oregon
                  ${deploy}
            - !Ref AWS::NoValue
          - !Ref AWS::NoValue
`),
  ],
  [
    'the configuration under a condition',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
              Configuration: !If [IsProd, { ApplicationName: a }, { ApplicationName: b }]
`),
  ],
  [
    'a number where a text is meant',
    withStages(`        - Name: Deploy
          Actions:
            - Name: 007
              ${deploy}
              Configuration: { Account: 012345678901, On: yes, Off: no, Since: 2010-09-09, Hex: 0x1F, Big: 123456789012345678901234567890, Null: ~ }
`),
  ],
  [
    'an anchor on the action',
    withStages(`        - Name: Deploy
          Actions:
            - &oregon
              Name: Oregon
              ${deploy}
            - <<: *oregon
              Name: Ohio
`),
  ],
  [
    'an alias of the type',
    withStages(`        - Name: Deploy
          Actions:
            - Name: Oregon
              ActionTypeId: &type { Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1 }
            - Name: Ohio
              ActionTypeId: *type
`),
  ],
  [
    'the store last',
    around(`      Stages:
        - { Name: Source, Actions: [${source}] }
        - Name: Deploy
          Actions:
            - Name: Oregon
              ${deploy}
      RoleArn: arn
      ArtifactStore:
        Location: home
        Type: S3`),
  ],
  [
    'more resources behind',
    `${plain}
  Topic:
    Type: AWS::SNS::Topic
Outputs:
  Url: { Value: !Ref Pipeline }
`,
  ],
  [
    'Properties in flow style',
    `Resources: { Pipeline: { Type: AWS::CodePipeline::Pipeline, Properties: { RoleArn: a, ArtifactStore: { Type: S3, Location: home }, Stages: [ { Name: Source, Actions: [${source}] }, { Name: Deploy, Actions: [ { Name: Oregon, ${deploy} } ] } ] } } }`,
  ],
  ['tabs behind values', plain.replaceAll(/Name: (\w+)\n/g, 'Name: $1\t# tab\n')],
  ['tags in long form', plain.replace('Location: home', 'Location: !Sub "${AWS::StackName}-home"')],
  ['unicode in comments', plain.replaceAll(':\n', ': # Größe — 日本語 😀\n')],
  ['a key that is a map key with blanks before its colon', plain.replaceAll('Name: ', 'Name : ')],
]

const json = JSON.stringify(
  {
    Resources: {
      Pipeline: {
        Type: 'AWS::CodePipeline::Pipeline',
        Properties: {
          RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] },
          ArtifactStore: { Type: 'S3', Location: { Ref: 'Bucket' } },
          Stages: [
            {
              Name: 'Source',
              Actions: [
                {
                  Name: 'S',
                  ActionTypeId: {
                    Category: 'Source',
                    Owner: 'AWS',
                    Provider: 'CodeCommit',
                    Version: 1,
                  },
                  OutputArtifacts: [{ Name: 'App' }],
                },
              ],
            },
            {
              Name: 'Deploy',
              Actions: [
                {
                  Name: 'Oregon',
                  ActionTypeId: {
                    Category: 'Deploy',
                    Owner: 'AWS',
                    Provider: 'CodeDeploy',
                    Version: '1',
                  },
                  Configuration: {
                    ApplicationName: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::StackName' }]] },
                  },
                },
              ],
            },
          ],
        },
      },
    },
  },
  null,
  2,
)
const jsonStyles: [string, string][] = [
  ['JSON', json],
  ['JSON on one line', JSON.stringify(JSON.parse(json))],
  ['JSON with tabs', json.replaceAll(/^ +/gm, (b) => '\t'.repeat(b.length / 2))],
  ['JSON with CRLF and a byte order mark', `\uFEFF${json.replaceAll('\n', '\r\n')}\r\n`],
  ['JSON with commas first', json.replaceAll(/,\n( +)/g, '\n$1, ')],
  ['JSON with blanks before colons', json.replaceAll('": ', '" : ')],
  ['JSON with braces on lines of their own', json.replaceAll(/: \{\n( +)/g, ':\n$1{\n$1')],
  ['JSON with blank lines', json.replaceAll('\n', '\n\n')],
]

const far = {
  name: 'Far',
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  runOrder: 2,
  configuration: {
    ApplicationName: 'a',
    Account: '012345678901',
    On: 'yes',
    Since: '2010-09-09',
    Text: 'a: b #c',
    Lines: 'one\ntwo\n',
  },
  inputArtifacts: [{ name: 'App' }],

  region: 'eu-central-1',
}
const edits: Edit[] = [
  { kind: 'add-action', stage: 'Deploy', action: far },
  { kind: 'add-stage', stage: 'After', position: { after: 'Source' } },
  { kind: 'add-action', stage: 'After', action: { ...far, name: 'Too' } },
  { kind: 'set-artifact-store', region: 'eu-central-1', store: { type: 'S3', location: 'far' } },
]

function only(text: string): TemplatePipeline {
  const reading = readTemplate(text, { homeRegion: 'us-west-2' })
  const found = reading.ok ? reading.template.pipelines[0] : undefined
  if (!found) throw new Error(reading.ok ? 'no pipeline' : JSON.stringify(reading.problems))
  return found
}

describe.each([...styles, ...jsonStyles])('%s', (_, text) => {
  const reading = readTemplate(text, { homeRegion: 'us-west-2' })

  test('is read, and edited as the model is, and given back to the byte', () => {
    if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
    const found = only(text)
    expect(found.refusal).toBeUndefined()
    const result = editTemplate(reading.template, 'Pipeline', edits, {})
    if (!result.ok) throw new Error(JSON.stringify(result.refusal))
    const { pipeline } = applyPlan(found.pipeline, { homeRegion: 'us-west-2', edits })
    expect(only(result.text).pipeline).toEqual(pipeline)
    expect(applySplices(result.text, result.inverse).text).toBe(text)
    const removed = diffLines(text, result.text).flatMap(({ removed, count }) =>
      removed ? count : [],
    )
    expect(removed.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(6)
  })
})
