import { findChanges } from '../src/pipeline/changes.ts'
import { applyPlan, type Edit } from '../src/pipeline/edits.ts'
import { findProblems } from '../src/pipeline/problems.ts'
import { median, type Topic } from './bar.ts'
import { homeRegion, largePipeline } from './large-pipeline.ts'

/** Edits that a person makes one after the other; each is applied to the pipeline as read. */
const editsAt = (stage: string): Edit[] => [
  {
    kind: 'add-action',
    stage,
    action: {
      name: 'Deploy',
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      runOrder: 5,
      region: 'us-east-1',
      configuration: { ApplicationName: 'app', DeploymentGroupName: 'group' },
      inputArtifacts: [{ name: 'source-0' }],
    },
  },
  { kind: 'set-action-region', stage, action: 'Build1x1', region: 'eu-central-1' },
  { kind: 'move-action', stage, action: 'Build1x2', toStage: stage, runOrder: 9 },
  { kind: 'remove-action', stage, action: 'Build3x3' },
]

/**
 * Milliseconds from an edit to what the screens show of it, on a pipeline that has been on the screen
 * before: the median of the edits.
 */
function timeOfEdit(actions: number): () => number {
  const pipeline = largePipeline(actions)
  const edits = editsAt(pipeline.stages.at(-2)?.name ?? '')
  return () =>
    median(
      // Often enough that the engine has compiled it, as it has for someone who is typing.
      Array.from({ length: 10 }, () => edits)
        .flat()
        .map((edit) => {
          const started = performance.now()
          const edited = applyPlan(pipeline, { homeRegion, edits: [edit] })
          findProblems(edited.pipeline, homeRegion)
          const changes = findChanges(pipeline, edited.pipeline, homeRegion)
          const taken = performance.now() - started
          if (edited.conflicts.length > 0 || changes.length === 0) {
            throw new Error(`The edit ${edit.kind} does not fit the pipeline`)
          }
          return taken
        }),
    )
}

const small = 'edit at 1,000 actions'
const large = 'edit at 5,000 actions'

/** What happens on every key that is typed into an edit: apply it, check the rules, find the changes. */
export const core: Topic = {
  name: 'core',
  bars: [
    { name: small, unit: 'ms', bar: 4, of: ({ median }) => median(small) },
    {
      name: 'edit at 5,000 actions beside 1,000',
      unit: '×',
      bar: 6,
      of: ({ median }) => median(large) / median(small),
    },
  ],
  measures: async () => {
    const [ofSmall, ofLarge] = [timeOfEdit(1000), timeOfEdit(5000)]
    return [() => ({ [small]: ofSmall() }), () => ({ [large]: ofLarge() })]
  },
}
