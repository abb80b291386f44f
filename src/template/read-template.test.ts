import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readTemplate, readTemplateBytes } from './read-template.ts'
import { describeRefusal } from './refusal.ts'
import { pipelineIn, type Template } from './template.ts'
import { namesIn } from './template-names.ts'
import { findTemplateProblems } from './template-problems.ts'

const template = (text: string, homeRegion?: string): Template => {
  const reading = readTemplate(text, { ...(homeRegion !== undefined && { homeRegion }) })
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems))
  return reading.template
}

const only = (text: string, homeRegion?: string) => {
  const [pipeline] = template(text, homeRegion).pipelines
  if (!pipeline) throw new Error('no pipeline')
  return pipeline
}

const failure = (text: string) => {
  const reading = readTemplate(text)
  if (reading.ok) throw new Error('was read')
  return reading.problems[0]
}

const source = `
        - Name: Source
          Actions:
            - Name: Source
              ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeCommit, Version: 1 }
              Configuration:
                RepositoryName: !GetAtt Repository.Name
                BranchName: main
                PollForSourceChanges: no
              OutputArtifacts: [Name: App]
              RunOrder: '1'`

const withStages = (stages: string, properties = '') => `AWSTemplateFormatVersion: 2010-09-09
Resources:
  Pipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: !GetAtt Role.Arn
      ArtifactStore: { Type: S3, Location: !Ref Bucket }${properties}
      Stages:${source}${stages}
`

describe('A template as the core has it', () => {
  test('intrinsic functions draw by their text and literals become text', () => {
    const { pipeline, computed } = only(withStages(''))
    expect(pipeline).toEqual({
      name: 'Pipeline',
      roleArn: '!GetAtt Role.Arn',
      artifactStore: { type: 'S3', location: '!Ref Bucket' },
      stages: [
        {
          name: 'Source',
          actions: [
            {
              name: 'Source',
              actionTypeId: {
                category: 'Source',
                owner: 'AWS',
                provider: 'CodeCommit',
                version: '1',
              },
              configuration: {
                RepositoryName: '!GetAtt Repository.Name',
                BranchName: 'main',
                PollForSourceChanges: 'false',
              },
              outputArtifacts: [{ name: 'App' }],
              runOrder: 1,
            },
          ],
        },
      ],
    })
    expect(computed.map(({ text }) => text)).toEqual([
      '!GetAtt Role.Arn',
      '!Ref Bucket',
      '!GetAtt Repository.Name',
      'Pipeline',
    ])
  })

  test('short and long forms, JSON and YAML give the same', () => {
    const yaml = `Resources:
  P:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Name: !Sub "\${AWS::StackName}-p"
      RoleArn: !Join ['', ['arn:', !Ref AWS::Partition, ':iam::1:role/r']]
      Stages: []`
    const json = JSON.stringify({
      Resources: {
        P: {
          Type: 'AWS::CodePipeline::Pipeline',
          Properties: {
            Name: { 'Fn::Sub': '${AWS::StackName}-p' },
            RoleArn: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::1:role/r']] },
            Stages: [],
          },
        },
      },
    })
    expect(only(json).pipeline).toEqual(only(yaml).pipeline)
    expect(only(yaml).pipeline).toMatchObject({
      name: '${AWS::StackName}-p',
      roleArn: 'arn:${AWS::Partition}:iam::1:role/r',
    })
  })

  test('a literal that looks like a function keeps its text, and the function gets another', () => {
    const { pipeline, drawn } = only(`Resources:
  P:
    Type: AWS::CodePipeline::Pipeline
    Properties: { Name: '!Ref Name', RoleArn: !Ref Name, Stages: [] }`)
    expect(pipeline.name).toBe('!Ref Name')
    expect(drawn.has(pipeline.name)).toBe(false)
    expect(drawn.dataOf(pipeline.roleArn)).toEqual({ Ref: 'Name' })
  })

  test('a stage under Fn::If is there, with its condition', () => {
    const { pipeline, conditional } = only(
      withStages(`
        - !If
          - IsMain
          - Name: Deploy
            Actions: []
          - Fn::If:
              - IsTest
              - { Name: Deploy, Actions: [] }
              - !Ref AWS::NoValue`),
    )
    expect(pipeline.stages.map(({ name }) => name)).toEqual([
      'Source',
      'Deploy',
      'Deploy (not IsMain and IsTest)',
    ])
    expect(conditional).toMatchObject([{ stage: 'Deploy' }, { stage: pipeline.stages[2]?.name }])
  })

  test('what a function makes in place of a list is kept as a text', () => {
    const { pipeline } = only(
      withStages(`
        - Name: Deploy
          Actions: !FindInMap [Stages, Deploy, Actions]`),
    )
    expect(pipeline.stages[1]).toMatchObject({
      actions: [],
      $Actions: '!FindInMap [Stages, Deploy, Actions]',
    })
  })

  test('aliases and merge keys are followed', () => {
    const { pipeline } = only(
      withStages(`
        - Name: Build
          Actions:
            - &build
              Name: One
              ActionTypeId: &type { Category: Build, Owner: AWS, Provider: CodeBuild, Version: '1' }
              InputArtifacts: [{ Name: App }]
            - <<: *build
              Name: Two
            - { Name: Three, ActionTypeId: *type }`),
    )
    const [one, two, three] = pipeline.stages[1]?.actions ?? []
    expect(two).toEqual({ ...one, name: 'Two' })
    expect(three?.actionTypeId).toEqual(one?.actionTypeId)
  })
})

describe('The home region', () => {
  const stores = (...items: string[]) =>
    `Resources:
  Bucket: { Type: AWS::S3::Bucket }
  P:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      ArtifactStores:
${items.map((item) => `        - ${item}`).join('\n')}
      Stages: []`

  test('is the one given', () => {
    expect(only(withStages(''), 'us-west-2').homeRegion).toEqual({
      region: 'us-west-2',
      from: 'given',
    })
  })

  test('is that of the only store', () => {
    const text = stores('{ Region: eu-west-1, ArtifactStore: { Type: S3, Location: a } }')
    expect(only(text).homeRegion).toEqual({ region: 'eu-west-1', from: 'stores' })
  })

  test('is that of the bucket that the template makes', () => {
    const text = stores(
      '{ Region: eu-west-1, ArtifactStore: { Type: S3, Location: a } }',
      '{ Region: us-west-2, ArtifactStore: { Type: S3, Location: !Ref Bucket } }',
    )
    expect(only(text).homeRegion).toEqual({ region: 'us-west-2', from: 'bucket' })
  })

  test('stands where the template says AWS::Region', () => {
    const text = stores('{ Region: !Ref AWS::Region, ArtifactStore: { Type: S3, Location: a } }')
    expect(Object.keys(only(text).pipeline.artifactStores ?? {})).toEqual(['AWS::Region'])
    expect(Object.keys(only(text, 'us-west-2').pipeline.artifactStores ?? {})).toEqual([
      'us-west-2',
    ])
  })

  test('finds the second region of a map', () => {
    const text = `Mappings: { SecondRegionMap: { us-west-2: { SecondRegion: eu-central-1 } } }
${stores(
  '{ Region: !FindInMap [SecondRegionMap, !Ref AWS::Region, SecondRegion], ArtifactStore: { Location: a } }',
)}`
    expect(Object.keys(only(text, 'us-west-2').pipeline.artifactStores ?? {})).toEqual([
      'eu-central-1',
    ])
    expect(Object.keys(only(text).pipeline.artifactStores ?? {})).toEqual([
      '!FindInMap [SecondRegionMap, !Ref AWS::Region, SecondRegion]',
    ])
  })
})

describe('Problems of a template', () => {
  test('a value that only CloudFormation knows is no problem', () => {
    const stage = (type: string) => `
        - Name: Deploy
          Actions:
            - Name: !Sub "deploy to \${AWS::Region}"
              Region: !Ref Second
              ActionTypeId: ${type}
              InputArtifacts: [{ Name: App }]
              Configuration: !If [A, { ApplicationName: a }, { ApplicationName: b }]`
    const known = '{ Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1 }'
    expect(findTemplateProblems(only(withStages(stage(known)), 'us-west-2'))).toEqual([])
    expect(findTemplateProblems(only(withStages(stage('!Ref Type'))))).toEqual([])
  })

  test('nor is a value that CloudFormation looks up', () => {
    const text = withStages(`
        - Name: Deploy
          Actions:
            - Name: Approve
              RoleArn: arn:aws:iam::{{resolve:ssm:account}}:role/deploy
              ActionTypeId: { Category: Approval, Owner: AWS, Provider: Manual, Version: 1 }`)
    expect(findTemplateProblems(only(text))).toEqual([])
  })

  test('artifacts that stand under conditions are not counted together', () => {
    const text = withStages(`
        - Name: Deploy
          Actions:
            - Name: Oregon
              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: 1 }
              Configuration: { ApplicationName: a, DeploymentGroupName: g }
              InputArtifacts: [!If [IsProd, { Name: Release }, { Name: Snapshot }]]`)
    expect(findTemplateProblems(only(text))).toEqual([])
  })

  test('what is wrong whatever the values are stays a problem', () => {
    const text = withStages(`
        - Name: Deploy
          Actions: []`)
    expect(findTemplateProblems(only(text)).map(({ kind }) => kind)).toEqual([
      'empty-stage',
      'only-source-actions',
    ])
  })
})

describe('A pipeline that cannot be edited in its template', () => {
  test.each([
    ['macro', `Transform: [AWS::Serverless-2016-10-31, MyMacro]\n${withStages('')}`],
    [
      'cdk',
      withStages('').replace(
        '    Properties:',
        '    Metadata: { aws:cdk:path: S/P }\n    Properties:',
      ),
    ],
    [
      'transform-inside',
      withStages('').replace(
        /Stages:[^]*/,
        'Fn::Transform: { Name: AWS::Include }\n      Stages: []\n',
      ),
    ],
    [
      'for-each',
      `Resources:\n  Fn::ForEach::P:\n    - Id\n    - [a, b]\n    - P\${Id}: { Type: AWS::CodePipeline::Pipeline, Properties: { Stages: [] } }`,
    ],
    ['stages-intrinsic', withStages('').replace(/Stages:[^]*/, 'Stages: !If [A, [], []]\n')],
    [
      'properties-intrinsic',
      'Resources: { P: { Type: AWS::CodePipeline::Pipeline, Properties: { Fn::If: [A, {}, {}] } } }',
    ],
    [
      'no-stages',
      'Resources: { P: { Type: AWS::CodePipeline::Pipeline, Properties: { Name: a } } }',
    ],
    ['duplicate-key', withStages('', '\n      RoleArn: again')],
  ])('says why: %s', (kind, text) => {
    const { refusal } = only(text)
    expect(refusal?.kind).toBe(kind)
    const { reason, hint } = refusal ? describeRefusal(refusal) : { reason: '', hint: '' }
    expect(`${reason} ${hint}`).toMatch(/^[A-Z].*\. .*\.$/s)
  })

  test('the transform of the Serverless Application Model leaves a pipeline as it is', () => {
    expect(only(`Transform: AWS::Serverless-2016-10-31\n${withStages('')}`).refusal).toBeUndefined()
  })
})

describe('A text that is no template', () => {
  test.each([
    ['', 1, 1, 'The file is empty.'],
    ['Resources:\n\tA: b', 2, 1, 'Tabs'],
    ['{"Resources": {"A": }}', 1, 21, 'value expected'],
    ['Resources: {}\n---\nResources: {}', 2, 1, 'more than one document'],
    ['- a', 1, 1, 'a map of sections'],
    ['Resources: 1', 1, 12, 'a map of logical ids'],
    ['A: { Type: AWS::CodePipeline::Pipeline, Properties: {} }', 1, 1, 'no Resources section'],
    ['{% set a %}\nResources: {}', 1, 1, 'template engine'],
    ['Resources: &r\n  A: *r', 2, 6, 'inside the value that it names'],
    ['Resources: *r', 1, 12, 'alias'],
    [`Resources: {}\n${'#'.repeat(1_100_000)}`, 1, 1, 'larger than 1 MB'],
  ])('says where and why: %#', (text, line, column, message) => {
    const problem = failure(text)
    expect(problem?.message.toLowerCase()).toContain(message.toLowerCase())
    expect([problem?.line, problem?.column]).toEqual([line, column])
  })

  test('says so of a file that is not UTF-8', () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x52, 0x00])
    expect(readTemplateBytes(bytes)).toMatchObject({ ok: false, problems: [{ line: 1 }] })
  })

  test('nesting without end is refused', () => {
    for (const open of ['[', '{"a":', '- ', '? ']) {
      expect(readTemplate(open.repeat(20_000)).ok).toBe(false)
    }
  }, 60_000)

  const valid = withStages(`
        - !If [A, { Name: Deploy, Actions: !Ref X }, !Ref AWS::NoValue]`)

  test('whatever the bytes are, the answer is a value', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reading = readTemplateBytes(bytes)
        if (reading.ok) return
        expect(reading.problems.length).toBeGreaterThan(0)
        for (const { line, column, message } of reading.problems) {
          expect(line).toBeGreaterThan(0)
          expect(column).toBeGreaterThan(0)
          expect(message).not.toBe('')
        }
      }),
    )
  })

  test('a template with a piece cut out or put in gives a value too', () => {
    const pieces = fc.constantFrom(
      '',
      '- ',
      ': ',
      '{',
      ']',
      '!If ',
      '&a ',
      '*a',
      '<<: ',
      "'",
      '\t',
      '\n',
      '? ',
    )
    const place = fc.nat(valid.length)
    fc.assert(
      fc.property(place, fc.nat(30), pieces, fc.boolean(), (at, length, piece, isJson) => {
        const text = isJson ? JSON.stringify(valid.split('\n')) : valid
        const reading = readTemplate(text.slice(0, at) + piece + text.slice(at + length))
        if (!reading.ok) return
        for (const pipeline of reading.template.pipelines) findTemplateProblems(pipeline)
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})

test('finds pipelines by logical id, with conditions and dependencies', () => {
  const text = withStages('').replace(
    '    Properties:',
    '    Condition: IsMain\n    DependsOn: [Role, Bucket]\n    Properties:',
  )
  const pipeline = pipelineIn(template(`\uFEFF${text}`.replaceAll('\n', '\r\n')), 'Pipeline')
  expect(pipeline).toMatchObject({
    line: 3,
    condition: 'IsMain',
    dependsOn: ['Role', 'Bucket'],
  })
})

test('names what a bucket can be written with', () => {
  const text = `Parameters:
  Artifacts: { Type: String }
  Count: { Type: Number }
Mappings: { Regions: { us-west-2: { Bucket: a } } }
${withStages('')}  Bucket: { Type: AWS::S3::Bucket }
`
  expect(namesIn(template(text))).toEqual({
    buckets: ['Bucket'],
    parameters: ['Artifacts'],
    mappings: ['Regions'],
  })
})
