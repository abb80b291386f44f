import { EKSClient, paginateListClusters } from '@aws-sdk/client-eks'
import { clientSettings } from '../clients.ts'
import { type Lister, named } from './resource.ts'

export const listClusters: Lister = async function* (place, _, signal) {
  const client = new EKSClient(clientSettings(place, 'eks'))
  const pages = paginateListClusters({ client }, {}, { abortSignal: signal })
  for await (const { clusters } of pages) yield named(clusters)
}
