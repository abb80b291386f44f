import type { Edit } from './edits.ts'
import { actionIn, nameIn, type RewrittenValue, withRewritten } from './fan-out.ts'
import { type Action, type ArtifactStore, type Pipeline, type Region } from './pipeline.ts'
import type { Problem } from './problem.ts'

/** One action of a pipeline, by name. */
export interface ActionPlace {
  stage: string
  action: string
}

/** What a change of region brings with it. */
interface InRegion {
  region: Region
  /** For a region that has none yet. */
  store: ArtifactStore | undefined
  /** Values of the action that name the region it ran in. */
  values: readonly RewrittenValue[]
}

const setStore = ({ region, store }: InRegion): Edit[] =>
  store ? [{ kind: 'set-artifact-store', region, store }] : []

/** Runs an action in another region. */
export const changeRegion = (place: ActionPlace, to: InRegion): Edit[] => [
  { kind: 'set-action-region', ...place, region: to.region },
  ...to.values.map(({ path, to: value }): Edit => ({
    kind: 'set-action-value',
    ...place,
    path,
    value,
  })),
  ...setStore(to),
]

/** Runs the same in another region too, as an action of the same stage. */
export function duplicateAction(
  { stage, action, name }: { stage: string; action: Action; name: string },
  to: InRegion,
  homeRegion: Region,
): Edit[] {
  // Two actions cannot make the same artifact, nor share a namespace.
  const named = (text: string) => nameIn(to.region, text, true)
  const copy = actionIn(withRewritten(action, to.values), { ...to, homeRegion, named })
  return [{ kind: 'add-action', stage, action: { ...copy, name } }, ...setStore(to)]
}

/** Removes an action, and its stage where it is the only one: AWS takes no empty stage. */
export function removeAction(pipeline: Pipeline, { stage, action }: ActionPlace): Edit[] {
  const others = pipeline.stages.find(({ name }) => name === stage)?.actions.length ?? 0
  return [
    { kind: 'remove-action', stage, action },
    ...(others === 1 ? [{ kind: 'remove-stage', stage } as const] : []),
  ]
}

/** Moves an action; a stage that it leaves empty is removed. */
export function moveAction(
  pipeline: Pipeline,
  place: ActionPlace,
  to: { stage: string; runOrder: number },
): Edit[] {
  const { stage } = place
  const isAlone = pipeline.stages.find(({ name }) => name === stage)?.actions.length === 1
  return [
    { kind: 'move-action', ...place, toStage: to.stage, runOrder: to.runOrder },
    ...(isAlone && to.stage !== stage ? [{ kind: 'remove-stage', stage } as const] : []),
  ]
}

/** Regions with an artifact store in which nothing runs; never the home region, which needs one. */
export const idleStores = (problems: readonly Problem[]): Region[] =>
  problems.flatMap((problem) => (problem.kind === 'unused-artifact-store' ? [problem.region] : []))

/** Regions that need an artifact store and have none. */
export const regionsWithoutStore = (
  problems: readonly Problem[],
  homeRegion: Region,
): ReadonlySet<Region> =>
  new Set(
    problems.flatMap((problem) => {
      if (problem.kind === 'no-artifact-store') return [homeRegion]
      return problem.kind === 'missing-artifact-store' ? [problem.region] : []
    }),
  )

/** Removes stores; with only the home region left the pipeline has the single store again. */
export const removeStores = (regions: readonly Region[]): Edit[] =>
  regions.map((region) => ({ kind: 'remove-artifact-store', region }))
