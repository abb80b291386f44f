import { pageOf } from './paging.ts'
import { resourcesIn } from './seeds/resources.ts'
import { jsonService } from './service.ts'
import { account } from './world.ts'

/** Private repositories of a region. */
export const ecr = jsonService('AmazonEC2ContainerRegistry_V20150921', {
  DescribeRepositories: ({ nextToken, maxResults }, { scope }) => {
    const { items, token } = pageOf(resourcesIn(scope.region).repositories, {
      token: nextToken,
      size: maxResults ?? 100,
      most: 1000,
      refusal: 'InvalidParameterException',
    })
    return {
      repositories: items.map((name) => ({
        repositoryArn: `arn:aws:ecr:${scope.region}:${account}:repository/${name}`,
        registryId: account,
        repositoryName: name,
        repositoryUri: `${account}.dkr.ecr.${scope.region}.amazonaws.com/${name}`,
      })),
      nextToken: token,
    }
  },
})
