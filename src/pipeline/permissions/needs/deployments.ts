import { arnPartition } from '../statement.ts'
import { type Grant, type Ground, last, logging, namesIn, type Need, s3Arn } from './need.ts'

const taskRoles = 'The roles of the task definition need iam:PassRole to ecs-tasks.amazonaws.com.'

const codeDeploy = ({ configuration, arn }: Ground): Grant[] => {
  const { ApplicationName = '', DeploymentGroupName = '' } = configuration
  return [
    {
      actions: ['codedeploy:CreateDeployment', 'codedeploy:GetDeployment'],
      on: [arn('codedeploy', `deploymentgroup:${ApplicationName}/${DeploymentGroupName}`)],
    },
    {
      actions: [
        'codedeploy:GetApplication',
        'codedeploy:GetApplicationRevision',
        'codedeploy:RegisterApplicationRevision',
      ],
      on: [arn('codedeploy', `application:${ApplicationName}`)],
    },
    {
      actions: ['codedeploy:GetDeploymentConfig'],
      on: [arn('codedeploy', 'deploymentconfig:*')],
    },
  ]
}

/** Where SSM may run commands: on instances or managed nodes with the tag. */
function taggedNodes({ configuration, arn }: Ground): Grant {
  const { InstanceType, InstanceTagKey = '', InstanceTagValue } = configuration
  return {
    actions: ['ssm:SendCommand'],
    on: [
      InstanceType === 'SSM_MANAGED_NODE'
        ? arn('ssm', 'managed-instance/*')
        : arn('ec2', 'instance/*'),
    ],
    when: InstanceTagValue
      ? { StringEquals: { [`aws:ResourceTag/${InstanceTagKey}`]: InstanceTagValue } }
      : { StringLike: { [`aws:ResourceTag/${InstanceTagKey}`]: '*' } },
  }
}

const ec2: Need = (ground) => {
  const { configuration, arn, region } = ground
  const groups = namesIn(configuration['TargetGroupNameList'])
  const document = (name: string) => `arn:${arnPartition(region)}:ssm:${region}::document/${name}`
  return {
    grants: [
      {
        actions: [
          'ec2:DescribeInstances',
          'elasticloadbalancing:DescribeTargetGroupAttributes',
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
          'ssm:CancelCommand',
          'ssm:DescribeInstanceInformation',
          'ssm:ListCommandInvocations',
        ],
        on: ['*'],
      },
      ...(groups.length > 0
        ? [
            {
              actions: [
                'elasticloadbalancing:DeregisterTargets',
                'elasticloadbalancing:RegisterTargets',
              ],
              on: groups.map((name) => arn('elasticloadbalancing', `targetgroup/${name}/*`)),
            },
          ]
        : []),
      taggedNodes(ground),
      {
        actions: ['ssm:SendCommand'],
        on: [document('AWS-RunPowerShellScript'), document('AWS-RunShellScript')],
      },
      ...logging(ground),
    ],
    open: ['The instances themselves have to be allowed to read the artifact bucket.'],
  }
}

/** Source: the section "Service role permissions" of each action's page. */
export const deployments: Readonly<Record<string, Need>> = {
  'Deploy/CodeDeploy': (ground) => ({ grants: codeDeploy(ground) }),
  'Deploy/CodeDeployToECS': (ground) => ({
    grants: [...codeDeploy(ground), { actions: ['ecs:RegisterTaskDefinition'], on: ['*'] }],
    open: [taskRoles],
  }),
  'Deploy/ECS': ({ configuration: { ClusterName = '', ServiceName = '' }, arn }) => ({
    grants: [
      {
        actions: ['ecs:DescribeServices', 'ecs:UpdateService'],
        on: [arn('ecs', `service/${ClusterName}/${ServiceName}`)],
      },
      { actions: ['ecs:DescribeTasks'], on: [arn('ecs', `task/${ClusterName}/*`)] },
      {
        actions: ['ecs:DescribeTaskDefinition', 'ecs:ListTasks', 'ecs:RegisterTaskDefinition'],
        on: ['*'],
      },
    ],
    open: [taskRoles],
  }),
  // AWS's page names whole services only. DescribeEvents: without it the action hangs.
  'Deploy/ElasticBeanstalk': ({ configuration, arn }) => {
    const { ApplicationName = '', EnvironmentName = '' } = configuration
    const environment = arn('elasticbeanstalk', `environment/${ApplicationName}/${EnvironmentName}`)
    const version = arn('elasticbeanstalk', `applicationversion/${ApplicationName}/*`)
    return {
      grants: [
        {
          actions: ['elasticbeanstalk:CreateApplicationVersion'],
          on: [arn('elasticbeanstalk', `application/${ApplicationName}`), version],
        },
        { actions: ['elasticbeanstalk:DescribeApplicationVersions'], on: [version] },
        {
          actions: [
            'elasticbeanstalk:DescribeEnvironments',
            'elasticbeanstalk:DescribeEvents',
            'elasticbeanstalk:UpdateEnvironment',
          ],
          on: [environment],
        },
      ],
      open: [
        'Elastic Beanstalk updates an environment with the rights of its caller: to what the environment is made of in EC2, Auto Scaling, Elastic Load Balancing, CloudFormation, S3 and others.',
      ],
    }
  },
  'Deploy/S3': ({
    configuration: { BucketName = '', CannedACL, KMSEncryptionKeyARN },
    region,
  }) => ({
    grants: [
      {
        actions: ['s3:GetBucketVersioning', 's3:GetBucketAcl', 's3:GetBucketLocation'],
        on: [s3Arn(region, BucketName)],
      },
      {
        actions: [
          's3:PutObject',
          ...(CannedACL ? ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'] : []),
        ],
        on: [s3Arn(region, `${BucketName}/*`)],
      },
      // Decrypt: large objects go up in parts.
      ...(KMSEncryptionKeyARN?.startsWith('arn:')
        ? [{ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], on: [KMSEncryptionKeyARN] }]
        : []),
    ],
  }),
  'Deploy/AppConfig': ({ configuration, arn }) => {
    const { Application = '', Environment = '', ConfigurationProfile = '' } = configuration
    const application = `application/${Application}`
    const environment = `${application}/environment/${Environment}`
    const own = (resource: string) => arn('appconfig', resource)
    return {
      grants: [
        {
          actions: ['appconfig:StartDeployment'],
          on: [
            own(application),
            own(environment),
            own(`${application}/configurationprofile/${ConfigurationProfile}`),
            own(`deploymentstrategy/${configuration['DeploymentStrategy'] ?? '*'}`),
          ],
        },
        {
          actions: ['appconfig:GetDeployment', 'appconfig:StopDeployment'],
          on: [own(application), own(environment), own(`${environment}/deployment/*`)],
        },
      ],
    }
  },
  'Deploy/EC2': ec2,
  'Deploy/EKS': (ground) => ({
    grants: [
      {
        actions: ['eks:DescribeCluster'],
        on: [ground.arn('eks', `cluster/${ground.configuration['ClusterName'] ?? ''}`)],
      },
      {
        actions: [
          'ec2:CreateNetworkInterface',
          'ec2:CreateNetworkInterfacePermission',
          'ec2:DeleteNetworkInterface',
          'ec2:DescribeDhcpOptions',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeRouteTables',
          'ec2:DescribeSecurityGroups',
          'ec2:DescribeSubnets',
          'ec2:DescribeVpcs',
        ],
        on: ['*'],
      },
      ...logging(ground),
    ],
    open: ['The cluster needs an access entry for the role.'],
  }),
  'Deploy/Lambda': (ground) => {
    const { FunctionName = '', Alarms } = ground.configuration
    const name = ground.arn('lambda', `function:${last(FunctionName, ':function:')}`)
    const alarms = namesIn(Alarms)
    return {
      grants: [
        {
          actions: [
            'lambda:GetAlias',
            'lambda:GetFunctionConfiguration',
            'lambda:PublishVersion',
            'lambda:UpdateAlias',
            'lambda:UpdateFunctionCode',
          ],
          on: [name],
        },
        { actions: ['lambda:GetProvisionedConcurrencyConfig'], on: [`${name}:*`] },
        ...(alarms.length > 0
          ? [
              {
                actions: ['cloudwatch:DescribeAlarms'],
                on: alarms.map((alarm) => ground.arn('cloudwatch', `alarm:${alarm}`)),
              },
            ]
          : []),
        ...logging(ground),
      ],
    }
  },
}
