/** For tests: a sandbox over HTTP, addressed as the page addresses the bridge, or behind its relay. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { vi } from 'vitest'
import { relayTo } from '../bridge/relay.ts'
import { serveMiddleware } from '../bridge/test-server.ts'
import { createSandbox, type Sandbox } from '../sandbox/sandbox.ts'

/** One AWS call as the wire had it. */
export interface WireCall {
  connection: string
  operation: string
  body: string
  authorization: string | undefined
}

export interface TestServer {
  sandbox: Sandbox
  /** Connections that have a sandbox of their own. */
  sandboxes: Map<string, Sandbox>
  calls: WireCall[]
  /** Waited for before a call is answered. */
  before: ((call: WireCall) => Promise<void>) | undefined
  /** Answers in the sandbox's place. `hang up`: the call is carried out and its answer lost. */
  instead: ((operation: string, body: string) => Response | 'hang up' | undefined) | undefined
  /** Back at the seeds, with nothing in the way. */
  reset(): Promise<void>
  close(): Promise<void>
}

/** Starts a server and makes its address the page's own origin. */
export async function startTestServer(): Promise<TestServer> {
  const server = createServer((incoming, outgoing) => {
    answerCall(test, incoming, outgoing).catch((error: unknown) => {
      outgoing.destroy(error as Error)
    })
  })
  const test: TestServer = {
    sandbox: await createSandbox(),
    sandboxes: new Map(),
    calls: [],
    before: undefined,
    instead: undefined,
    async reset() {
      test.sandbox = await createSandbox()
      test.sandboxes.clear()
      test.calls = []
      test.before = undefined
      test.instead = undefined
    },
    async close() {
      vi.unstubAllGlobals()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${port}` })
  return test
}

async function answerCall(
  test: TestServer,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = Buffer.concat(chunks).toString()
  const [, , connection = '', region = '', service = '', ...path] = (incoming.url ?? '').split('/')
  const target = String(incoming.headers['x-amz-target'] ?? service)
  const operation = target.split('.').at(-1) ?? ''
  const call = { connection, operation, body, authorization: incoming.headers.authorization }
  test.calls.push(call)
  await test.before?.(call)
  const { method = 'GET' } = incoming
  const headers = Object.entries(incoming.headers).map(([key, value]) => [key, String(value)])
  const left = new AbortController()
  outgoing.once('close', () => left.abort())
  const asked = new Request(`http://aws/${path.join('/')}`, {
    method,
    signal: left.signal,
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
  })
  const other = test.instead?.(operation, body)
  const sandbox = test.sandboxes.get(connection) ?? test.sandbox
  const answer =
    other instanceof Response ? other : await sandbox.answer(asked, { service, region })
  if (other === 'hang up' || answer.type === 'error') {
    incoming.socket.destroy()
    return
  }
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers))
  outgoing.end(await answer.text())
}

/**
 * Starts the bridge's relay, with its allow-list, in front of one connection named `sandbox`, and
 * makes its address the page's own origin.
 */
export async function startRelay(answer: Sandbox['answer']): Promise<{ close(): Promise<void> }> {
  const server = await serveMiddleware(relayTo(new Map([['sandbox', answer]])))
  vi.stubGlobal('location', { origin: `http://127.0.0.1:${server.port}` })
  return {
    async close() {
      vi.unstubAllGlobals()
      await server.close()
    },
  }
}
