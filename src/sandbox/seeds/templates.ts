import { account } from '../world.ts'

/** Templates of the stacks that a new sandbox has, byte for byte as somebody has submitted them. */

/** The pipeline of AWS's guide before it gets its action in another region. */
export const releaseTemplate = `AWSTemplateFormatVersion: "2010-09-09"
Description: Releases the web shop from us-west-2

Parameters:
  RepositoryName:
    Type: String
    Default: MyTestRepo
  BranchName:
    Type: String
    Default: master # the branch that is released
    AllowedValues: [master, main, release]
  ArtifactBucket:
    Type: String
    Description: Bucket for artifacts in the region of the pipeline

Resources:
  # May pass on what the actions need.
  CodePipelineServiceRole:
    Type: AWS::IAM::Role
    Properties:
      Path: /release/
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement:
          - Effect: Allow
            Principal: { Service: codepipeline.amazonaws.com }
            Action: sts:AssumeRole
      Policies:
        - PolicyName: release
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - Effect: Allow
                Action: ["s3:*", "codecommit:*", "codedeploy:*"]
                Resource: "*"

  AppPipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Name: stack-release
      RoleArn: !GetAtt CodePipelineServiceRole.Arn
      ArtifactStore:
        Type: S3
        Location: !Ref ArtifactBucket
      Stages:
        - Name: Source
          Actions:
            - Name: SourceAction
              ActionTypeId:
                Category: Source
                Owner: AWS
                Version: 1
                Provider: CodeCommit
              Configuration:
                RepositoryName: !Ref RepositoryName
                BranchName: !Ref BranchName
                PollForSourceChanges: false
              OutputArtifacts:
                - Name: SourceOutput
              RunOrder: 1
        - Name: Deploy
          Actions:
            - Name: Deploy
              ActionTypeId:
                Category: Deploy
                Owner: AWS
                Version: 1
                Provider: CodeDeploy
              Configuration:
                ApplicationName: MyApp
                DeploymentGroupName: MyGroup
              InputArtifacts:
                - Name: SourceOutput
              RunOrder: 1

Outputs:
  PipelineName:
    Value: !Ref AppPipeline
`

const cdkRole = { 'Fn::GetAtt': ['PipelineRoleB27FAA37', 'Arn'] }

/** As \`cdk synth\` writes it. */
export const cdkTemplate = `${JSON.stringify(
  {
    Resources: {
      PipelineRoleB27FAA37: {
        Type: 'AWS::IAM::Role',
        Properties: {
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Action: 'sts:AssumeRole',
                Effect: 'Allow',
                Principal: { Service: 'codepipeline.amazonaws.com' },
              },
            ],
            Version: '2012-10-17',
          },
        },
        Metadata: { 'aws:cdk:path': 'CdkReleaseStack/Pipeline/Role/Resource' },
      },
      PipelineC660917D: {
        Type: 'AWS::CodePipeline::Pipeline',
        Properties: {
          ArtifactStore: { Location: 'my-storage-bucket', Type: 'S3' },
          Name: 'cdk-release',
          PipelineType: 'V2',
          RoleArn: cdkRole,
          Stages: [
            {
              Actions: [
                {
                  ActionTypeId: {
                    Category: 'Source',
                    Owner: 'AWS',
                    Provider: 'CodeCommit',
                    Version: '1',
                  },
                  Configuration: {
                    BranchName: 'main',
                    PollForSourceChanges: false,
                    RepositoryName: {
                      'Fn::Join': ['-', [{ Ref: 'AWS::StackName' }, 'repository']],
                    },
                  },
                  Name: 'Source',
                  OutputArtifacts: [{ Name: 'Artifact_Source_Source' }],
                  RunOrder: 1,
                },
              ],
              Name: 'Source',
            },
            {
              Actions: [
                {
                  ActionTypeId: {
                    Category: 'Build',
                    Owner: 'AWS',
                    Provider: 'CodeBuild',
                    Version: '1',
                  },
                  Configuration: { ProjectName: 'web-shop-build' },
                  InputArtifacts: [{ Name: 'Artifact_Source_Source' }],
                  Name: 'Synth',
                  RunOrder: 1,
                },
              ],
              Name: 'Build',
            },
          ],
        },
        DependsOn: ['PipelineRoleB27FAA37'],
        Metadata: { 'aws:cdk:path': 'CdkReleaseStack/Pipeline/Resource' },
      },
    },
  },
  undefined,
  1,
)}\n`

const regions = ['us-west-2', 'us-east-1', 'eu-central-1', 'ap-southeast-1']

/** One setting of one service of the fleet, with the text that its operators read. */
const setting = (number: number) => {
  const region = regions[number % regions.length]
  const name = String(number).padStart(2, '0')
  const runbook = Array.from(
    { length: 22 },
    (_, line) =>
      `        Step ${line + 1} of service ${name} in ${region}: drain the hosts, wait for the alarm, go on.`,
  )
  return `  Setting${name}:
    Type: AWS::SSM::Parameter
    Properties:
      Name: !Sub /\${Environment}/fleet/service-${name}/runbook
      Type: String
      Value: |
${runbook.join('\n')}
`
}

/** Longer than a call takes: 51,200 bytes. */
export const oversizeTemplate = `AWSTemplateFormatVersion: '2010-09-09'
Description: The fleet's release and the settings of every service in it
Parameters:
  Environment:
    Type: String
    Default: production
Resources:
  ReleasePipeline:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      Name: fleet-settings-release
      RoleArn: arn:aws:iam::${account}:role/AWS-CodePipeline-Service
      ArtifactStore: { Type: S3, Location: my-storage-bucket }
      Stages:
      - Name: Source
        Actions:
        - Name: Source
          ActionTypeId: { Category: Source, Owner: AWS, Provider: CodeCommit, Version: '1' }
          Configuration: { RepositoryName: fleet, BranchName: main }
          OutputArtifacts: [{ Name: SourceArtifact }]
      - Name: Deploy
        Actions:
        - Name: Deploy
          ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CodeDeploy, Version: '1' }
          Configuration: { ApplicationName: MyApp, DeploymentGroupName: MyGroup }
          InputArtifacts: [{ Name: SourceArtifact }]
${Array.from({ length: 26 }, (_, index) => setting(index + 1)).join('')}`
