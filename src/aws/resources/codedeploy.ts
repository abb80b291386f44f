import {
  CodeDeployClient,
  paginateListApplications,
  paginateListDeploymentGroups,
} from '@aws-sdk/client-codedeploy'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import { type Lister, named } from './resource.ts'

const codeDeploy = (place: Place) => new CodeDeployClient(clientSettings(place, 'codedeploy'))

export const listApplications: Lister = async function* (place, _, signal) {
  const pages = paginateListApplications({ client: codeDeploy(place) }, {}, { abortSignal: signal })
  for await (const { applications } of pages) yield named(applications)
}

export const listGroups: Lister = async function* (place, applicationName, signal) {
  const client = codeDeploy(place)
  const pages = paginateListDeploymentGroups(
    { client },
    { applicationName },
    { abortSignal: signal },
  )
  for await (const { deploymentGroups } of pages) yield named(deploymentGroups)
}
