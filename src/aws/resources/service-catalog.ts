import {
  paginateSearchProductsAsAdmin,
  ServiceCatalogClient,
} from '@aws-sdk/client-service-catalog'
import { clientSettings } from '../clients.ts'
import type { Lister } from './resource.ts'

export const listProducts: Lister = async function* (place, _, signal) {
  const client = new ServiceCatalogClient(clientSettings(place, 'servicecatalog'))
  const pages = paginateSearchProductsAsAdmin({ client }, {}, { abortSignal: signal })
  for await (const { ProductViewDetails = [] } of pages) {
    yield ProductViewDetails.flatMap(({ ProductViewSummary: { ProductId: value, Name } = {} }) =>
      value ? [{ value, ...(Name && { label: Name }) }] : [],
    )
  }
}
