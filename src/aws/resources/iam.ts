import { IAMClient, paginateListRoles } from '@aws-sdk/client-iam'
import { clientSettings } from '../clients.ts'
import type { Lister } from './resource.ts'

/** Roles by ARN; they belong to the account, not to a region. */
export const listRoles: Lister = async function* (place, _, signal) {
  const client = new IAMClient(clientSettings(place, 'iam'))
  for await (const { Roles = [] } of paginateListRoles({ client }, {}, { abortSignal: signal })) {
    yield Roles.flatMap(({ Arn: value, RoleName: label, Path }) =>
      // Only AWS's own services may assume these.
      value && label && !Path?.startsWith('/aws-service-role/') ? [{ value, label }] : [],
    )
  }
}

/** The same roles by name. */
export const listRoleNames: Lister = async function* (place, within, signal) {
  for await (const roles of listRoles(place, within, signal)) {
    yield roles.flatMap(({ label }) => (label ? [{ value: label }] : []))
  }
}
