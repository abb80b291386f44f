import { arnPartition } from '../statement.ts'
import { type Ground, last, logging, type Need } from './need.ts'

const codeBuild: Need = ({ configuration, arn }) => {
  const { ProjectName = '', BatchEnabled, ServiceRoleArnOverride } = configuration
  return {
    grants: [
      {
        actions:
          BatchEnabled === 'true'
            ? ['codebuild:StartBuildBatch', 'codebuild:BatchGetBuildBatches']
            : ['codebuild:StartBuild', 'codebuild:BatchGetBuilds'],
        on: [
          ProjectName.startsWith('arn:') ? ProjectName : arn('codebuild', `project/${ProjectName}`),
        ],
      },
    ],
    ...(ServiceRoleArnOverride && {
      open: ['A build with another role than its project has needs iam:PassRole for it.'],
    }),
  }
}

/** `value` of such a variable is a secret's name or ARN, perhaps with a key behind a colon. */
function secretsOf({ action, arn }: Ground): string[] {
  return (action.environmentVariables ?? []).flatMap(({ type, value }) => {
    if (type !== 'SECRETS_MANAGER' || value === '') return []
    const whole = /^arn:[^:]*:secretsmanager:[^:]*:\d{12}:secret:[^:]+/.exec(value)?.[0]
    // Secrets Manager ends each ARN with six letters of its own.
    return [whole ?? arn('secretsmanager', `secret:${value.split(':')[0] ?? ''}-??????`)]
  })
}

const commands: Need = (ground) => {
  const secrets = secretsOf(ground)
  return {
    grants: [
      ...logging(ground),
      ...(secrets.length > 0 ? [{ actions: ['secretsmanager:GetSecretValue'], on: secrets }] : []),
    ],
    ...(ground.configuration['VpcId'] && {
      open: ['Compute in a VPC needs network interfaces of EC2, which AWS does not list.'],
    }),
  }
}

const publish = (service: string) =>
  [
    'InitiateLayerUpload',
    'UploadLayerPart',
    'CompleteLayerUpload',
    'PutImage',
    'BatchCheckLayerAvailability',
  ].map((name) => `${service}:${name}`)

/** Source: the section "Service role permissions" of each action's page. */
export const builds: Readonly<Record<string, Need>> = {
  'Build/CodeBuild': codeBuild,
  'Test/CodeBuild': codeBuild,
  'Build/Commands': commands,
  'Compute/Commands': commands,
  'Build/ECRBuildAndPublish': (ground) => {
    const { configuration, arn, region, account } = ground
    const { ECRRepositoryName = '', RegistryType } = configuration
    const name = last(ECRRepositoryName, 'repository/')
    return {
      grants: [
        ...(RegistryType === 'public'
          ? [
              {
                actions: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
                on: ['*'],
              },
              {
                actions: [...publish('ecr-public'), 'ecr-public:DescribeRepositories'],
                on: [`arn:${arnPartition(region)}:ecr-public::${account}:repository/${name}`],
              },
            ]
          : [
              { actions: ['ecr:GetAuthorizationToken'], on: ['*'] },
              {
                actions: [
                  ...publish('ecr'),
                  'ecr:GetDownloadUrlForLayer',
                  'ecr:DescribeRepositories',
                ],
                on: [arn('ecr', `repository/${name}`)],
              },
            ]),
        ...logging(ground),
      ],
    }
  },
  'Test/DeviceFarm': ({ configuration: { ProjectId = '', DevicePoolArn }, arn }) => ({
    grants: [
      { actions: ['devicefarm:ListProjects'], on: ['*'] },
      {
        actions: ['devicefarm:ListDevicePools', 'devicefarm:CreateUpload'],
        on: [arn('devicefarm', `project:${ProjectId}`)],
      },
      {
        actions: ['devicefarm:ScheduleRun'],
        on: [
          arn('devicefarm', `project:${ProjectId}`),
          arn('devicefarm', `upload:${ProjectId}/*`),
          ...(DevicePoolArn ? [DevicePoolArn] : []),
        ],
      },
      { actions: ['devicefarm:GetUpload'], on: [arn('devicefarm', `upload:${ProjectId}/*`)] },
      { actions: ['devicefarm:GetRun'], on: [arn('devicefarm', `run:${ProjectId}/*`)] },
    ],
  }),
}
