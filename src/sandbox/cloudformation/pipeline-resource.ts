import { addPipeline, editPipeline } from '../codepipeline/pipelines.ts'
import { startRun } from '../codepipeline/start-run.ts'
import { validate } from '../codepipeline/validate.ts'
import { Refusal } from '../refusal.ts'
import { account, entryOf, latest, type PipelineRecord, regionOf } from '../world.ts'
import { toDeclaration, toProperties } from './pipeline-properties.ts'
import { generatedName, type ResourceType, type Site } from './resource-type.ts'
import type { Json } from './stack-record.ts'
import { listOf, textOf } from './values.ts'

/** CodePipeline's refusals as CloudFormation hands them on. https://github.com/aws/aws-cdk/issues/19767 */
function asHandler<Result>(act: () => Result): Result {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'PropertiesValidation') throw error
    const { message, status, code } = error
    throw new Refusal(
      code,
      `${message} (Service: AWSCodePipeline; Status Code: ${status}; Error Code: ${code}; Request ID: ${crypto.randomUUID()}; Proxy: null)`,
    )
  }
}

function setTags(record: PipelineRecord, properties: Json, { stack, logicalId, tags }: Site): void {
  const own = listOf(properties['Tags']) as { Key: string; Value: string }[]
  record.tags = {
    ...tags,
    ...Object.fromEntries(own.map(({ Key, Value }) => [Key, Value])),
    'aws:cloudformation:stack-name': stack.name,
    'aws:cloudformation:stack-id': stack.id,
    'aws:cloudformation:logical-id': logicalId,
  }
}

function setTransitions(record: PipelineRecord, properties: Json, { now }: Site): void {
  const disabled = listOf(properties['DisableInboundStageTransitions']) as {
    StageName: string
    Reason: string
  }[]
  for (const { StageName, Reason } of disabled) {
    record.transitions[StageName] = {
      enabled: false,
      reason: Reason,
      changed: now,
      by: 'cloudformation.amazonaws.com',
    }
  }
}

const find = ({ world, region }: Pick<Site, 'world' | 'region'>, name: string) =>
  entryOf(regionOf(world, region).pipelines, name)

/** A pipeline of a stack is one of CodePipeline's own, and held to its rules. */
export const pipelineType: ResourceType = {
  createOnly: ['Name'],
  isTagged: true,
  attributes: (name, { region }) => ({
    Version: '1',
    Arn: `arn:aws:codepipeline:${region}:${account}:${name}`,
  }),
  create: (properties, site) => {
    const name =
      typeof properties['Name'] === 'string' ? properties['Name'] : generatedName(site, 100)
    const declaration = toDeclaration(properties, name)
    asHandler(() => {
      validate('CreatePipeline', { pipeline: declaration })
      const record = addPipeline(site, declaration, [])
      setTags(record, properties, site)
      setTransitions(record, properties, site)
    })
    return name
  },
  update: (name, properties, site) => {
    const declaration = toDeclaration(properties, name)
    asHandler(() => {
      validate('UpdatePipeline', { pipeline: declaration })
      const record = find(site, name)
      if (!record) {
        throw new Refusal(
          'PipelineNotFoundException',
          `Account '${account}' does not have a pipeline with name '${name}'`,
        )
      }
      editPipeline({ ...site, name }, () => declaration)
      setTags(record, properties, site)
      setTransitions(record, properties, site)
      if (textOf(properties['RestartExecutionOnUpdate']) === 'true') startRun(record, site.now)
    })
  },
  remove: (name, { world, region }) => {
    delete regionOf(world, region).pipelines[name]
  },
  live: (name, site) => {
    const record = find(site, name)
    return record && toProperties(latest(record).declaration)
  },
}
