import { jsonService, type Operation } from '../service.ts'
import { actionTypeAnswer, actionTypes, offeredIn } from './action-types.ts'
import { executionOperations } from './operations.ts'
import { paged } from './paging.ts'
import { pipelineOperations } from './pipelines.ts'
import { tagOperations } from './tags.ts'
import { validate } from './validate.ts'

const listActionTypes: Operation = (input, { scope }) => {
  validate('ListActionTypes', input)
  const owner = input['actionOwnerFilter']
  const region = typeof input['regionFilter'] === 'string' ? input['regionFilter'] : scope.region
  const found = actionTypes.filter(
    ({ id }) => (owner === undefined || id.owner === owner) && offeredIn(id, region),
  )
  const { items, nextToken } = paged(found, input, 100)
  return { actionTypes: items.map(actionTypeAnswer), ...(nextToken && { nextToken }) }
}

/** CodePipeline, version 2015-07-09. */
export const codepipeline = jsonService('CodePipeline_20150709', {
  ...pipelineOperations,
  ...executionOperations,
  ...tagOperations,
  ListActionTypes: listActionTypes,
})
