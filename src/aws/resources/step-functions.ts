import { paginateListStateMachines, SFNClient } from '@aws-sdk/client-sfn'
import { clientSettings } from '../clients.ts'
import type { Lister } from './resource.ts'

export const listStateMachines: Lister = async function* (place, _, signal) {
  const client = new SFNClient(clientSettings(place, 'states'))
  const pages = paginateListStateMachines({ client }, {}, { abortSignal: signal })
  for await (const { stateMachines = [] } of pages) {
    yield stateMachines.flatMap(({ stateMachineArn: value, name: label, type: description }) =>
      value && label ? [{ value, label, ...(description && { description }) }] : [],
    )
  }
}
