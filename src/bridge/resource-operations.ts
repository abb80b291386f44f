import type { Service } from './operations.ts'

const lists = (...names: string[]) => names.map((name) => ({ name, access: 'read' }) as const)

const list = (name: string, path: RegExp, parameters: readonly string[]) =>
  ({ name, access: 'read', method: 'GET', path, parameters }) as const

const pages = ['Marker', 'MaxItems']
const appConfigPages = ['max_results', 'next_token']

/** What the wizard lists so that a person can choose instead of type; nothing of it is more than a list. */
export const resourceServices: Readonly<Record<string, Service>> = {
  appconfig: {
    form: 'rest-json',
    operations: [
      list('ListApplications', /^\/applications$/, appConfigPages),
      list('ListEnvironments', /^\/applications\/[a-z0-9]{4,7}\/environments$/, appConfigPages),
      list('ListConfigurationProfiles', /^\/applications\/[a-z0-9]{4,7}\/configurationprofiles$/, [
        ...appConfigPages,
        'type',
      ]),
      list('ListDeploymentStrategies', /^\/deploymentstrategies$/, appConfigPages),
    ],
  },
  codebuild: {
    form: 'json',
    targetPrefix: 'CodeBuild_20161006',
    operations: lists('ListProjects'),
  },
  codedeploy: {
    form: 'json',
    targetPrefix: 'CodeDeploy_20141006',
    operations: lists('ListApplications', 'ListDeploymentGroups'),
  },
  devicefarm: {
    form: 'json',
    targetPrefix: 'DeviceFarm_20150623',
    operations: lists('ListProjects', 'ListDevicePools'),
  },
  ecr: {
    form: 'json',
    targetPrefix: 'AmazonEC2ContainerRegistry_V20150921',
    operations: lists('DescribeRepositories'),
  },
  ecs: {
    form: 'json',
    targetPrefix: 'AmazonEC2ContainerServiceV20141113',
    operations: lists('ListClusters', 'ListServices'),
  },
  eks: {
    form: 'rest-json',
    operations: [list('ListClusters', /^\/clusters$/, ['maxResults', 'nextToken'])],
  },
  elasticbeanstalk: {
    form: 'query',
    operations: lists('DescribeApplications', 'DescribeEnvironments'),
  },
  lambda: {
    form: 'rest-json',
    operations: [
      list('ListFunctions', /^\/2015-03-31\/functions\/?$/, pages),
      list('ListAliases', /^\/2015-03-31\/functions\/[\w-]{1,64}\/aliases$/, pages),
      list('ListVersionsByFunction', /^\/2015-03-31\/functions\/[\w-]{1,64}\/versions$/, pages),
    ],
  },
  servicecatalog: {
    form: 'json',
    targetPrefix: 'AWS242ServiceCatalogService',
    operations: lists('SearchProductsAsAdmin'),
  },
  states: {
    form: 'json',
    version: '1.0',
    targetPrefix: 'AWSStepFunctions',
    operations: lists('ListStateMachines'),
  },
}
