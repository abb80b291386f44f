import { pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'
import { restJsonService } from './rest-json.ts'
import { resourcesIn } from './seeds/resources.ts'
import type { Call } from './service.ts'

const page = (all: readonly object[], query: URLSearchParams) => {
  const { items, token } = pageOf(all, {
    token: query.get('next_token') ?? '',
    size: query.get('max_results') ?? '',
    most: 50,
    refusal: 'BadRequestException',
  })
  return { Items: items, NextToken: token }
}

function find(id: string | undefined, { scope }: Call) {
  const applications = Object.values(resourcesIn(scope.region).appConfig)
  const found = applications.find((application) => application.id === id)
  if (found) return found
  throw new Refusal('ResourceNotFoundException', `Application ${id} could not be found`, 404)
}

const named = (ids: Readonly<Record<string, string>>, more: object) =>
  Object.entries(ids).map(([Name, Id]) => ({ Id, Name, ...more }))

/** AWS's own strategies, which every region has. */
const strategies = {
  'AppConfig.AllAtOnce': 'AppConfig.AllAtOnce',
  'AppConfig.Linear50PercentEvery30Seconds': 'AppConfig.Linear50PercentEvery30Seconds',
  'AppConfig.Canary10Percent20Minutes': 'AppConfig.Canary10Percent20Minutes',
}

/** Applications of a region, their environments and profiles, and the strategies. */
export const appconfig = restJsonService([
  {
    name: 'ListApplications',
    path: '/applications',
    answer: (_, { scope }, query) => {
      const all = Object.entries(resourcesIn(scope.region).appConfig)
      return page(
        all.map(([Name, { id }]) => ({ Id: id, Name })),
        query,
      )
    },
  },
  {
    name: 'ListEnvironments',
    path: '/applications/{id}/environments',
    answer: ({ id }, call, query) =>
      page(named(find(id, call).environments, { ApplicationId: id }), query),
  },
  {
    name: 'ListConfigurationProfiles',
    path: '/applications/{id}/configurationprofiles',
    answer: ({ id }, call, query) =>
      page(named(find(id, call).profiles, { ApplicationId: id, LocationUri: 'hosted' }), query),
  },
  {
    name: 'ListDeploymentStrategies',
    path: '/deploymentstrategies',
    answer: (_, __, query) => page(named(strategies, {}), query),
  },
])
