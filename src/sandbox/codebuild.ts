import { pageOf } from './paging.ts'
import { jsonService } from './service.ts'
import { regionOf } from './world.ts'

/** The build projects of a region. */
export const codebuild = jsonService('CodeBuild_20161006', {
  ListProjects: ({ nextToken }, { world, scope }) => {
    const { items, token } = pageOf(regionOf(world, scope.region).projects, {
      token: nextToken,
      size: undefined,
      most: 100,
      refusal: 'InvalidInputException',
    })
    return { projects: items, nextToken: token }
  },
})
