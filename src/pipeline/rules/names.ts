import type { Pipeline } from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'

/**
 * Text members and what AWS's service model says of them.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
 */
interface TextRule {
  pattern: RegExp
  words: string
}

const name: TextRule = {
  pattern: /^[A-Za-z0-9.@\-_]{1,100}$/,
  words: '1 to 100 letters, digits and . @ - _',
}
const artifactName: TextRule = {
  pattern: /^[A-Za-z0-9_-]{1,100}$/,
  words: '1 to 100 letters, digits, - and _',
}
const namespace: TextRule = {
  pattern: /^[A-Za-z0-9@\-_]{1,100}$/,
  words: '1 to 100 letters, digits and @ - _',
}
const roleArn: TextRule = {
  pattern: /^(?=.{0,1024}$)arn:aws(-\w+)*:iam::[0-9]{12}:role\/.*$/,
  words: 'the ARN of an IAM role, arn:aws:iam::ACCOUNT:role/NAME',
}
const bucket: TextRule = {
  pattern: /^[a-zA-Z0-9.-]{3,63}$/,
  words: '3 to 63 letters, digits, . and -; a bucket name without a folder',
}
const provider: TextRule = {
  pattern: /^[0-9A-Za-z_-]{1,35}$/,
  words: '1 to 35 letters, digits, - and _',
}
const typeVersion: TextRule = {
  pattern: /^[0-9A-Za-z_-]{1,9}$/,
  words: '1 to 9 letters, digits, - and _',
}
const keyId: TextRule = { pattern: /^[^]{1,400}$/, words: '1 to 400 characters' }
const region: TextRule = { pattern: /^[^]{4,30}$/, words: '4 to 30 characters' }

const categories = ['Source', 'Build', 'Deploy', 'Test', 'Invoke', 'Approval', 'Compute']
const owners = ['AWS', 'ThirdParty', 'Custom']

/** Names, patterns, lengths, ranges and enumerations. */
export function checkNames(pipeline: Pipeline, report: Report): void {
  const text = (rule: TextRule, value: unknown, path: ProblemPath) => {
    const member = String(path.findLast((part) => typeof part === 'string'))
    if (value === undefined || value === null) {
      report('error', path, { kind: 'missing-member', member })
    } else if (typeof value !== 'string' || !rule.pattern.test(value)) {
      report('error', path, {
        kind: 'bad-text',
        member,
        value: JSON.stringify(value).replaceAll('"', ''),
        rule: rule.words,
      })
    }
  }
  const optional = (rule: TextRule, value: unknown, path: ProblemPath) => {
    if (value !== undefined) text(rule, value, path)
  }
  const oneOf = (values: readonly string[], value: unknown, path: ProblemPath) => {
    const member = String(path.at(-1))
    if (typeof value === 'string' && !values.includes(value)) {
      report('error', path, { kind: 'unknown-value', member, value, values })
    }
  }
  const within = (value: unknown, [min, max]: readonly [number, number], path: ProblemPath) => {
    if (value === undefined) return
    const member = String(path.at(-1))
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) {
      report('error', path, { kind: 'bad-number', member, value: Number(value), min, max })
    }
  }

  text(name, pipeline.name, ['name'])
  text(roleArn, pipeline.roleArn, ['roleArn'])
  oneOf(['V1', 'V2'], pipeline.pipelineType, ['pipelineType'])
  oneOf(['QUEUED', 'SUPERSEDED', 'PARALLEL'], pipeline.executionMode, ['executionMode'])

  const stores = [
    ...(pipeline.artifactStore ? [[['artifactStore'], pipeline.artifactStore] as const] : []),
    ...Object.entries(pipeline.artifactStores ?? {}).map(
      ([key, store]) => [['artifactStores', key], store] as const,
    ),
  ]
  for (const [path, store] of stores) {
    text(bucket, store.location, [...path, 'location'])
    oneOf(['S3'], store.type, [...path, 'type'])
    if (store.encryptionKey) {
      text(keyId, store.encryptionKey.id, [...path, 'encryptionKey', 'id'])
      oneOf(['KMS'], store.encryptionKey.type, [...path, 'encryptionKey', 'type'])
    }
  }

  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    text(name, stage.name, ['stages', stageIndex, 'name'])
    for (const [actionIndex, action] of stage.actions.entries()) {
      const path: ProblemPath = ['stages', stageIndex, 'actions', actionIndex]
      text(name, action.name, [...path, 'name'])
      oneOf(categories, action.actionTypeId.category, [...path, 'actionTypeId', 'category'])
      oneOf(owners, action.actionTypeId.owner, [...path, 'actionTypeId', 'owner'])
      text(provider, action.actionTypeId.provider, [...path, 'actionTypeId', 'provider'])
      text(typeVersion, action.actionTypeId.version, [...path, 'actionTypeId', 'version'])
      within(action.runOrder, [1, 999], [...path, 'runOrder'])
      within(action.timeoutInMinutes, [5, 86_400], [...path, 'timeoutInMinutes'])
      optional(roleArn, action.roleArn, [...path, 'roleArn'])
      optional(region, action.region, [...path, 'region'])
      optional(namespace, action.namespace, [...path, 'namespace'])
      for (const member of ['inputArtifacts', 'outputArtifacts'] as const) {
        for (const [index, artifact] of (action[member] ?? []).entries()) {
          text(artifactName, artifact.name, [...path, member, index, 'name'])
        }
      }
    }
  }
}
