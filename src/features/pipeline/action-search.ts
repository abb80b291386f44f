import { actionStatus, type PipelineStateView, stageStatus } from '../../graph/state.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import { type Pipeline, type Region, regionOf } from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'
import type { Selection } from '../../graph/selection.ts'

/** A stage or an action that can be found, and the words it is found by. */
interface Found {
  selection: Selection
  label: string
  description: string
  words: string
}

/** Every stage and action, in the order of the pipeline; with a state, by their status too. */
export function searchable(
  pipeline: Pipeline,
  homeRegion: Region,
  state?: PipelineStateView,
): Found[] {
  return pipeline.stages.flatMap((stage): Found[] => [
    {
      selection: { stage: stage.name },
      label: `Stage ${stage.name}`,
      description: stage.actions.length === 1 ? '1 action' : `${stage.actions.length} actions`,
      words: `stage ${stage.name} ${stageStatus(state, stage.name)?.text ?? ''}`.toLowerCase(),
    },
    ...stage.actions.map((action) => {
      const region = regionOf(action, homeRegion)
      const { provider, category } = action.actionTypeId
      const title = findActionType(action.actionTypeId)?.title ?? provider
      const status = actionStatus(state, stage.name, action)?.text
      const place = [stage.name, action.name, region, regionName(region)]
      const words = [...place, provider, title, category, status]
      return {
        selection: { stage: stage.name, action: action.name },
        label: `${stage.name} / ${action.name}`,
        description: `${title}, ${region}`,
        words: words.join(' ').toLowerCase(),
      }
    }),
  ])
}

/** Those with every word of the text in them; a stage only where its own name is asked for. */
export function search(all: readonly Found[], text: string): Found[] {
  const asked = text
    .toLowerCase()
    .split(/[\s/]+/)
    .filter(Boolean)
  return all.filter(({ words }) => asked.every((word) => words.includes(word)))
}
