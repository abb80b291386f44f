import { jsonService } from './service.ts'
import { regionOf } from './world.ts'

/** The build projects of a region. */
export const codebuild = jsonService('CodeBuild_20161006', {
  ListProjects: (_input, { world, scope }) => ({
    projects: regionOf(world, scope.region).projects,
  }),
})
