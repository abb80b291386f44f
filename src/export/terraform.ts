import type { Action, ArtifactStore, Pipeline, Stage } from '../pipeline/pipeline.ts'
import type { Exported, ExportInput } from './exported.ts'
import { type HclItem, layoutHcl } from './hcl.ts'
import { Verbatim } from './layout-json.ts'
import type { Secret } from './secrets.ts'
import { pascalName, wholeResource, type WholeResource } from './whole-resource.ts'

/**
 * Members that `aws_codepipeline` of the providers 5 and 6 has no argument for.
 * Source: https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/codepipeline
 */
const terraformLacks = [
  'stages.*.blockers',
  'stages.*.actions.*.commands',
  'stages.*.actions.*.outputVariables',
  'stages.*.actions.*.environmentVariables',
  'stages.*.actions.*.outputArtifacts.*.files',
  // It takes one condition where the service takes a list.
  ...['beforeEntry', 'onSuccess', 'onFailure'].map((place) => `stages.*.${place}.conditions.+`),
]

const variableOf = ({ id }: Secret) =>
  id.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, '_').toLowerCase()

const resourceOf = (input: ExportInput): WholeResource =>
  wholeResource(input, {
    name: 'The Terraform resource',
    lacks: terraformLacks,
    writeSecret: (secret) => new Verbatim(`var.${variableOf(secret)}`),
    giveSecret: (secret) => `Give it as the variable ${variableOf(secret)}`,
  })

/** The changed pipeline as a whole `aws_codepipeline`, and a variable for each secret. */
export function exportTerraform(input: ExportInput): Exported {
  const resource = resourceOf(input)
  const { name } = resource.pipeline
  const label = terraformName(name)
  return {
    text: layoutHcl([
      ...resource.secrets.map(variableBlock),
      {
        block: 'resource',
        labels: ['aws_codepipeline', label],
        items: pipelineItems(resource.pipeline),
      },
    ]),
    fileName: `${name}.tf`,
    notes: notesOf(resource, input, [
      `Terraform takes an existing pipeline over with: terraform import aws_codepipeline.${label} ${name}`,
    ]),
  }
}

/** Only the blocks and arguments that the plan changes, each with what to do with it. */
export function exportTerraformBlocks(input: ExportInput): Exported {
  const before = resourceOf({ ...input, plan: { ...input.plan, edits: [] } })
  const after = resourceOf(input)
  const known = new Set(before.secrets.map(({ id }) => id))
  return {
    text: changedItems(
      [...before.secrets.map(variableBlock), ...pipelineItems(before.pipeline)],
      [
        ...after.secrets.filter(({ id }) => !known.has(id)).map(variableBlock),
        ...before.secrets.map(variableBlock),
        ...pipelineItems(after.pipeline),
      ],
    ),
    fileName: `${after.pipeline.name}-changes.tf`,
    notes: notesOf(after, input, ['These are parts of your resource, not a file to apply.']),
  }
}

const notesOf = ({ notes }: WholeResource, { plan }: ExportInput, more: readonly string[]) => [
  ...notes,
  `The provider has to be in ${plan.homeRegion}, the pipeline's own region.`,
  ...more,
]

const terraformName = (name: string) =>
  variableOf({ id: pascalName(name), stage: '', action: '', key: '' })

const variableBlock = (secret: Secret): HclItem => ({
  block: 'variable',
  labels: [variableOf(secret)],
  items: [
    { argument: 'type', value: new Verbatim('string') },
    { argument: 'sensitive', value: new Verbatim('true') },
  ],
})

const text = (argument: string, value: unknown): HclItem[] =>
  value === undefined || value === null ? [] : [{ argument, value: value as string }]

const list = (argument: string, values: readonly string[] | undefined): HclItem[] =>
  values && values.length > 0 ? [{ argument, value: values }] : []

const block = (name: string, value: unknown, write: (value: never) => HclItem[]): HclItem[] =>
  value === undefined || value === null
    ? []
    : [value].flat().map((one) => ({ block: name, items: write(one as never) }))

function pipelineItems(pipeline: Pipeline): HclItem[] {
  return [
    ...text('name', pipeline.name),
    ...text('role_arn', pipeline.roleArn),
    ...text('pipeline_type', pipeline.pipelineType),
    ...text('execution_mode', pipeline.executionMode),
    ...storeBlocks(pipeline),
    ...block('variable', pipeline['variables'], variableItems),
    ...block('trigger', pipeline['triggers'], triggerItems),
    ...block('stage', pipeline.stages, stageItems),
  ]
}

/** One store stands without its region, several each with theirs: the provider refuses anything else. */
function storeBlocks({ artifactStore, artifactStores }: Pipeline): HclItem[] {
  const stores = Object.entries(artifactStores ?? {})
  if (artifactStore) return [storeBlock(artifactStore)]
  const isOne = stores.length === 1
  return stores.map(([region, store]) => storeBlock(store, isOne ? undefined : region))
}

const storeBlock = (store: ArtifactStore, region?: string): HclItem => ({
  block: 'artifact_store',
  items: [
    ...text('location', store.location),
    ...text('type', store.type),
    ...text('region', region),
    ...block('encryption_key', store.encryptionKey, (key: { id: string; type: string }) => [
      ...text('id', key.id),
      ...text('type', key.type),
    ]),
  ],
})

const stageItems = (stage: Stage): HclItem[] => [
  ...text('name', stage.name),
  ...block('action', stage.actions, actionItems),
  ...block('before_entry', stage['beforeEntry'], conditionItems),
  ...block('on_success', stage['onSuccess'], conditionItems),
  ...block('on_failure', stage['onFailure'], failureItems),
]

const typeItems = (type: Record<string, unknown>): HclItem[] =>
  ['category', 'owner', 'provider', 'version'].flatMap((name) => text(name, type[name]))

const namesOf = (artifacts: readonly { name: string }[] | undefined) =>
  artifacts?.map(({ name }) => name)

const actionItems = (action: Action): HclItem[] => [
  ...text('name', action.name),
  ...typeItems(action.actionTypeId),
  ...text('run_order', action.runOrder),
  ...text('region', action.region),
  ...text('role_arn', action.roleArn),
  ...text('namespace', action.namespace),
  ...text('timeout_in_minutes', action.timeoutInMinutes),
  ...list('input_artifacts', namesOf(action.inputArtifacts)),
  ...list('output_artifacts', namesOf(action.outputArtifacts)),
  ...configuration(action.configuration),
]

const configuration = (values: Record<string, string> | undefined): HclItem[] =>
  values && Object.keys(values).length > 0 ? [{ argument: 'configuration', map: values }] : []

interface Rule {
  name: string
  ruleTypeId: Record<string, unknown>
  commands?: string[]
  configuration?: Record<string, string>
  inputArtifacts?: { name: string }[]
  region?: string
  roleArn?: string
  timeoutInMinutes?: number
}

interface Condition {
  result?: string
  rules?: Rule[]
}

const conditionItems = ({ conditions }: { conditions?: Condition[] }): HclItem[] =>
  block('condition', conditions, ({ result, rules }: Condition) => [
    ...text('result', result),
    ...block('rule', rules, ruleItems),
  ])

const ruleItems = (rule: Rule): HclItem[] => [
  ...text('name', rule.name),
  ...text('region', rule.region),
  ...text('role_arn', rule.roleArn),
  ...text('timeout_in_minutes', rule.timeoutInMinutes),
  ...list('commands', rule.commands),
  ...list('input_artifacts', namesOf(rule.inputArtifacts)),
  ...configuration(rule.configuration),
  ...block('rule_type_id', rule.ruleTypeId, typeItems),
]

interface Failure {
  result?: string
  retryConfiguration?: { retryMode?: string }
  conditions?: Condition[]
}

const failureItems = (failure: Failure): HclItem[] => [
  ...text('result', failure.result),
  ...conditionItems(failure),
  ...block('retry_configuration', failure.retryConfiguration, (retry: { retryMode?: string }) =>
    text('retry_mode', retry.retryMode),
  ),
]

const variableItems = (variable: Record<string, unknown>): HclItem[] => [
  ...text('name', variable['name']),
  ...text('default_value', variable['defaultValue']),
  ...text('description', variable['description']),
]

interface Filters {
  includes?: string[]
  excludes?: string[]
}

interface Push {
  branches?: Filters
  filePaths?: Filters
  tags?: Filters
  events?: string[]
}

interface Trigger {
  providerType: string
  gitConfiguration: { sourceActionName: string; push?: Push[]; pullRequest?: Push[] }
}

const triggerItems = ({ providerType, gitConfiguration }: Trigger): HclItem[] => [
  ...text('provider_type', providerType),
  ...block('git_configuration', gitConfiguration, (git: Trigger['gitConfiguration']) => [
    ...text('source_action_name', git.sourceActionName),
    ...block('push', git.push, pushItems),
    ...block('pull_request', git.pullRequest, pushItems),
  ]),
]

const pushItems = ({ events, branches, filePaths, tags }: Push): HclItem[] => [
  ...list('events', events),
  ...block('branches', branches, filterItems),
  ...block('file_paths', filePaths, filterItems),
  ...block('tags', tags, filterItems),
]

const filterItems = ({ includes, excludes }: Filters): HclItem[] => [
  ...list('includes', includes),
  ...list('excludes', excludes),
]

/** Blocks are told apart by what names them in Terraform: a store by its region, others by name. */
function keyOf(item: HclItem): string {
  if ('argument' in item) return `the argument ${item.argument}`
  const value = (name: string) =>
    item.items.flatMap((one) => ('value' in one && one.argument === name ? [one.value] : []))
  const words = [...(item.labels ?? []), ...value('region'), ...value('name')]
  if (item.block === 'artifact_store' && words.length === 0) return 'the artifact_store block'
  return `the ${item.block} block${words.map((word) => ` ${JSON.stringify(word)}`).join('')}`
}

function changedItems(before: readonly HclItem[], after: readonly HclItem[]): string {
  const written = (items: readonly HclItem[]) => {
    const named = new Map<string, string>()
    for (const item of items) {
      const key = keyOf(item)
      let free = key
      for (let again = 2; named.has(free); again += 1) free = `${key}, number ${again}`
      named.set(free, layoutHcl([item]))
    }
    return named
  }
  const [old, now] = [written(before), written(after)]
  const parts = [
    ...[...old].filter(([key]) => !now.has(key)).map(([key]) => `# Remove ${key}.\n`),
    ...[...now].flatMap(([key, hcl]) => {
      if (old.get(key) === hcl) return []
      return [`# ${old.has(key) ? 'Replace' : 'Add'} ${key}.\n${hcl}`]
    }),
  ]
  const stages = (items: readonly HclItem[]) =>
    items.filter((item) => 'block' in item && item.block === 'stage').map(keyOf)
  const kept = (keys: readonly string[], others: readonly string[]) =>
    keys.filter((key) => others.includes(key)).join('\n')
  const [from, to] = [stages(before), stages(after)]
  const isAdded = to.some((key) => !from.includes(key))
  if (isAdded || kept(from, to) !== kept(to, from)) {
    parts.push(`# The order of the stage blocks:\n${to.map((key) => `# - ${key}`).join('\n')}\n`)
  }
  return parts.length > 0 ? parts.join('\n') : '# Nothing changes.\n'
}
