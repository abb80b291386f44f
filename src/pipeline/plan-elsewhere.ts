import { applyPlan, type Conflict, describeConflict, type Edit } from './edits.ts'
import { findAction, findStage, freeName } from './names.ts'
import { artifactStoresOf, type Pipeline, pipelineTypeOf, type Region } from './pipeline.ts'

/** The edits of one pipeline's plan, fitted to another pipeline. */
export interface PlanElsewhere {
  edits: Edit[]
  /** What was changed to fit, in sentences. */
  fitted: string[]
  /** Why some edits do not fit, in sentences; empty where all do. */
  conflicts: string[]
}

/**
 * The same edits for a pipeline that they were not made on: a new stage or action whose name is
 * taken gets a free one, a stage after one that is not there goes to the end, and a region that has
 * an artifact store keeps it.
 */
export function planElsewhere(
  edits: readonly Edit[],
  pipeline: Pipeline,
  homeRegion: Region,
): PlanElsewhere {
  const fitted: string[] = []
  const conflicts: Conflict[] = []
  const taken: Edit[] = []
  /** New stages by the name that the plan knows them by. */
  const renamed = new Map<string, string>()
  let now = pipeline
  for (const edit of edits) {
    const fit = fitEdit(withStage(edit, renamed), now, homeRegion)
    if (fit.said) fitted.push(fit.said)
    if (!fit.edit) continue
    if (edit.kind === 'add-stage' && fit.edit.kind === 'add-stage') {
      renamed.set(edit.stage, fit.edit.stage)
    }
    const applied = applyPlan(now, { homeRegion, edits: [fit.edit] })
    conflicts.push(...applied.conflicts.map(({ conflict }) => conflict))
    if (applied.conflicts.length > 0) continue
    taken.push(fit.edit)
    now = applied.pipeline
  }
  return { edits: taken, fitted, conflicts: conflicts.map(describeConflict) }
}

/** An edit of a stage that has another name here. */
function withStage(edit: Edit, renamed: ReadonlyMap<string, string>): Edit {
  if (edit.kind === 'add-stage' && 'after' in edit.position) {
    const after = renamed.get(edit.position.after) ?? edit.position.after
    return { ...edit, position: { after } }
  }
  if (edit.kind !== 'add-stage' && 'stage' in edit) {
    return { ...edit, stage: renamed.get(edit.stage) ?? edit.stage }
  }
  return edit
}

interface Fit {
  /** Absent where nothing is left to do. */
  edit?: Edit
  said?: string
}

function fitEdit(edit: Edit, pipeline: Pipeline, homeRegion: Region): Fit {
  if (edit.kind === 'add-stage') return fitStage(edit, pipeline)
  if (edit.kind === 'add-action') {
    const stage = findStage(pipeline, edit.stage)
    const { name } = edit.action
    if (!stage || !findAction(pipeline, edit.stage, name)) return { edit }
    const free = freeName(
      name,
      stage.actions.map((action) => action.name),
    )
    return {
      edit: { ...edit, action: { ...edit.action, name: free } },
      said: `Action "${name}" is named "${free}", because stage "${edit.stage}" has one of that name.`,
    }
  }
  if (edit.kind === 'set-artifact-store') {
    const own = artifactStoresOf(pipeline, homeRegion)[edit.region]
    if (!own) return { edit }
    return { said: `${edit.region} keeps its own bucket "${own.location}".` }
  }
  if (edit.kind === 'set-pipeline-type' && pipelineTypeOf(pipeline) === edit.pipelineType) {
    return { said: `The pipeline is of type ${edit.pipelineType} already.` }
  }
  return { edit }
}

function fitStage(edit: Edit & { kind: 'add-stage' }, pipeline: Pipeline): Fit {
  const { stage, position } = edit
  const free = freeName(
    stage,
    pipeline.stages.map(({ name }) => name),
  )
  const isLost = 'after' in position && !findStage(pipeline, position.after)
  const said = [
    ...(free === stage
      ? []
      : [`Stage "${stage}" is named "${free}", because there is one of that name.`]),
    ...(isLost ? [`Stage "${free}" goes to the end: there is no stage "${position.after}".`] : []),
  ].join(' ')
  return {
    edit: { ...edit, stage: free, position: isLost ? { at: 'end' } : position },
    ...(said && { said }),
  }
}
