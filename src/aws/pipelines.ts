import {
  GetPipelineCommand,
  GetPipelineStateCommand,
  ListPipelinesCommand,
  type GetPipelineStateOutput,
  type PipelineDeclaration,
  type PipelineSummary,
  UpdatePipelineCommand,
  paginateListPipelines,
} from '@aws-sdk/client-codepipeline'
import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { codePipelineReader, codePipelineWriter } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'
import { keptVersions, type VersionedPipeline } from './kept-versions.ts'
import { keepAnswerAsReceived, sendAsWritten } from './raw-json.ts'

export type { GetPipelineStateOutput, PipelineSummary } from '@aws-sdk/client-codepipeline'

/** One pipeline as AWS keeps it: the declaration as received, and what stands beside it. */
export interface PipelineAsRead {
  pipeline: Pipeline
  /** AWS counts versions from 1; every update adds one. */
  version: number
  arn: string | undefined
  created: Date | undefined
  updated: Date | undefined
}

/** Pages of ListPipelines, 100 pipelines each, as they arrive. */
export async function* listPipelines(
  place: Place,
  signal: AbortSignal,
): AsyncGenerator<PipelineSummary[]> {
  try {
    const pages = paginateListPipelines(
      { client: codePipelineReader(place), pageSize: 100 },
      {},
      { abortSignal: signal },
    )
    for await (const page of pages) yield page.pipelines ?? []
  } catch (error) {
    throw toFailure('ListPipelines', error)
  }
}

/** One page of ListPipelines, of 100 pipelines: for a reader that asks for a page again. */
export async function listPipelinesPage(
  place: Place,
  nextToken: string | undefined,
  signal: AbortSignal,
): Promise<{ pipelines: PipelineSummary[]; nextToken: string | undefined }> {
  const command = new ListPipelinesCommand({ maxResults: 100, ...(nextToken && { nextToken }) })
  try {
    const answer = await codePipelineReader(place).send(command, { abortSignal: signal })
    return { pipelines: answer.pipelines ?? [], nextToken: answer.nextToken }
  } catch (error) {
    throw toFailure('ListPipelines', error)
  }
}

/** The account stands in the ARN: `arn:aws:codepipeline:region:account:name`. */
export const accountOf = ({ arn }: PipelineAsRead): string | undefined =>
  arn?.split(':')[4] || undefined

/** Whose versions these are. */
export const versionedPipeline = (
  { connection, region }: Place,
  read: PipelineAsRead,
): VersionedPipeline => ({
  connection,
  region,
  account: accountOf(read) ?? '',
  name: read.pipeline.name,
})

/**
 * GetPipeline with every member kept, those the SDK does not know included. Each answer is also
 * kept by this browser, whoever asked, because AWS forgets old versions.
 */
export async function getPipeline(
  place: Place,
  name: string,
  options: { version?: number; signal?: AbortSignal } = {},
): Promise<PipelineAsRead> {
  const { version, signal } = options
  const command = new GetPipelineCommand({ name, ...(version === undefined ? {} : { version }) })
  const received = keepAnswerAsReceived(command)
  try {
    const answer = await codePipelineReader(place).send(command, signal && { abortSignal: signal })
    const { pipeline } = parseJson(received()) as { pipeline: Pipeline }
    const read = {
      pipeline,
      version: pipeline.version ?? 1,
      arn: answer.metadata?.pipelineArn,
      created: answer.metadata?.created,
      updated: answer.metadata?.updated,
    }
    // Only of the newest version is the pipeline's last update known to be its own.
    const made = version === undefined ? read.updated : undefined
    // A browser that cannot keep it must not fail or delay the read; the history says so.
    keptVersions.keep(versionedPipeline(place, read), { ...read, made }).catch(() => undefined)
    return read
  } catch (error) {
    throw toFailure('GetPipeline', error)
  }
}

/**
 * UpdatePipeline with the declaration sent as written.
 *
 * @returns the structure AWS answers with, its new version included.
 * @throws AwsFailure of kind `unknown-outcome` when the answer was lost: the update may have happened.
 */
export async function updatePipeline(place: Place, pipeline: Pipeline): Promise<Pipeline> {
  const command = new UpdatePipelineCommand({ pipeline: pipeline as PipelineDeclaration })
  sendAsWritten(command, writeJson({ pipeline }))
  const received = keepAnswerAsReceived(command)
  try {
    await codePipelineWriter(place).send(command)
    return (parseJson(received()) as { pipeline: Pipeline }).pipeline
  } catch (error) {
    throw toFailure('UpdatePipeline', error, true)
  }
}

/** What each stage and action did last (GetPipelineState). */
export async function getPipelineState(
  place: Place,
  name: string,
  signal: AbortSignal,
): Promise<GetPipelineStateOutput> {
  try {
    const answer = await codePipelineReader(place).send(new GetPipelineStateCommand({ name }), {
      abortSignal: signal,
    })
    // The SDK's own note is never the same twice, and would make every answer look like news.
    const { $metadata: _, ...state } = answer
    return state
  } catch (error) {
    throw toFailure('GetPipelineState', error)
  }
}
