/** What a list of resources is called, and the IAM action that it needs. */
interface ResourceList {
  /** As a sentence has them. */
  singular: string
  plural: string
  permission: string
}

/**
 * Every kind of thing that a configuration value may name and AWS can list in a region.
 * Permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const resourceLists = {
  'appconfig-application': {
    singular: 'AppConfig application',
    plural: 'AppConfig applications',
    permission: 'appconfig:ListApplications',
  },
  'appconfig-environment': {
    singular: 'AppConfig environment',
    plural: 'AppConfig environments',
    permission: 'appconfig:ListEnvironments',
  },
  'appconfig-profile': {
    singular: 'configuration profile',
    plural: 'configuration profiles',
    permission: 'appconfig:ListConfigurationProfiles',
  },
  'appconfig-strategy': {
    singular: 'deployment strategy',
    plural: 'deployment strategies',
    permission: 'appconfig:ListDeploymentStrategies',
  },
  'beanstalk-application': {
    singular: 'Elastic Beanstalk application',
    plural: 'Elastic Beanstalk applications',
    permission: 'elasticbeanstalk:DescribeApplications',
  },
  'beanstalk-environment': {
    singular: 'Elastic Beanstalk environment',
    plural: 'Elastic Beanstalk environments',
    permission: 'elasticbeanstalk:DescribeEnvironments',
  },
  bucket: { singular: 'bucket', plural: 'buckets', permission: 's3:ListAllMyBuckets' },
  'change-set': {
    singular: 'change set',
    plural: 'change sets',
    permission: 'cloudformation:ListChangeSets',
  },
  'codebuild-project': {
    singular: 'build project',
    plural: 'build projects',
    permission: 'codebuild:ListProjects',
  },
  'codedeploy-application': {
    singular: 'CodeDeploy application',
    plural: 'CodeDeploy applications',
    permission: 'codedeploy:ListApplications',
  },
  'codedeploy-group': {
    singular: 'deployment group',
    plural: 'deployment groups',
    permission: 'codedeploy:ListDeploymentGroups',
  },
  'device-farm-project': {
    singular: 'Device Farm project',
    plural: 'Device Farm projects',
    permission: 'devicefarm:ListProjects',
  },
  'device-pool': {
    singular: 'device pool',
    plural: 'device pools',
    permission: 'devicefarm:ListDevicePools',
  },
  'ecr-repository': {
    singular: 'repository',
    plural: 'repositories',
    permission: 'ecr:DescribeRepositories',
  },
  'ecs-cluster': {
    singular: 'ECS cluster',
    plural: 'ECS clusters',
    permission: 'ecs:ListClusters',
  },
  'ecs-service': {
    singular: 'ECS service',
    plural: 'ECS services',
    permission: 'ecs:ListServices',
  },
  'eks-cluster': {
    singular: 'EKS cluster',
    plural: 'EKS clusters',
    permission: 'eks:ListClusters',
  },
  'kms-key': { singular: 'KMS key', plural: 'KMS keys', permission: 'kms:ListAliases' },
  'lambda-alias': { singular: 'alias', plural: 'aliases', permission: 'lambda:ListAliases' },
  'lambda-function': {
    singular: 'function',
    plural: 'functions',
    permission: 'lambda:ListFunctions',
  },
  'lambda-version': {
    singular: 'version',
    plural: 'versions',
    permission: 'lambda:ListVersionsByFunction',
  },
  pipeline: { singular: 'pipeline', plural: 'pipelines', permission: 'codepipeline:ListPipelines' },
  role: { singular: 'role', plural: 'roles', permission: 'iam:ListRoles' },
  'role-name': { singular: 'role', plural: 'roles', permission: 'iam:ListRoles' },
  'service-catalog-product': {
    singular: 'product',
    plural: 'products',
    permission: 'servicecatalog:SearchProductsAsAdmin',
  },
  stack: { singular: 'stack', plural: 'stacks', permission: 'cloudformation:ListStacks' },
  'stack-set': {
    singular: 'stack set',
    plural: 'stack sets',
    permission: 'cloudformation:ListStackSets',
  },
  'state-machine': {
    singular: 'state machine',
    plural: 'state machines',
    permission: 'states:ListStateMachines',
  },
} as const satisfies Record<string, ResourceList>

export type ResourceKind = keyof typeof resourceLists
