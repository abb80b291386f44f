import type { Action } from '../src/pipeline/pipeline.ts'
import { largePipeline } from './large-pipeline.ts'

/** Written as text: JSON, or YAML in block style. */
type Format = 'yaml' | 'json'

type Data = string | number | Data[] | { [key: string]: Data }

/** CloudFormation takes a template of 1 MB. */
const size = 1_000_000

/** What stands beside pipelines in templates: roles with policies, projects, functions, buckets. */
const neighbors = (index: number): Record<string, Data> => ({
  [`Role${index}`]: {
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'codebuild.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      Policies: [
        {
          PolicyName: 'logs',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: ['logs:CreateLogStream', 'logs:PutLogEvents'],
                Resource: '*',
              },
              {
                Effect: 'Allow',
                Action: 's3:GetObject*',
                Resource: { 'Fn::GetAtt': [`Bucket${index}`, 'Arn'] },
              },
            ],
          },
        },
      ],
    },
  },
  [`Bucket${index}`]: { Type: 'AWS::S3::Bucket', DeletionPolicy: 'Retain' },
  [`Project${index}`]: {
    Type: 'AWS::CodeBuild::Project',
    Properties: {
      ServiceRole: { 'Fn::GetAtt': [`Role${index}`, 'Arn'] },
      Artifacts: { Type: 'CODEPIPELINE' },
      Environment: {
        Type: 'LINUX_CONTAINER',
        ComputeType: 'BUILD_GENERAL1_SMALL',
        Image: 'aws/codebuild/standard:7.0',
        EnvironmentVariables: [{ Name: 'BUCKET', Value: { Ref: `Bucket${index}` } }],
      },
      Source: {
        Type: 'CODEPIPELINE',
        BuildSpec:
          'version: 0.2\nphases:\n  build:\n    commands:\n      - npm ci\n      - npm test\n',
      },
    },
  },
})

/** A template that is as large as CloudFormation takes, with one pipeline of 200 actions. */
export function largeTemplate(format: Format): string {
  const resources: Record<string, Data> = { Pipeline: pipelineResource() }
  let text = write(format, resources)
  const one = write(format, neighbors(0)).length
  const count = Math.floor((size - text.length) / (one + 12))
  for (let index = 0; index < count; index += 1) Object.assign(resources, neighbors(index))
  text = write(format, resources)
  return text
}

function write(format: Format, resources: Record<string, Data>): string {
  const template = { AWSTemplateFormatVersion: '2010-09-09', Resources: resources }
  return format === 'json' ? JSON.stringify(template, null, 2) : `${yaml(template, '')}\n`
}

function pipelineResource(): Data {
  const { stages } = largePipeline(200)
  return {
    Type: 'AWS::CodePipeline::Pipeline',
    Properties: {
      Name: 'Release',
      RoleArn: { 'Fn::GetAtt': ['Role0', 'Arn'] },
      ArtifactStore: { Type: 'S3', Location: { Ref: 'Bucket0' } },
      Stages: stages.map((stage) => ({
        Name: stage.name,
        Actions: stage.actions.map(actionData),
      })),
    },
  }
}

function actionData({
  name,
  actionTypeId,
  configuration,
  inputArtifacts,
  outputArtifacts,
}: Action): Data {
  const { category, owner, provider, version } = actionTypeId
  const named = (artifacts: readonly { name: string }[] = []) =>
    artifacts.map((artifact) => ({ Name: artifact.name }))
  return {
    Name: name,
    ActionTypeId: { Category: category, Owner: owner, Provider: provider, Version: version },
    Configuration: configuration ?? {},
    InputArtifacts: named(inputArtifacts),
    OutputArtifacts: named(outputArtifacts),
  }
}

/** Block style; functions of one text in their short form. */
function yaml(data: Data, indent: string): string {
  if (Array.isArray(data)) {
    return data.map((item) => `${indent}- ${yamlValue(item, `${indent}  `).trimStart()}`).join('\n')
  }
  return Object.entries(data)
    .map(([key, value]) => `${indent}${key}:${yamlValue(value, `${indent}  `)}`)
    .join('\n')
}

function yamlValue(value: Data, indent: string): string {
  if (typeof value === 'string') return ` ${yamlText(value, indent)}`
  if (typeof value === 'number') return ` ${value}`
  if (Array.isArray(value) && value.length === 0) return ' []'
  if (!Array.isArray(value)) {
    if (typeof value['Ref'] === 'string') return ` !Ref ${value['Ref']}`
    const path = value['Fn::GetAtt']
    if (Array.isArray(path)) return ` !GetAtt ${path.map((part) => part as string).join('.')}`
  }
  return `\n${yaml(value, indent)}`
}

function yamlText(text: string, indent: string): string {
  if (text.endsWith('\n')) return `|\n${text.trimEnd().replaceAll(/^/gm, indent)}`
  return /^[A-Za-z][\w.:/-]*$/.test(text) ? text : `'${text.replaceAll("'", "''")}'`
}
