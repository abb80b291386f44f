import { CodeBuildClient, paginateListProjects } from '@aws-sdk/client-codebuild'
import { clientSettings } from '../clients.ts'
import { type Lister, named } from './resource.ts'

export const listProjects: Lister = async function* (place, _, signal) {
  const client = new CodeBuildClient(clientSettings(place, 'codebuild'))
  const pages = paginateListProjects({ client }, { sortBy: 'NAME' }, { abortSignal: signal })
  for await (const { projects } of pages) yield named(projects)
}
