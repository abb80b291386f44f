import { ECRClient, paginateDescribeRepositories } from '@aws-sdk/client-ecr'
import { clientSettings } from '../clients.ts'
import { type Lister, named } from './resource.ts'

export const listRepositories: Lister = async function* (place, _, signal) {
  const client = new ECRClient(clientSettings(place, 'ecr'))
  const pages = paginateDescribeRepositories({ client }, {}, { abortSignal: signal })
  for await (const { repositories = [] } of pages) {
    yield named(repositories.map(({ repositoryName }) => repositoryName))
  }
}
