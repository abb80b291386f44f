import { createServer, type IncomingHttpHeaders, request, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { closeServer, listenOnLoopback } from './listen.ts'
import type { Middleware } from './middleware.ts'

/** For tests: what a server answered, as it stood on the wire. */
interface Answer {
  status: number
  headers: IncomingHttpHeaders
  text: string
}

export interface Asked {
  method?: string
  path?: string
  headers?: Record<string, string | string[]>
  body?: string
}

export interface TestServer {
  port: number
  /** Sends exactly these headers and, unlike fetch, exactly this path. */
  ask: (asked?: Asked) => Promise<Answer>
  /** Sends text as it is, and gives what comes back until the server hangs up. */
  sendRaw: (text: string) => Promise<string>
  close: () => Promise<void>
}

/** For tests: a real server on a free port of 127.0.0.1. */
export async function openServer(server: Server): Promise<TestServer> {
  await listenOnLoopback(server, 0)
  const { port } = server.address() as AddressInfo
  return {
    port,
    ask: (asked = {}) => ask(port, asked),
    sendRaw: (text) => sendRaw(port, text),
    close: () => closeServer(server),
  }
}

/** For tests: the middleware as the bridge mounts it; what it lets through answers 200 "page". */
export const serveMiddleware = (middleware: Middleware): Promise<TestServer> =>
  openServer(
    createServer((incoming, outgoing) =>
      middleware(incoming, outgoing, () => outgoing.end('page')),
    ),
  )

function ask(port: number, { method = 'GET', path = '/', headers = {}, body }: Asked) {
  return new Promise<Answer>((resolve, reject) => {
    const sent = request(
      { host: '127.0.0.1', port, method, path, headers, agent: false },
      (incoming) => {
        const chunks: Buffer[] = []
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
        incoming.on('error', reject)
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}

function sendRaw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => (received += chunk.toString()))
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })
}
