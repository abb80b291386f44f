/** What a list of resources is called, and the IAM action that it needs. */
interface ResourceList {
  /** In the plural, as a sentence has it. */
  plural: string
  permission: string
}

/**
 * Every kind of thing that a configuration value may name and AWS can list in a region.
 * Permissions: https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const resourceLists = {
  'appconfig-application': {
    plural: 'AppConfig applications',
    permission: 'appconfig:ListApplications',
  },
  'appconfig-environment': {
    plural: 'AppConfig environments',
    permission: 'appconfig:ListEnvironments',
  },
  'appconfig-profile': {
    plural: 'configuration profiles',
    permission: 'appconfig:ListConfigurationProfiles',
  },
  'appconfig-strategy': {
    plural: 'deployment strategies',
    permission: 'appconfig:ListDeploymentStrategies',
  },
  'beanstalk-application': {
    plural: 'Elastic Beanstalk applications',
    permission: 'elasticbeanstalk:DescribeApplications',
  },
  'beanstalk-environment': {
    plural: 'Elastic Beanstalk environments',
    permission: 'elasticbeanstalk:DescribeEnvironments',
  },
  bucket: { plural: 'buckets', permission: 's3:ListAllMyBuckets' },
  'change-set': { plural: 'change sets', permission: 'cloudformation:ListChangeSets' },
  'codebuild-project': { plural: 'build projects', permission: 'codebuild:ListProjects' },
  'codedeploy-application': {
    plural: 'CodeDeploy applications',
    permission: 'codedeploy:ListApplications',
  },
  'codedeploy-group': {
    plural: 'deployment groups',
    permission: 'codedeploy:ListDeploymentGroups',
  },
  'device-farm-project': {
    plural: 'Device Farm projects',
    permission: 'devicefarm:ListProjects',
  },
  'device-pool': { plural: 'device pools', permission: 'devicefarm:ListDevicePools' },
  'ecr-repository': { plural: 'repositories', permission: 'ecr:DescribeRepositories' },
  'ecs-cluster': { plural: 'ECS clusters', permission: 'ecs:ListClusters' },
  'ecs-service': { plural: 'ECS services', permission: 'ecs:ListServices' },
  'eks-cluster': { plural: 'EKS clusters', permission: 'eks:ListClusters' },
  'kms-key': { plural: 'KMS keys', permission: 'kms:ListAliases' },
  'lambda-alias': { plural: 'aliases', permission: 'lambda:ListAliases' },
  'lambda-function': { plural: 'functions', permission: 'lambda:ListFunctions' },
  'lambda-version': { plural: 'versions', permission: 'lambda:ListVersionsByFunction' },
  pipeline: { plural: 'pipelines', permission: 'codepipeline:ListPipelines' },
  role: { plural: 'roles', permission: 'iam:ListRoles' },
  'role-name': { plural: 'roles', permission: 'iam:ListRoles' },
  'service-catalog-product': {
    plural: 'products',
    permission: 'servicecatalog:SearchProductsAsAdmin',
  },
  stack: { plural: 'stacks', permission: 'cloudformation:ListStacks' },
  'stack-set': { plural: 'stack sets', permission: 'cloudformation:ListStackSets' },
  'state-machine': { plural: 'state machines', permission: 'states:ListStateMachines' },
} as const satisfies Record<string, ResourceList>

export type ResourceKind = keyof typeof resourceLists
