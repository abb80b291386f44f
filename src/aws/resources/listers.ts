import type { ResourceKind } from '../../pipeline/resources.ts'
import type { Lister } from './resource.ts'

/** Who lists what. Each service's client is loaded when something of it is first listed. */
export const listers: Record<ResourceKind, () => Promise<Lister>> = {
  'appconfig-application': async () => (await import('./appconfig.ts')).listApplications,
  'appconfig-environment': async () => (await import('./appconfig.ts')).listEnvironments,
  'appconfig-profile': async () => (await import('./appconfig.ts')).listProfiles,
  'appconfig-strategy': async () => (await import('./appconfig.ts')).listStrategies,
  'beanstalk-application': async () => (await import('./elastic-beanstalk.ts')).listApplications,
  'beanstalk-environment': async () => (await import('./elastic-beanstalk.ts')).listEnvironments,
  bucket: async () => (await import('./buckets.ts')).listBuckets,
  'change-set': async () => (await import('./cloudformation.ts')).listChangeSets,
  'codebuild-project': async () => (await import('./codebuild.ts')).listProjects,
  'codedeploy-application': async () => (await import('./codedeploy.ts')).listApplications,
  'codedeploy-group': async () => (await import('./codedeploy.ts')).listGroups,
  'device-farm-project': async () => (await import('./device-farm.ts')).listProjects,
  'device-pool': async () => (await import('./device-farm.ts')).listDevicePools,
  'ecr-repository': async () => (await import('./ecr.ts')).listRepositories,
  'ecs-cluster': async () => (await import('./ecs.ts')).listClusters,
  'ecs-service': async () => (await import('./ecs.ts')).listServices,
  'eks-cluster': async () => (await import('./eks.ts')).listClusters,
  'kms-key': async () => (await import('./kms.ts')).listKeys,
  'lambda-alias': async () => (await import('./lambda.ts')).listAliases,
  'lambda-function': async () => (await import('./lambda.ts')).listFunctions,
  'lambda-version': async () => (await import('./lambda.ts')).listVersions,
  pipeline: async () => (await import('./pipelines.ts')).listPipelines,
  role: async () => (await import('./iam.ts')).listRoles,
  'role-name': async () => (await import('./iam.ts')).listRoleNames,
  'service-catalog-product': async () => (await import('./service-catalog.ts')).listProducts,
  stack: async () => (await import('./cloudformation.ts')).listStacks,
  'stack-set': async () => (await import('./cloudformation.ts')).listStackSets,
  'state-machine': async () => (await import('./step-functions.ts')).listStateMachines,
}
