import { pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'
import { resourcesIn } from './seeds/resources.ts'
import { type Input, jsonService } from './service.ts'
import { account } from './world.ts'

const arnOf = (region: string, resource: string) =>
  `arn:aws:devicefarm:${region}:${account}:${resource}`

const page = <Item>(all: readonly Item[], { nextToken }: Input) =>
  pageOf(all, { token: nextToken, size: undefined, most: 100, refusal: 'ArgumentException' })

/** Projects of us-west-2 and their device pools. */
export const devicefarm = jsonService('DeviceFarm_20150623', {
  ListProjects: (input, { scope }) => {
    const { items, token } = page(Object.entries(resourcesIn(scope.region).deviceFarm), input)
    const projects = items.map(([name, { id }]) => ({
      arn: arnOf(scope.region, `project:${id}`),
      name,
    }))
    return { projects, nextToken: token }
  },
  ListDevicePools: (input, { scope }) => {
    const projects = Object.values(resourcesIn(scope.region).deviceFarm)
    const project = projects.find(({ id }) => input['arn'] === arnOf(scope.region, `project:${id}`))
    if (!project) throw new Refusal('NotFoundException', 'The project was not found.')
    const { items, token } = page(Object.entries(project.pools), input)
    const devicePools = items.map(([name, pool]) => ({
      arn: arnOf(scope.region, `devicepool:${project.id}/${pool}`),
      name,
      type: 'CURATED',
    }))
    return { devicePools, nextToken: token }
  },
})
