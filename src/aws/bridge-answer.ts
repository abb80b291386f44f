import { toFailure } from './failures.ts'

interface Asked {
  /** What a failure names. */
  operation: string
  method?: 'GET' | 'POST' | 'DELETE'
  body?: object
  signal?: AbortSignal
  /** In place of the browser's own `fetch`, where no bridge is there to ask. */
  send?: (request: Request) => Promise<Response>
}

/**
 * Asks the bridge itself, as opposed to AWS through it. Errors come as AWS's JSON services send
 * them: `__type` and `message`.
 *
 * @param path behind the page's own origin, such as `/aws/connections`.
 * @returns the answer's JSON; undefined where it has none.
 * @throws AwsFailure
 */
export async function askBridge<Answer>(path: string, asked: Asked): Promise<Answer> {
  const { operation, method = 'GET', body, signal, send = fetch } = asked
  try {
    const request = new Request(`${globalThis.location.origin}${path}`, {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
      ...(signal && { signal }),
    })
    const answer = await send(request)
    if (answer.status === 204) return undefined as Answer
    const json = (await answer.json()) as { __type?: string; message?: string }
    if (answer.ok) return json as Answer
    throw Object.assign(new Error(json.message), {
      name: json.__type ?? 'UnknownError',
      $metadata: {
        httpStatusCode: answer.status,
        requestId: answer.headers.get('x-amzn-requestid') ?? undefined,
      },
    })
  } catch (error) {
    throw toFailure(operation, error)
  }
}
