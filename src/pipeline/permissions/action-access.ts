import type { Action, Region } from '../pipeline.ts'
import { arnPartition, inSid, type Statement } from './statement.ts'

/** What an action needs its role to be allowed. */
export interface ActionAccess {
  statements: Statement[]
  /** What cannot be written from the declaration alone, in sentences. */
  notes: string[]
}

interface Ground {
  configuration: Record<string, string>
  region: Region
  /** `arn:aws:codedeploy:us-east-1:111122223333:`; only the service is left open. */
  arn: (service: string, resource: string) => string
}

/** Actions on one list of resources. */
type Grant = readonly [actions: readonly string[], resources: readonly string[], passedTo?: string]

const last = (arn: string, separator: string) => arn.slice(arn.lastIndexOf(separator) + 1)

/** By provider. Source: the pages under https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html */
const needs: Readonly<Record<string, (ground: Ground) => { grants: Grant[]; notes?: string[] }>> = {
  CodeDeploy: ({ configuration: { ApplicationName = '', DeploymentGroupName = '' }, arn }) => ({
    grants: [
      [
        ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment'],
        [arn('codedeploy', `deploymentgroup:${ApplicationName}/${DeploymentGroupName}`)],
      ],
      [
        [
          'codedeploy:GetApplication',
          'codedeploy:GetApplicationRevision',
          'codedeploy:RegisterApplicationRevision',
        ],
        [arn('codedeploy', `application:${ApplicationName}`)],
      ],
      [['codedeploy:GetDeploymentConfig'], [arn('codedeploy', 'deploymentconfig:*')]],
    ],
  }),
  CodeBuild: ({ configuration: { ProjectName = '', BatchEnabled }, arn }) => ({
    grants: [
      [
        BatchEnabled === 'true'
          ? ['codebuild:StartBuildBatch', 'codebuild:BatchGetBuildBatches']
          : ['codebuild:StartBuild', 'codebuild:BatchGetBuilds'],
        [arn('codebuild', `project/${ProjectName}`)],
      ],
    ],
  }),
  Lambda: ({ configuration: { FunctionName = '' }, arn }) => ({
    grants: [
      [['lambda:InvokeFunction'], [arn('lambda', `function:${last(FunctionName, ':')}`)]],
      [['lambda:ListFunctions'], ['*']],
    ],
  }),
  StepFunctions: ({ configuration: { StateMachineArn = '' }, arn }) => ({
    grants: [
      [['states:DescribeStateMachine', 'states:StartExecution'], [StateMachineArn]],
      [['states:DescribeExecution'], [arn('states', `execution:${last(StateMachineArn, ':')}:*`)]],
    ],
  }),
  CloudFormation: ({ configuration, arn }) => {
    const { ActionMode = '', StackName = '', RoleArn } = configuration
    return {
      grants: [
        [
          ['cloudformation:DescribeStacks', ...(stackActions[ActionMode] ?? [])],
          [arn('cloudformation', `stack/${StackName}/*`)],
        ],
        ...(RoleArn
          ? [[['iam:PassRole'], [RoleArn], 'cloudformation.amazonaws.com'] as const]
          : []),
      ],
    }
  },
  ECS: ({ configuration: { ClusterName = '', ServiceName = '' }, arn }) => ({
    grants: [
      [
        ['ecs:DescribeServices', 'ecs:UpdateService'],
        [arn('ecs', `service/${ClusterName}/${ServiceName}`)],
      ],
      [['ecs:DescribeTasks'], [arn('ecs', `task/${ClusterName}/*`)]],
      [['ecs:DescribeTaskDefinition', 'ecs:ListTasks', 'ecs:RegisterTaskDefinition'], ['*']],
    ],
    notes: ['The roles of the task definition need iam:PassRole to ecs-tasks.amazonaws.com.'],
  }),
  S3: ({ configuration: { BucketName = '', CannedACL }, region }) => ({
    grants: [
      [
        ['s3:PutObject', ...(CannedACL ? ['s3:PutObjectAcl'] : [])],
        [`arn:${arnPartition(region)}:s3:::${BucketName}/*`],
      ],
    ],
  }),
  CodePipeline: ({ configuration: { PipelineName = '' }, arn }) => ({
    grants: [
      [
        ['codepipeline:GetPipelineExecution', 'codepipeline:StartPipelineExecution'],
        [arn('codepipeline', PipelineName)],
      ],
    ],
  }),
}

/** Beside DescribeStacks, by `ActionMode`. */
const stackActions: Readonly<Record<string, readonly string[]>> = {
  CREATE_UPDATE: ['cloudformation:CreateStack', 'cloudformation:UpdateStack'],
  REPLACE_ON_FAILURE: [
    'cloudformation:CreateStack',
    'cloudformation:DeleteStack',
    'cloudformation:UpdateStack',
  ],
  DELETE_ONLY: ['cloudformation:DeleteStack'],
  CHANGE_SET_REPLACE: [
    'cloudformation:CreateChangeSet',
    'cloudformation:DeleteChangeSet',
    'cloudformation:DescribeChangeSet',
  ],
  CHANGE_SET_EXECUTE: ['cloudformation:DescribeChangeSet', 'cloudformation:ExecuteChangeSet'],
}

/**
 * What the role of an action has to be allowed besides the artifact store. Names that are only
 * known in a run (`#{…}`) become `*`, which a note says.
 *
 * @param account whose resources the action works on.
 * @returns nothing for a provider whose needs are not written down here.
 */
export function actionAccess(
  action: Action,
  region: Region,
  account: string,
): ActionAccess | undefined {
  const { category, owner, provider } = action.actionTypeId
  const need = Object.hasOwn(needs, provider) ? needs[provider] : undefined
  // Lambda in Deploy is another thing than Lambda in Invoke.
  if (owner !== 'AWS' || !need || (provider === 'Lambda' && category !== 'Invoke')) return undefined
  if (category === 'Source') return undefined
  const variables = Object.keys(action.configuration ?? {}).filter((key) =>
    action.configuration?.[key]?.includes('#{'),
  )
  const configuration = Object.fromEntries(
    Object.entries(action.configuration ?? {}).map(([key, value]) => [
      key,
      value.replace(/#\{[^}]*\}/g, '*'),
    ]),
  )
  const arn = (service: string, resource: string) =>
    `arn:${arnPartition(region)}:${service}:${region}:${account}:${resource}`
  const { grants, notes = [] } = need({ configuration, region, arn })
  return {
    statements: grants.map(([actions, resources, passedTo], index) => ({
      Sid: `${inSid(action.name)}${inSid(region)}${index + 1}`,
      Effect: 'Allow',
      Action: actions,
      Resource: resources,
      ...(passedTo && { Condition: { StringEquals: { 'iam:PassedToService': passedTo } } }),
    })),
    notes: [
      ...notes,
      ...(variables.length > 0
        ? [`${variables.join(', ')} is only known in a run: narrow the * yourself.`]
        : []),
    ],
  }
}
