import { listPipelines as pagesOfPipelines } from '../pipelines.ts'
import { type Lister, named } from './resource.ts'

export const listPipelines: Lister = async function* (place, _, signal) {
  for await (const pipelines of pagesOfPipelines(place, signal)) {
    yield named(pipelines.map(({ name }) => name))
  }
}
