import { pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'
import { resourcesIn } from './seeds/resources.ts'
import { jsonService } from './service.ts'
import { account } from './world.ts'

/** Private repositories of a region. */
export const ecr = jsonService('AmazonEC2ContainerRegistry_V20150921', {
  DescribeRepositories: ({ nextToken, maxResults, repositoryNames }, { scope }) => {
    const present = resourcesIn(scope.region).repositories
    const asked = Array.isArray(repositoryNames) ? repositoryNames.map(String) : present
    const absent = asked.find((name) => !present.includes(name))
    if (absent !== undefined) {
      throw new Refusal(
        'RepositoryNotFoundException',
        `The repository with name '${absent}' does not exist in the registry with id '${account}'`,
      )
    }
    const { items, token } = pageOf(asked, {
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
