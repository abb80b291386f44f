import { pageOf } from './paging.ts'
import { restJsonService } from './rest-json.ts'
import { resourcesIn } from './seeds/resources.ts'

/** Clusters of a region. */
export const eks = restJsonService([
  {
    name: 'ListClusters',
    path: '/clusters',
    answer: (_, { scope }, query) => {
      const { items, token } = pageOf(resourcesIn(scope.region).eksClusters, {
        token: query.get('nextToken') ?? '',
        size: query.get('maxResults') ?? '',
        most: 100,
        refusal: 'InvalidParameterException',
      })
      return { clusters: items, nextToken: token ?? null }
    },
  },
])
