import { layoutJson } from '../export/layout-json.ts'
import { isPlainObject } from '../pipeline/deep-equal.ts'
import { toUpdateInput } from '../pipeline/edits.ts'
import { findJsonError, type JsonError, positionOf } from '../pipeline/json-position.ts'
import { parseJson } from '../pipeline/json-text.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { hasCodePipeline } from '../pipeline/regions.ts'
import { isPipeline, type Misfit } from './edit-shape.ts'

/** What became of a text that was to be opened as a pipeline. */
export type ReadPipelineFile =
  | {
      kind: 'read'
      pipeline: Pipeline
      /** The region it lives in, as far as the file tells; the declaration itself does not. */
      region: Region | undefined
      /** Members beside the pipeline that update-pipeline does not take, such as `tags`. */
      leftOut: readonly string[]
    }
  | ({ kind: 'malformed' } & JsonError)

/** What GetPipeline answers beside the pipeline: it is nothing to lose. */
const answered = ['metadata', 'ResponseMetadata']

/**
 * Reads the output of `get-pipeline`, the input of `update-pipeline` or `create-pipeline`, or a
 * declaration alone. Only what cannot be drawn is refused; AWS's rules are looked at later.
 */
export function readPipelineFile(text: string): ReadPipelineFile {
  const error = findJsonError(text)
  if (error) return { kind: 'malformed', ...error, message: yamlHint(text) ?? error.message }
  const value = parseJson(text)
  const other = isPlainObject(value) ? Object.keys(value).find((key) => key in others) : undefined
  if (other !== undefined) return malformed(text, { path: [other], message: others[other] ?? '' })
  const isWrapped = isPlainObject(value) && value['pipeline'] !== undefined
  const found = isPipeline(isWrapped ? value['pipeline'] : value, isWrapped ? ['pipeline'] : [])
  if (found) return malformed(text, found)
  const pipeline = (isWrapped ? value['pipeline'] : value) as Pipeline
  const beside = isWrapped ? Object.keys(value).filter((name) => name !== 'pipeline') : []
  return {
    kind: 'read',
    pipeline,
    region: (isWrapped ? regionInArn(value['metadata']) : undefined) ?? likelyRegion(pipeline),
    leftOut: beside.filter((name) => !answered.includes(name)),
  }
}

const template = 'This is a CloudFormation template. Open it under Templates.'

/** What else one may have at hand, by a member that tells it. */
const others: Readonly<Record<string, string>> = {
  AWSTemplateFormatVersion: template,
  Resources: template,
  stageStates: 'This is the output of get-pipeline-state. Take that of get-pipeline.',
  pipelines: 'This is the output of list-pipelines. Take that of get-pipeline.',
}

/** The AWS CLI writes YAML too, where its settings or `--output yaml` say so. */
function yamlHint(text: string): string | undefined {
  if (!/^\s*(?:---\s|[A-Za-z]\w*:(?:\s|$))/.test(text)) return undefined
  return /^(?:AWSTemplateFormatVersion|Resources):/m.test(text)
    ? template
    : 'This is YAML. Ask the AWS CLI for JSON: --output json.'
}

const malformed = (text: string, { path, message }: Misfit): ReadPipelineFile => ({
  kind: 'malformed',
  ...positionOf(text, path),
  message,
})

const known = (region: string | undefined) =>
  region !== undefined && hasCodePipeline(region) ? region : undefined

/** `arn:aws:codepipeline:REGION:ACCOUNT:NAME` */
function regionInArn(metadata: unknown): Region | undefined {
  const arn = isPlainObject(metadata) ? metadata['pipelineArn'] : undefined
  return typeof arn === 'string' ? known(arn.split(':')[3]) : undefined
}

/**
 * Source actions run in the pipeline's own region. Where they do not name it: other actions name the
 * regions they leave for, so the store that none of them names is the home's.
 */
function likelyRegion({ artifactStores = {}, stages }: Pipeline): Region | undefined {
  const actions = stages.flatMap((stage) => stage.actions)
  const sources = actions.filter(({ actionTypeId }) => actionTypeId.category === 'Source')
  const ofSources = sources.find(({ region }) => region !== undefined)?.region
  if (ofSources !== undefined) return known(ofSources)
  const named = new Set(actions.map(({ region }) => region))
  const stores = Object.keys(artifactStores)
  const left = stores.length === 1 ? stores : stores.filter((region) => !named.has(region))
  return left.length === 1 ? known(left[0]) : undefined
}

/** The file that `aws codepipeline update-pipeline --cli-input-json file://…` takes. */
export const writePipelineFile = (pipeline: Pipeline): string =>
  `${layoutJson({ pipeline: toUpdateInput(pipeline) })}\n`
