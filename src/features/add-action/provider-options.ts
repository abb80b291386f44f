import type { SelectProps } from '@cloudscape-design/components/select'
import { actionTypeKey } from '../../draft/add-action-answers.ts'
import { actionTypes, findActionType, whyNotCrossRegion } from '../../pipeline/action-types.ts'
import type { ActionTypeEntry } from '../../pipeline/action-types.ts'
import type { ActionTypeId, Pipeline } from '../../pipeline/pipeline.ts'

/** Those that may cross first; Source and Approval, which may not, last. */
const categories = ['Deploy', 'Build', 'Test', 'Invoke', 'Compute', 'Approval', 'Source']

const idOf = ({ category, owner, provider, version }: ActionTypeId | ActionTypeEntry) => ({
  category,
  owner,
  provider,
  version,
})

/** The action type that an option's value stands for. */
export function actionTypeOf(value: string): ActionTypeId {
  const [category = '', owner = '', provider = '', version = ''] = value.split('/')
  return { category, owner, provider, version }
}

/** Why a provider cannot be chosen for a cross-region action of this pipeline; undefined if it can. */
function whyNotHere(type: ActionTypeId, pipeline: Pipeline): string | undefined {
  const entry = findActionType(type)
  const stays = whyNotCrossRegion(type)
  if (stays) return stays
  if (entry?.retired) return 'AWS has ended this service.'
  if (entry?.pipelineType === 'V2' && pipeline.pipelineType !== 'V2') {
    return 'Only pipelines of type V2 may have it; this one is of type V1.'
  }
  return undefined
}

/** One provider as an option; found by title, by provider id and by owner. */
export function providerOption(type: ActionTypeId, pipeline: Pipeline): SelectProps.Option {
  const entry = findActionType(type)
  const reason = whyNotHere(type, pipeline)
  return {
    value: actionTypeKey(type),
    label: entry?.title ?? type.provider,
    filteringTags: [type.provider, type.owner],
    ...(!entry && { description: 'Not known to this console; AWS decides whether it fits.' }),
    ...(reason && { description: reason, disabled: true }),
  }
}

/**
 * Every provider by category: those of the catalogue, and those that the pipeline uses besides.
 * Providers that cannot cross regions are there with the reason, not left out.
 */
export function providerOptions(pipeline: Pipeline): SelectProps.OptionGroup[] {
  const used = pipeline.stages.flatMap(({ actions }) =>
    actions.map(({ actionTypeId }) => actionTypeId),
  )
  const types = new Map(
    [...actionTypes.map(idOf), ...used.map(idOf)].map((type) => [actionTypeKey(type), type]),
  )
  const known = [...types.values()]
  const others = known.map(({ category }) => category).filter((name) => !categories.includes(name))
  return [...categories, ...new Set(others)].map((category) => ({
    label: category,
    options: known
      .filter((type) => type.category === category)
      .map((type) => providerOption(type, pipeline))
      .toSorted((one, other) => Number(one.disabled ?? false) - Number(other.disabled ?? false)),
  }))
}
