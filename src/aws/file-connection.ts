import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { fileConnectionId, registerConnections } from './connection.ts'
import { OpenedFiles } from './opened-files.ts'
import { setTransport } from './transport.ts'

function tabStorage(): Storage | undefined {
  try {
    return globalThis.sessionStorage
  } catch {
    return undefined
  }
}

/** The files of this tab. */
export const openedFiles = new OpenedFiles(tabStorage())

/**
 * Makes known the connection that has no AWS behind it: three calls are answered from the opened
 * files, so that every screen works on them, and all others are refused as not relayed.
 */
export function registerFileConnection(): void {
  registerConnections([{ id: fileConnectionId, label: 'File', kind: 'file', transport: 'browser' }])
  setTransport(fileConnectionId, {
    // Never resolved: the answers are made in the page.
    endpointOf: (service, region) => `https://file.invalid/${region}/${service}`,
    fetch: async (input, init) => answer(new Request(input, init)),
  })
}

async function answer(request: Request): Promise<Response> {
  const [, region = '', service = ''] = new URL(request.url).pathname.split('/')
  const [, operation = ''] = (request.headers.get('x-amz-target') ?? '').split('.')
  if (service !== 'codepipeline') return notRelayed(service)
  const asked = () => request.text().then((text) => parseJson(text))
  switch (operation) {
    case 'ListPipelines':
      return json({ pipelines: openedFiles.list(region).map(({ pipeline }) => summary(pipeline)) })
    case 'GetPipeline':
      return getPipeline(region, (await asked()) as { name: string; version?: number })
    case 'UpdatePipeline':
      return updatePipeline(region, ((await asked()) as { pipeline: Pipeline }).pipeline)
    default:
      return notRelayed(service)
  }
}

const summary = ({ name, version, pipelineType, executionMode }: Pipeline) => ({
  name,
  version,
  pipelineType,
  executionMode,
})

function getPipeline(region: Region, { name, version }: { name: string; version?: number }) {
  const file = openedFiles.find(region, name)
  if (!file) return notFound(name)
  if (version !== undefined && version !== file.pipeline.version) {
    return refusal('PipelineVersionNotFoundException', `A file has no version ${version}.`)
  }
  return json({ pipeline: file.pipeline })
}

function updatePipeline(region: Region, pipeline: Pipeline) {
  const file = openedFiles.find(region, pipeline.name)
  return file ? json({ pipeline: openedFiles.update(file, pipeline) }) : notFound(pipeline.name)
}

const json = (body: object) =>
  new Response(writeJson(body), { headers: { 'content-type': 'application/x-amz-json-1.1' } })

const refusal = (code: string, message: string) =>
  new Response(JSON.stringify({ __type: code, message }), {
    status: 400,
    headers: { 'content-type': 'application/x-amz-json-1.1', 'x-amzn-errortype': code },
  })

const notFound = (name: string) =>
  refusal('PipelineNotFoundException', `No file with a pipeline ${name} is open in this tab.`)

const queryServices = new Set(['cloudformation', 'elasticbeanstalk', 'iam', 'sts'])

/** The bridge's own refusal, in the form that the service's SDK client reads. */
function notRelayed(service: string): Response {
  const code = 'OperationNotRelayed'
  const message = 'There is no AWS behind a file.'
  if (service !== 's3' && !queryServices.has(service)) return refusal(code, message)
  const error = `<Error><Code>${code}</Code><Message>${message}</Message></Error>`
  const body = service === 's3' ? error : `<ErrorResponse>${error}</ErrorResponse>`
  return new Response(body, { status: 403, headers: { 'content-type': 'text/xml' } })
}
