import { type AddActionAnswers, configurationOf } from '../../draft/add-action-answers.ts'
import type { Draft } from '../../draft/draft.ts'
import { describeConflict, type PlanResult } from '../../pipeline/edits.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import { findEditProblems } from '../../pipeline/masked-values.ts'
import {
  describeProblem,
  type FindProblems,
  findProblems,
  type Problem,
} from '../../pipeline/problems.ts'
import { type Field, fieldOf, fieldOfConflict } from './fields.ts'
import type { Stores } from './stores.ts'

/** A draft that the wizard is filling. */
export type WizardDraft = Draft & { answers: AddActionAnswers }

/** Something to settle, at the control that settles it. */
export interface FieldProblem {
  field: Field
  severity: 'error' | 'warning'
  text: string
  /** The rule or conflict behind it. */
  kind?: string
}

const error = (field: Field, text: string, kind?: string): FieldProblem => ({
  field,
  severity: 'error',
  text,
  ...(kind !== undefined && { kind }),
})

/** Questions without an answer; the rules below would only say that an empty text is no name. */
function findUnanswered(answers: AddActionAnswers): FieldProblem[] {
  const isNewStage = answers.placement === 'new-stage'
  return [
    ...(isNewStage && !answers.newStageName.trim()
      ? [error('new-stage-name', 'Enter a name for the new stage.')]
      : []),
    ...(!isNewStage && !answers.existingStage ? [error('stage', 'Choose a stage.')] : []),
    ...(answers.actionType ? [] : [error('provider', 'Choose an action provider.')]),
    ...(answers.region ? [] : [error('region', 'Choose the region the action runs in.')]),
    ...(answers.actionName.trim() ? [] : [error('action-name', 'Enter a name for the action.')]),
  ]
}

/** Two readings of a problem that differ only in where a stage stands are the same problem. */
const keyOf = (problem: Problem) => `${problem.kind}/${describeProblem(problem)}`

/** What is wrong with a pipeline before any edit; the wizard has none of it to settle. */
export const knownProblems = (
  base: Pipeline,
  homeRegion: Region,
  find: FindProblems = findProblems,
): ReadonlySet<string> => new Set(find(base, homeRegion).map(keyOf))

/** Everything that is open, each at its control; at most one question or conflict per control. */
export function findFieldProblems(
  draft: WizardDraft,
  edited: PlanResult,
  { rows, findings }: Pick<Stores, 'rows' | 'findings'>,
  find: FindProblems = findProblems,
  known: ReadonlySet<string> = knownProblems(draft.base, draft.region, find),
): FieldProblem[] {
  const unanswered = findUnanswered(draft.answers)
  const conflicts = edited.conflicts.map(({ edit, conflict }) =>
    error(fieldOfConflict(edit, conflict), describeConflict(conflict), conflict.kind),
  )
  const asked = new Set([...unanswered, ...conflicts].map(({ field }) => field))
  const all = findEditProblems(draft.base, edited.pipeline, draft.region, find)
  const broken = all.flatMap((problem): FieldProblem[] => {
    if (problem.severity === 'hint' || known.has(keyOf(problem))) return []
    const field = fieldOf(problem, edited.pipeline, draft.answers, draft.region)
    if (asked.has(field)) return []
    const { kind, severity } = problem
    return [{ field, severity, text: describeProblem(problem), kind }]
  })
  const buckets = rows.flatMap(({ region }) => {
    const finding = findings[region]
    return finding ? [{ field: `bucket/${region}` as const, ...finding }] : []
  })
  return [...unanswered, ...onePerField(conflicts), ...onePerField(broken), ...buckets]
}

/** In several regions the same is wrong several times: once is enough, but for what a region causes. */
function onePerField(problems: readonly FieldProblem[]): FieldProblem[] {
  const seen = new Set<string>()
  return problems.filter(({ field, severity, kind }) => {
    if (kind === undefined || field === 'region' || field === 'elsewhere') return true
    const key = [field, severity, kind].join(' ')
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

/** Whether a control has something in it: then its errors are shown at once. */
export function isFilled(field: Field, answers: AddActionAnswers): boolean {
  const [control = '', ...rest] = field.split('/')
  const detail = rest.join('/')
  if (control === 'provider') return answers.actionType !== undefined
  if (control === 'configuration') return Boolean(configurationOf(answers)[detail])
  if (control === 'bucket') return Boolean(answers.stores[detail]?.bucket)
  const member = emptyAtFirst[control]
  return member === undefined || (answers[member]?.length ?? 0) > 0
}

/** Controls that start empty, and the answers behind them. */
const emptyAtFirst: Record<
  string,
  | 'newStageName'
  | 'existingStage'
  | 'actionName'
  | 'region'
  | 'commands'
  | 'inputArtifacts'
  | 'outputArtifacts'
  | undefined
> = {
  'new-stage-name': 'newStageName',
  stage: 'existingStage',
  'action-name': 'actionName',
  region: 'region',
  commands: 'commands',
  inputs: 'inputArtifacts',
  outputs: 'outputArtifacts',
}
