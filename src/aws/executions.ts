import {
  type ActionExecutionDetail,
  GetPipelineExecutionCommand,
  ListPipelineExecutionsCommand,
  type PipelineExecution,
  type PipelineExecutionSummary,
  paginateListActionExecutions,
} from '@aws-sdk/client-codepipeline'
import { codePipelineReader } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

export type {
  ActionExecutionDetail,
  PipelineExecution,
  PipelineExecutionSummary,
} from '@aws-sdk/client-codepipeline'

/** One page of runs, newest first. */
export interface ExecutionsPage {
  runs: PipelineExecutionSummary[]
  /** Asks for the runs before these; absent on the last page. */
  nextToken: string | undefined
}

interface PageOptions {
  /** Runs per page, 1 to 100. */
  limit: number
  nextToken?: string | undefined
  signal?: AbortSignal
  /** Only runs that succeeded in this stage. */
  succeededInStage?: string
}

/** Runs of a pipeline page by page (ListPipelineExecutions). AWS keeps them for 12 months. */
export async function listExecutions(
  place: Place,
  pipelineName: string,
  { limit, nextToken, signal, succeededInStage }: PageOptions,
): Promise<ExecutionsPage> {
  const command = new ListPipelineExecutionsCommand({
    pipelineName,
    maxResults: limit,
    ...(nextToken !== undefined && { nextToken }),
    ...(succeededInStage !== undefined && {
      filter: { succeededInStage: { stageName: succeededInStage } },
    }),
  })
  try {
    const answer = await codePipelineReader(place).send(command, signal && { abortSignal: signal })
    return { runs: answer.pipelineExecutionSummaries ?? [], nextToken: answer.nextToken }
  } catch (error) {
    throw toFailure('ListPipelineExecutions', error)
  }
}

/** The newest runs, at most `limit` (1 to 100), newest first. */
export const listRecentExecutions = async (
  place: Place,
  name: string,
  limit: number,
  signal: AbortSignal,
): Promise<PipelineExecutionSummary[]> =>
  (await listExecutions(place, name, { limit, signal })).runs

/** One run (GetPipelineExecution): unlike the list, it says which version of the structure ran. */
export async function getExecution(
  place: Place,
  pipelineName: string,
  pipelineExecutionId: string,
  signal: AbortSignal,
): Promise<PipelineExecution> {
  const command = new GetPipelineExecutionCommand({ pipelineName, pipelineExecutionId })
  try {
    const answer = await codePipelineReader(place).send(command, { abortSignal: signal })
    return answer.pipelineExecution ?? {}
  } catch (error) {
    throw toFailure('GetPipelineExecution', error)
  }
}

/** Every action execution of one run, newest first; a retried action is there more than once. */
export async function listActionExecutions(
  place: Place,
  pipelineName: string,
  pipelineExecutionId: string,
  signal: AbortSignal,
): Promise<ActionExecutionDetail[]> {
  const found: ActionExecutionDetail[] = []
  try {
    const pages = paginateListActionExecutions(
      { client: codePipelineReader(place), pageSize: 100 },
      { pipelineName, filter: { pipelineExecutionId } },
      { abortSignal: signal },
    )
    for await (const page of pages) found.push(...(page.actionExecutionDetails ?? []))
    return found
  } catch (error) {
    throw toFailure('ListActionExecutions', error)
  }
}
