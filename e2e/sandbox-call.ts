import type { Console } from './console-process.ts'

/** A call of the sandbox as an AWS client makes it; of the signature the sandbox reads the scope alone. */
export async function callSandbox(
  { endpoint }: Console,
  { service, region, path = '' }: { service: string; region: string; path?: string },
  { method, body, headers }: { method: string; body?: string; headers?: Record<string, string> },
): Promise<Response> {
  const scope = `AKIAEXAMPLE/20261125/${region}/${service}/aws4_request`
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`
  const answer = await fetch(`${endpoint}/${path}`, {
    method,
    ...(body !== undefined && { body }),
    headers: { ...headers, authorization },
  })
  if (!answer.ok) throw new Error(`${service} ${path}: ${answer.status} ${await answer.text()}`)
  return answer
}

/** An operation of CodePipeline in us-west-2. */
export async function codePipeline(
  console: Console,
  operation: string,
  input: object,
): Promise<unknown> {
  const answer = await callSandbox(
    console,
    { service: 'codepipeline', region: 'us-west-2' },
    {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `CodePipeline_20150709.${operation}`,
      },
      body: JSON.stringify(input),
    },
  )
  return answer.json()
}
