import { pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'
import { resourcesIn } from './seeds/resources.ts'
import { type Call, type Input, jsonService, textOf } from './service.ts'
import { account, entryOf } from './world.ts'

const arnOf = ({ scope }: Call, resource: string) =>
  `arn:aws:ecs:${scope.region}:${account}:${resource}`

const page = (all: readonly string[], { nextToken, maxResults }: Input, usual: number) =>
  pageOf(all, {
    token: nextToken,
    // ECS gives fewer by itself than it may be asked for.
    size: maxResults ?? usual,
    most: 100,
    refusal: 'InvalidParameterException',
  })

/** Clusters of a region and their services. */
export const ecs = jsonService('AmazonEC2ContainerServiceV20141113', {
  ListClusters: (input, call) => {
    const { items, token } = page(
      Object.keys(resourcesIn(call.scope.region).ecsClusters),
      input,
      100,
    )
    return { clusterArns: items.map((name) => arnOf(call, `cluster/${name}`)), nextToken: token }
  },
  ListServices: (input, call) => {
    const cluster = (textOf(input['cluster']) || 'default').split('/').at(-1) ?? ''
    const services = entryOf(resourcesIn(call.scope.region).ecsClusters, cluster)
    if (!services) throw new Refusal('ClusterNotFoundException', 'Cluster not found.')
    const { items, token } = page(services, input, 10)
    return {
      serviceArns: items.map((name) => arnOf(call, `service/${cluster}/${name}`)),
      nextToken: token,
    }
  },
})
