import { findActionType } from '../../pipeline/action-types.ts'
import { type Pipeline, type Region, regionOf } from '../../pipeline/pipeline.ts'
import { regionName } from '../../pipeline/regions.ts'
import type { Selection } from './selection.ts'

/** A stage or an action that can be found, and the words it is found by. */
interface Found {
  selection: Selection
  label: string
  description: string
  words: string
}

/** Every stage and action, in the order of the pipeline. */
export function searchable(pipeline: Pipeline, homeRegion: Region): Found[] {
  return pipeline.stages.flatMap((stage): Found[] => [
    {
      selection: { stage: stage.name },
      label: `Stage ${stage.name}`,
      description: stage.actions.length === 1 ? '1 action' : `${stage.actions.length} actions`,
      words: `stage ${stage.name}`.toLowerCase(),
    },
    ...stage.actions.map((action) => {
      const region = regionOf(action, homeRegion)
      const { provider, category } = action.actionTypeId
      const title = findActionType(action.actionTypeId)?.title ?? provider
      const words = [stage.name, action.name, provider, title, category, region, regionName(region)]
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
