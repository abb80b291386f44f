import { ECSClient, paginateListClusters, paginateListServices } from '@aws-sdk/client-ecs'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import { type Lister, nameInArn, named } from './resource.ts'

const ecs = (place: Place) => ({
  client: new ECSClient(clientSettings(place, 'ecs')),
  pageSize: 100,
})

export const listClusters: Lister = async function* (place, _, signal) {
  const pages = paginateListClusters(ecs(place), {}, { abortSignal: signal })
  for await (const { clusterArns = [] } of pages) yield named(clusterArns.map(nameInArn))
}

export const listServices: Lister = async function* (place, cluster, signal) {
  const pages = paginateListServices(ecs(place), { cluster }, { abortSignal: signal })
  for await (const { serviceArns = [] } of pages) yield named(serviceArns.map(nameInArn))
}
