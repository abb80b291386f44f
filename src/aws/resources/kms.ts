import { KMSClient, paginateListAliases } from '@aws-sdk/client-kms'
import { clientSettings } from '../clients.ts'
import type { Lister } from './resource.ts'

/** Keys of a region that have an alias, by the ARN of the key. */
export const listKeys: Lister = async function* (place, _, signal) {
  const client = new KMSClient(clientSettings(place, 'kms'))
  for await (const { Aliases = [] } of paginateListAliases(
    { client },
    {},
    { abortSignal: signal },
  )) {
    yield Aliases.flatMap(({ AliasName: label, AliasArn, TargetKeyId }) =>
      label && AliasArn && TargetKeyId && !label.startsWith('alias/aws/')
        ? [{ value: AliasArn.replace(/:alias\/.*$/, `:key/${TargetKeyId}`), label }]
        : [],
    )
  }
}
