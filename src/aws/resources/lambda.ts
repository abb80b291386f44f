import {
  LambdaClient,
  paginateListAliases,
  paginateListFunctions,
  paginateListVersionsByFunction,
} from '@aws-sdk/client-lambda'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import { type Lister, named } from './resource.ts'

const lambda = (place: Place) => new LambdaClient(clientSettings(place, 'lambda'))

/** The name in an ARN, which may name a version or an alias behind it; a name is itself. */
const functionName = (text: string) => /:function:([^:]+)/.exec(text)?.[1] ?? text

export const listFunctions: Lister = async function* (place, _, signal) {
  const pages = paginateListFunctions({ client: lambda(place) }, {}, { abortSignal: signal })
  for await (const { Functions = [] } of pages) {
    yield Functions.flatMap(({ FunctionName: value, Runtime: description }) =>
      value ? [{ value, ...(description && { description }) }] : [],
    )
  }
}

export const listAliases: Lister = async function* (place, within, signal) {
  const asked = { FunctionName: functionName(within) }
  const pages = paginateListAliases({ client: lambda(place) }, asked, { abortSignal: signal })
  for await (const { Aliases = [] } of pages) {
    yield Aliases.flatMap(({ Name: value, FunctionVersion: version }) =>
      value ? [{ value, description: `Version ${version ?? 'not known'}` }] : [],
    )
  }
}

export const listVersions: Lister = async function* (place, within, signal) {
  const asked = { FunctionName: functionName(within) }
  const pages = paginateListVersionsByFunction({ client: lambda(place) }, asked, {
    abortSignal: signal,
  })
  // What is being worked on is no published version.
  for await (const { Versions = [] } of pages) {
    yield named(Versions.map(({ Version }) => (Version === '$LATEST' ? undefined : Version)))
  }
}
