import { pageOf } from './paging.ts'
import { resourcesIn } from './seeds/resources.ts'
import { jsonService } from './service.ts'
import { account } from './world.ts'

/** Products of a region, as those who keep them see them. */
export const servicecatalog = jsonService('AWS242ServiceCatalogService', {
  SearchProductsAsAdmin: ({ PageToken, PageSize }, { scope }) => {
    const products = Object.entries(resourcesIn(scope.region).products)
    const { items, token } = pageOf(products, {
      token: PageToken,
      size: PageSize,
      most: 20,
      refusal: 'InvalidParametersException',
    })
    return {
      ProductViewDetails: items.map(([Name, ProductId]) => ({
        ProductViewSummary: { ProductId, Name, Type: 'CLOUD_FORMATION_TEMPLATE' },
        Status: 'AVAILABLE',
        ProductARN: `arn:aws:catalog:${scope.region}:${account}:product/${ProductId}`,
      })),
      NextPageToken: token,
    }
  },
})
