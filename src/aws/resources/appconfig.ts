import {
  AppConfigClient,
  paginateListApplications,
  paginateListConfigurationProfiles,
  paginateListDeploymentStrategies,
  paginateListEnvironments,
} from '@aws-sdk/client-appconfig'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import type { Lister, Resource } from './resource.ts'

const appConfig = (place: Place) => ({
  client: new AppConfigClient(clientSettings(place, 'appconfig')),
})

interface Item {
  Id?: string | undefined
  Name?: string | undefined
}

const withNames = (items: readonly Item[] = []): Resource[] =>
  items.flatMap(({ Id: value, Name: label }) => (value ? [{ value, ...(label && { label }) }] : []))

export const listApplications: Lister = async function* (place, _, signal) {
  const pages = paginateListApplications(appConfig(place), {}, { abortSignal: signal })
  for await (const { Items } of pages) yield withNames(Items)
}

export const listEnvironments: Lister = async function* (place, ApplicationId, signal) {
  const asked = { ApplicationId }
  const pages = paginateListEnvironments(appConfig(place), asked, { abortSignal: signal })
  for await (const { Items } of pages) yield withNames(Items)
}

export const listProfiles: Lister = async function* (place, ApplicationId, signal) {
  const asked = { ApplicationId }
  const pages = paginateListConfigurationProfiles(appConfig(place), asked, { abortSignal: signal })
  for await (const { Items } of pages) yield withNames(Items)
}

export const listStrategies: Lister = async function* (place, _, signal) {
  const pages = paginateListDeploymentStrategies(appConfig(place), {}, { abortSignal: signal })
  for await (const { Items } of pages) yield withNames(Items)
}
