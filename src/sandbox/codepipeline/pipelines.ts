import type { Pipeline } from '../../pipeline/pipeline.ts'
import { Refusal } from '../refusal.ts'
import { type Operation, textOf } from '../service.ts'
import {
  account,
  caller,
  entryOf,
  latest,
  type PipelineRecord,
  regionOf,
  type World,
} from '../world.ts'
import { failRuns } from './executions.ts'
import { arnOf, findPipeline } from './find-pipeline.ts'
import { paged } from './paging.ts'
import { hideSecrets, keepSecrets } from './secrets.ts'
import { startRun } from './start-run.ts'
import { checkStructure } from './structure.ts'
import { addTags, type Tag } from './tags.ts'
import { validate } from './validate.ts'

/** AWS keeps about this many versions. https://github.com/boto/boto3/issues/3760 */
const keptVersions = 10

const seconds = (milliseconds: number) => milliseconds / 1000

const withVersion = (declaration: Pipeline, version: number): Pipeline =>
  hideSecrets({ ...declaration, version })

/** What GetPipeline says about a pipeline; it must not come back inside the declaration. */
const answeredOnly = ['metadata', 'created', 'updated', 'pipelineArn', 'pipelineARN']

function readDeclaration(input: Record<string, unknown>): Pipeline {
  const declaration = input['pipeline'] as Pipeline
  const stray = [input, declaration].flatMap((level) =>
    answeredOnly.filter((member) => member in level),
  )
  if (stray.length > 0) {
    throw new Refusal('ValidationException', `Unknown member in the pipeline: ${stray[0]}`)
  }
  return declaration
}

/** As AWS writes the members that were left out. */
function complete(declaration: Pipeline): Pipeline {
  const { version: _, ...rest } = declaration
  return {
    ...rest,
    stages: declaration.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) => ({
        ...action,
        runOrder: action.runOrder ?? 1,
        configuration: action.configuration ?? {},
        outputArtifacts: action.outputArtifacts ?? [],
        inputArtifacts: action.inputArtifacts ?? [],
      })),
    })),
    executionMode: declaration.executionMode ?? 'SUPERSEDED',
    pipelineType: declaration.pipelineType ?? 'V1',
  }
}

interface Ground {
  world: World
  region: string
  now: number
}

const createPipeline: Operation = (input, call) => {
  validate('CreatePipeline', input)
  const declaration = readDeclaration(input)
  const tags = (input['tags'] ?? []) as Tag[]
  const ground = { world: call.world, region: call.scope.region, now: call.now }
  const record = addPipeline(ground, declaration, tags)
  return { pipeline: withVersion(latest(record).declaration, 1), tags }
}

/** Makes a pipeline, which runs at once. */
export function addPipeline(
  { world, region, now }: Ground,
  declaration: Pipeline,
  tags: readonly Tag[],
): PipelineRecord {
  const { pipelines } = regionOf(world, region)
  if (entryOf(pipelines, declaration.name)) {
    throw new Refusal(
      'PipelineNameInUseException',
      `A pipeline with the name '${declaration.name}' already exists in account '${account}'`,
    )
  }
  checkStructure(declaration, { world, region })
  const record = newRecord(declaration, now)
  record.tags = addTags({}, tags, arnOf(region, declaration.name))
  pipelines[declaration.name] = record
  startRun(record, now, { trigger: { triggerType: 'CreatePipeline', triggerDetail: caller } })
  return record
}

/** A pipeline at version 1, without a run. */
export function newRecord(declaration: Pipeline, now: number): PipelineRecord {
  const record: PipelineRecord = {
    created: now,
    versions: [],
    executions: [],
    transitions: {},
    tags: {},
    secrets: {},
  }
  const kept = keepSecrets(complete(declaration), record)
  record.versions.push({ version: 1, declaration: kept, updated: now })
  return record
}

const getPipeline: Operation = (input, call) => {
  validate('GetPipeline', input)
  const name = textOf(input['name'])
  const record = findPipeline(call, name, 'GetPipeline')
  const wanted = input['version'] as number | undefined
  const found =
    wanted === undefined
      ? latest(record)
      : record.versions.find(({ version }) => version === wanted)
  if (!found) {
    throw new Refusal(
      'PipelineNotFoundException',
      `Account '${account}' does not have a pipeline with name '${name}' and version '${wanted}'`,
    )
  }
  return {
    pipeline: withVersion(found.declaration, found.version),
    metadata: {
      pipelineArn: arnOf(call.scope.region, name),
      created: seconds(record.created),
      updated: seconds(found.updated),
    },
  }
}

const updatePipeline: Operation = (input, call) => {
  validate('UpdatePipeline', input)
  const declaration = readDeclaration(input)
  const record = findPipeline(call, declaration.name, 'UpdatePipeline')
  checkStructure(declaration, { world: call.world, region: call.scope.region })
  const version = saveVersion(record, declaration, call.now)
  return { pipeline: withVersion(latest(record).declaration, version) }
}

function saveVersion(record: PipelineRecord, declaration: Pipeline, now: number): number {
  failRuns(record, now)
  const version = latest(record).version + 1
  record.versions.push({
    version,
    declaration: keepSecrets(complete(declaration), record),
    updated: now,
  })
  record.versions = record.versions.slice(-keptVersions)
  return version
}

interface Edited extends Ground {
  name: string
}

/** Somebody else, or a stack, saves a new version. */
export function editPipeline(
  { world, region, name, now }: Edited,
  change: (before: Pipeline) => Pipeline,
): { version: number } {
  const record = entryOf(regionOf(world, region).pipelines, name)
  if (!record) throw new Refusal('BadControl', `There is no pipeline ${name} in ${region}.`)
  const declaration = change(latest(record).declaration)
  checkStructure(declaration, { world, region })
  return { version: saveVersion(record, declaration, now) }
}

const deletePipeline: Operation = (input, call) => {
  validate('DeletePipeline', input)
  const name = textOf(input['name'])
  const { pipelines } = regionOf(call.world, call.scope.region)
  // Deleting what is not there is no error on AWS.
  if (!entryOf(pipelines, name)) return {}
  findPipeline(call, name, 'DeletePipeline')
  delete pipelines[name]
  return {}
}

const listPipelines: Operation = (input, { world, scope }) => {
  validate('ListPipelines', input)
  const { pipelines } = regionOf(world, scope.region)
  const { items, nextToken } = paged(Object.keys(pipelines).toSorted(), input, 1000)
  const found = items.map((name) => {
    const record = pipelines[name] as PipelineRecord
    const { version, updated, declaration } = latest(record)
    return {
      name,
      version,
      pipelineType: declaration.pipelineType,
      executionMode: declaration.executionMode,
      created: seconds(record.created),
      updated: seconds(updated),
    }
  })
  return { pipelines: found, ...(nextToken && { nextToken }) }
}

export const pipelineOperations: Record<string, Operation> = {
  CreatePipeline: createPipeline,
  GetPipeline: getPipeline,
  UpdatePipeline: updatePipeline,
  DeletePipeline: deletePipeline,
  ListPipelines: listPipelines,
}
