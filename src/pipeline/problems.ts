import { guide } from './action-types/entry.ts'
import type { Pipeline, Region } from './pipeline.ts'
import type { Problem, Report } from './problem.ts'
import { checkArtifacts } from './rules/artifacts.ts'
import { checkConfigurations } from './rules/configuration.ts'
import { readMembers } from './rules/members.ts'
import { checkRegions } from './rules/regions.ts'
import { checkStages } from './rules/stages.ts'
import { checkTriggers } from './rules/triggers.ts'
import { checkV2 } from './rules/v2.ts'

export type { Problem, Severity } from './problem.ts'

/** A reading of the rules; a template's leaves out what only CloudFormation can tell. */
export type FindProblems = (pipeline: Pipeline, homeRegion: Region) => Problem[]

/** Everything wrong with a declaration that the declaration alone shows. Linear in its size. */
export function findProblems(declared: Pipeline, homeRegion: Region): Problem[] {
  const problems: Problem[] = []
  const report: Report = (severity, path, detail) => {
    problems.push({ ...detail, severity, path })
  }
  const pipeline = readMembers(declared, report)
  if (!pipeline) return problems
  checkStages(pipeline, report)
  checkArtifacts(pipeline, report)
  checkConfigurations(pipeline, report)
  checkRegions(pipeline, homeRegion, report)
  checkV2(pipeline, report)
  checkTriggers(pipeline, report)
  return problems
}

/** `a`, `a or b`, `a, b or c`. */
const oneOf = (values: readonly string[]) =>
  [values.slice(0, -1).join(', '), ...values.slice(-1)].filter(Boolean).join(' or ')

const counted = (count: number, thing: string) => `${count} ${thing}${count === 1 ? '' : 's'}`

/** The problem as a sentence or two: what is wrong, and the way out. */
export function describeProblem(problem: Problem): string {
  switch (problem.kind) {
    case 'bad-text':
      return `${problem.member} is "${problem.value}", and takes only ${problem.rule}. Write it in that form.`
    case 'missing-member':
      return `${problem.member} is missing, and AWS takes no pipeline without it. Add it.`
    case 'wrong-type':
      return `${problem.member} has to be ${problem.expected}, and is something else. Write it as ${problem.expected}.`
    case 'bad-number':
      return problem.max === undefined
        ? `${problem.member} is ${problem.value}. Choose a whole number from ${problem.min} on.`
        : `${problem.member} is ${problem.value}. Choose a whole number from ${problem.min} to ${problem.max}.`
    case 'bad-count':
      return `${problem.member} has ${counted(problem.count, 'item')}, and AWS takes ${problem.min} to ${problem.max}. ${problem.count < problem.min ? 'Add some, or leave it out.' : 'Remove some.'}`
    case 'unknown-value':
      return `${problem.member} is "${problem.value}". Choose ${oneOf(problem.values)}.`
    case 'too-few-stages':
      return `A pipeline has at least 2 stages, and this one has ${problem.count}. Add a stage after the source.`
    case 'too-many-stages':
      return `A pipeline has at most 50 stages, and this one has ${problem.count}. Put the actions into fewer stages, or split the pipeline.`
    case 'empty-stage':
      return `Stage "${problem.stage}" has no action. Add one, or remove the stage.`
    case 'duplicate-stage-name':
      return `There already is a stage named "${problem.stage}". Choose another name.`
    case 'duplicate-action-name':
      return `Stage "${problem.stage}" already has an action named "${problem.action}". Choose another name.`
    case 'first-stage-not-source':
      return `The first stage, "${problem.stage}", may hold source actions only. Move the others to a later stage.`
    case 'source-after-first-stage':
      return `Source action "${problem.action}" stands in stage "${problem.stage}". Source actions belong in the first stage: move it there.`
    case 'only-source-actions':
      return 'Every action is a source action. Add an action that does something with the source.'
    case 'too-many-actions':
      return `A pipeline has at most ${problem.max} actions, and this one has ${problem.count}. Remove some, or split the pipeline.`
    case 'too-many-actions-in-stage':
      return `Stage "${problem.stage}" has ${problem.count} actions; the quota is ${problem.max}. Spread them over more stages.`
    case 'duplicate-output-artifact':
      return `Output artifact "${problem.artifact}" of "${problem.action}" is already made by "${problem.otherAction}". Give it another name.`
    case 'input-not-produced':
      return `"${problem.action}" takes artifact "${problem.artifact}", which no earlier action makes. Choose an output of an earlier stage, or of a smaller run order.`
    case 'artifact-not-input':
      return `${problem.key} of "${problem.action}" names artifact "${problem.artifact}", which is no input artifact of the action. Add it to the inputs.`
    case 'too-few-inputs':
      return `"${problem.action}" needs at least ${counted(problem.min, 'input artifact')} and has ${problem.count}. Choose an output of an earlier action.`
    case 'too-many-inputs':
      return `"${problem.action}" takes ${problem.max === 0 ? 'no input artifact' : `at most ${counted(problem.max, 'input artifact')}`} and has ${problem.count}. Remove ${problem.count - problem.max === 1 ? 'one' : 'some'}.`
    case 'too-few-outputs':
      return `"${problem.action}" needs at least ${counted(problem.min, 'output artifact')} and has ${problem.count}. Name what it makes.`
    case 'too-many-outputs':
      return `"${problem.action}" makes ${problem.max === 0 ? 'no output artifact' : `at most ${counted(problem.max, 'output artifact')}`} and has ${problem.count}. Remove ${problem.count - problem.max === 1 ? 'one' : 'some'}.`
    case 'duplicate-input-artifact':
      return `"${problem.action}" takes artifact "${problem.artifact}" twice. Remove one.`
    case 'unknown-action-type':
      return `"${problem.action}" uses provider "${problem.provider}", which this build does not know. Check its configuration yourself; AWS decides whether it is right.`
    case 'wrong-category':
      return `Provider "${problem.provider}" of "${problem.action}" has no action of category ${problem.category}. Choose ${oneOf(problem.categories)}.`
    case 'wrong-type-version':
      return `Provider "${problem.provider}" of "${problem.action}" has no version ${problem.version}. Choose ${oneOf(problem.versions)}.`
    case 'retired-provider':
      return `"${problem.action}" uses ${problem.provider}, which AWS has retired. Move to another provider.`
    case 'missing-configuration':
      return `"${problem.action}" does not work without ${problem.key}. Enter a value for it.`
    case 'configuration-needed':
      return `"${problem.action}" has no ${problem.key}, which it needs because ${problem.when}. Enter a value for it.`
    case 'unknown-configuration':
      return `${problem.provider} documents no key named ${problem.key} ("${problem.action}"). AWS refuses keys that it does not know: check the spelling, or remove it.`
    case 'empty-configuration-value':
      return `${problem.key} of "${problem.action}" is empty. Give it a value or leave it out.`
    case 'long-configuration-value':
      return `${problem.key} of "${problem.action}" has ${problem.length} characters, and AWS takes at most 1000. Shorten it, or keep it in a file.`
    case 'configuration-value':
      return `${problem.key} of "${problem.action}" is "${problem.value}". Choose ${oneOf(problem.values)}.`
    case 'configuration-range':
      return `${problem.key} of "${problem.action}" is "${problem.value}". Enter a number from ${problem.min} to ${problem.max}.`
    case 'configuration-json':
      return `${problem.key} of "${problem.action}" is not valid JSON. Check its quotes, commas and braces.`
    case 'missing-commands':
      return `"${problem.action}" has no commands. Enter at least one line of shell.`
    case 'misplaced-member':
      return `"${problem.action}" has ${problem.member}, which only ${problem.belongsTo} actions read. Remove it.`
    case 'duplicate-namespace':
      return `"${problem.action}" and "${problem.otherAction}" share the namespace "${problem.namespace}", so their variables overwrite each other. Give each its own.`
    case 'missing-artifact-store':
      return `Choose an artifact bucket in ${problem.region}: "${problem.neededBy}" runs there.`
    case 'no-artifact-store':
      return 'The pipeline has no artifact store. Choose a bucket in its home region.'
    case 'two-artifact-store-forms':
      return 'The pipeline has both artifactStore and artifactStores. Keep one of them.'
    case 'unused-artifact-store':
      return `No action runs in ${problem.region}, so its artifact store is not used. Remove it, unless an action is to come.`
    case 'unknown-region':
      return `CodePipeline has no region "${problem.region}". Choose another region.`
    case 'other-partition':
      return `${problem.region} and ${problem.homeRegion} are in different AWS partitions, and a pipeline cannot reach across. Choose a region of the same partition, or make a pipeline there.`
    case 'not-cross-region':
      return `"${problem.action}" cannot run in ${problem.region}. ${problem.reason} Leave it in the home region.`
    case 'provider-not-in-region':
      return `"${problem.action}" runs in ${problem.region}, where ${problem.provider} is not offered. Choose another region or provider.`
    case 'key-of-other-region':
      return `The KMS key for ${problem.region} lies in ${problem.keyRegion}. Choose a key of ${problem.region}; the run fails otherwise.`
    case 'aws-key-across-accounts':
      return `"${problem.action}" runs with a role of account ${problem.account}, which cannot use the AWS managed key of the bucket in ${problem.region}. Choose a customer managed key there.`
    case 'arn-of-other-region':
      return `${problem.key} of "${problem.action}" names something in ${problem.arnRegion}, but the action runs in ${problem.region}. Name the one in ${problem.region}, or move the action.`
    case 'v2-only':
      return `${problem.what} can only be used in a pipeline of type V2. Change the type, or do without.`
    case 'parallel-rollback':
      return `Stage "${problem.stage}" rolls back, which a pipeline in PARALLEL mode cannot do. Choose another execution mode, or another result.`
    case 'condition-result':
      return `${problem.place} of stage "${problem.stage}" has the result ${problem.result}. Choose ${oneOf(problem.results)}.`
    case 'failure-result-twice':
      return `onFailure of stage "${problem.stage}" has a result and conditions. Keep one of them.`
    case 'skip-rule':
      return `Stage "${problem.stage}" skips on a rule of ${problem.provider}; SKIP goes with ${oneOf(problem.providers)} only. Choose such a rule, or another result.`
    case 'duplicate-variable':
      return `There already is a variable named "${problem.variable}". Choose another name.`
    case 'trigger-source':
      return `A trigger names "${problem.action}", which is no CodeStarSourceConnection action of this pipeline. Name one that is, or remove the trigger.`
    case 'duplicate-trigger':
      return `"${problem.action}" has more than one trigger. Keep one.`
    case 'trigger-filters':
      return `The trigger of "${problem.action}" filters one push by tags and by branches. Use a filter for each.`
    case 'answered-only':
      return `${problem.member} is no part of a pipeline: only GetPipeline answers it. Remove it.`
    case 'too-large':
      return `${problem.member} is ${problem.kilobytes} KB of JSON, and AWS takes at most ${problem.max} KB. Make it smaller, or split the pipeline.`
    case 'lost-secret':
      return `${problem.key} of "${problem.action}" in stage "${problem.stage}" is hidden by AWS, which keeps it only while the stage and the action keep their names. Enter it again, or keep the names.`
  }
}

const structure = guide('reference-pipeline-structure')
const declaration =
  'https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html'
const crossRegion = guide('actions-create-cross-region')
const quotas = guide('limits')
const actionReference = guide('action-reference')

const sources: Partial<Record<Problem['kind'], string>> = {
  'wrong-type': declaration,
  'missing-member': declaration,
  'bad-text': declaration,
  'bad-number': declaration,
  'bad-count': declaration,
  'unknown-value': declaration,
  'too-many-stages': quotas,
  'too-many-actions': quotas,
  'too-many-actions-in-stage': quotas,
  'long-configuration-value': quotas,
  'unknown-action-type': actionReference,
  'wrong-category': actionReference,
  'wrong-type-version': actionReference,
  'retired-provider': actionReference,
  'artifact-not-input': actionReference,
  'missing-configuration': actionReference,
  'configuration-needed': actionReference,
  'unknown-configuration': actionReference,
  'configuration-value': actionReference,
  'configuration-range': actionReference,
  'configuration-json': actionReference,
  'missing-commands': guide('action-reference-Commands'),
  'duplicate-namespace': guide('reference-variables'),
  'missing-artifact-store': crossRegion,
  'answered-only': crossRegion,
  'unused-artifact-store': crossRegion,
  'not-cross-region': crossRegion,
  'key-of-other-region': crossRegion,
  'aws-key-across-accounts': guide('pipelines-create-cross-account'),
  'arn-of-other-region': crossRegion,
  'unknown-region': 'https://docs.aws.amazon.com/general/latest/gr/codepipeline.html',
  'other-partition': 'https://docs.aws.amazon.com/general/latest/gr/codepipeline.html',
  'provider-not-in-region': 'https://docs.aws.amazon.com/general/latest/gr/codepipeline.html',
  'v2-only': guide('pipeline-types'),
  'parallel-rollback': guide('stage-conditions'),
  'condition-result': guide('stage-conditions'),
  'failure-result-twice': guide('stage-conditions'),
  'skip-rule': guide('stage-conditions'),
  'duplicate-variable': guide('reference-variables'),
  'trigger-source': guide('pipelines-triggers'),
  'duplicate-trigger': guide('pipelines-triggers'),
  'trigger-filters': guide('pipelines-filter'),
  'too-large': quotas,
  'lost-secret': guide('appendix-github-oauth'),
}

/** The AWS page that a kind of problem comes from. */
export const problemSource = (kind: Problem['kind']): string => sources[kind] ?? structure

/** Those problems that were not there before; told apart by their sentences, because places shift. */
export function addedProblems(before: readonly Problem[], after: readonly Problem[]): Problem[] {
  const known = new Set(before.map(describeProblem))
  return after.filter((problem) => !known.has(describeProblem(problem)))
}
