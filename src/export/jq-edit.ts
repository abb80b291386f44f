import { applyPlan, type Edit, type Plan } from '../pipeline/edits.ts'
import { describeChange, findChanges } from '../pipeline/changes.ts'
import { deepEqual, isPlainObject } from '../pipeline/deep-equal.ts'
import { findAction } from '../pipeline/names.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { layoutJson, membersOf } from './layout-json.ts'
import { type Secret, withSecretsAs } from './secrets.ts'

/** Stages and actions are found by name, so that the edits can be read. */
const definitions = `def at($name): (map(.name) | index($name)) // error("There is nothing named \\($name).");
def stage($s): .stages[.stages | at($s)];
def action($s; $a): stage($s) | .actions[.actions | at($a)];`

/**
 * The plan's edits as a jq program over a pipeline: what `applyPlan` makes of the version that the
 * plan is pinned to, jq makes of the same. Secrets are read from the environment.
 *
 * JSON is jq as it stands: its strings know no `\\(`, the one thing jq would evaluate in them.
 */
export function jqEdit(base: Pipeline, plan: Plan, secrets: readonly Secret[]): string {
  const steps: string[] = []
  let before = base
  for (const edit of plan.edits) {
    const { pipeline, conflicts } = applyPlan(before, { ...plan, edits: [edit] })
    if (conflicts.length > 0) continue
    const said = findChanges(before, pipeline, plan.homeRegion).map(describeChange)
    const filter = filterOf(edit, { before, after: pipeline, homeRegion: plan.homeRegion, secrets })
    steps.push([...said.map(jqComment), filter].join('\n'))
    before = pipeline
  }
  for (const { stage, action, key, id } of secrets) {
    if (findAction(before, stage, action)) {
      steps.push(
        `${actionAt(stage, action)}.configuration[${literal(key)}] = $ENV.${environmentName(id)}`,
      )
    }
  }
  return [definitions, '', ...(steps.length > 0 ? [steps.join('\n|\n')] : ['.'])].join('\n')
}

/** The variable that a secret is read from. */
export const environmentName = (id: string): string => `SECRET_${id.toUpperCase()}`

/** Since jq 1.7.1 a comment goes on behind a backslash at its end. */
const jqComment = (text: string) => `# ${oneLine(text).replace(/\\+$/, '')}`

/** Text that can neither end a line nor hide in one. */
export const oneLine = (text: string): string =>
  // oxlint-disable-next-line no-control-regex
  text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')

interface Around {
  before: Pipeline
  after: Pipeline
  homeRegion: Region
  secrets: readonly Secret[]
}

const literal = (value: unknown) => layoutJson(value)
const stageAt = (stage: string) => `stage(${literal(stage)})`
const actionAt = (stage: string, action: string) => `action(${literal(stage)}; ${literal(action)})`

function filterOf(edit: Edit, { before, after, homeRegion, secrets }: Around): string {
  switch (edit.kind) {
    case 'add-stage': {
      const added = literal({ name: edit.stage, actions: [] })
      if ('after' in edit.position) {
        return [
          `(.stages | at(${literal(edit.position.after)}) + 1) as $next`,
          `  | .stages |= .[:$next] + [${added}] + .[$next:]`,
        ].join('\n')
      }
      return edit.position.at === 'start' ? `.stages |= [${added}] + .` : `.stages += [${added}]`
    }
    case 'add-action': {
      const blank = secrets.filter((s) => s.stage === edit.stage && s.action === edit.action.name)
      const stages = [{ name: edit.stage, actions: [edit.action] }]
      const [stage] = withSecretsAs({ ...before, stages }, blank, () => '').stages
      return `${stageAt(edit.stage)}.actions += ${literal(stage?.actions)}`
    }
    case 'set-artifact-store':
    case 'remove-artifact-store':
      return storesFilter(before, after)
    case 'set-action-region': {
      const at = actionAt(edit.stage, edit.action)
      return edit.region === homeRegion
        ? `del(${at}.region)`
        : `${at}.region = ${literal(edit.region)}`
    }
    case 'set-pipeline-type':
      return `.pipelineType = ${literal(edit.pipelineType)}`
    case 'move-action': {
      const { stage, action, toStage, runOrder } = edit
      const at = actionAt(stage, action)
      if (stage === toStage) return `${at}.runOrder = ${runOrder}`
      return [
        `${at} as $moved`,
        `  | ${stageAt(toStage)}.actions += [$moved + {"runOrder": ${runOrder}}]`,
        `  | del(${at})`,
      ].join('\n')
    }
    case 'set-action-value': {
      const [member, key] = edit.path
      const at = actionAt(edit.stage, edit.action)
      // As the edit has written it, whatever it made of the value.
      const edited = findAction(after, edit.stage, edit.action)
      return member === 'configuration'
        ? `${at}.configuration[${literal(key)}] = ${literal(edited?.configuration?.[key])}`
        : `${at}.${member} = ${literal(edited?.[member])}`
    }
    case 'remove-action':
      return `del(${actionAt(edit.stage, edit.action)})`
    case 'remove-stage':
      return `del(${stageAt(edit.stage)})`
    case 'apply-difference':
      return differenceFilter(before, after)
  }
}

/** From one form of the stores to the other, or one store within the same form. */
function storesFilter(before: Pipeline, after: Pipeline): string {
  if (before.artifactStore && after.artifactStores) {
    return [`.artifactStores = ${literal(after.artifactStores)}`, '  | del(.artifactStore)'].join(
      '\n',
    )
  }
  if (before.artifactStores && after.artifactStore) {
    return [`.artifactStore = ${literal(after.artifactStore)}`, '  | del(.artifactStores)'].join(
      '\n',
    )
  }
  return differenceFilter(before, after)
}

/** Every member that differs, by its path; lists whose names or lengths differ are set as a whole. */
function differenceFilter(before: Pipeline, after: Pipeline): string {
  const steps = differences(before, after, [])
  return steps.length > 0 ? steps.join('\n  | ') : '.'
}

type Path = readonly (string | number)[]

function differences(before: unknown, after: unknown, path: Path): string[] {
  if (deepEqual(before, after)) return []
  if (isPlainObject(before) && isPlainObject(after)) {
    const members = new Map(membersOf(after))
    const gone = membersOf(before).filter(([key]) => !members.has(key))
    return [
      ...[...members].flatMap(([key, member]) => differences(before[key], member, [...path, key])),
      ...gone.map(([key]) => `delpaths([${literal([...path, key])}])`),
    ]
  }
  if (Array.isArray(before) && Array.isArray(after) && haveSameNames(before, after)) {
    return after.flatMap((item, index) => differences(before[index], item, [...path, index]))
  }
  return [`setpath(${literal(path)}; ${literal(after)})`]
}

const haveSameNames = (before: readonly unknown[], after: readonly unknown[]) =>
  before.length === after.length &&
  before.every((item, index) => isPlainObject(item) && nameOf(item) === nameOf(after[index]))

const nameOf = (item: unknown) => (isPlainObject(item) ? item['name'] : undefined)
