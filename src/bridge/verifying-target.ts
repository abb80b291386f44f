/** For tests: a server in AWS's place that checks every request's signature. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { closeServer, listenOnLoopback } from './listen.ts'
import { type Keys, type Verified, verify, type WireRequest } from './signature-verifier.ts'

export interface Arrived extends WireRequest, Verified {
  headers: IncomingMessage['headers']
}

export interface VerifyingTarget {
  url: string
  /** Everything that arrived, signed rightly or not. */
  arrived: Arrived[]
  /** The keys it knows, by access key. */
  keys: Record<string, Keys>
  /** Answers requests that are signed rightly; by default with an empty JSON object. */
  answer: (arrived: Arrived, response: ServerResponse) => void
  reset: () => void
  close: () => Promise<void>
}

const answerEmpty: VerifyingTarget['answer'] = (_, response) => {
  response.setHeader('content-type', 'application/x-amz-json-1.1')
  response.setHeader('x-amzn-requestid', 'request-of-the-target')
  response.end('{}')
}

/** @param tls speaks https with this certificate and key. */
export async function startVerifyingTarget(tls?: {
  cert: string
  key: string
}): Promise<VerifyingTarget> {
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    // A client that leaves in the middle of its request is no failure of the target.
    receive(request, response).catch(() => response.destroy())
  }
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  const target: VerifyingTarget = {
    url: '',
    arrived: [],
    keys: {},
    answer: answerEmpty,
    reset: () => {
      target.arrived = []
      target.keys = {}
      target.answer = answerEmpty
    },
    close: () => closeServer(server),
  }
  const receive = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { method = '', url = '', rawHeaders, headers } = request
    const wire = { method, target: url, rawHeaders, body: Buffer.concat(chunks) }
    const arrived = { ...wire, headers, ...verify(wire, target.keys) }
    target.arrived.push(arrived)
    if (arrived.refusal === undefined) return target.answer(arrived, response)
    response.statusCode = 403
    response.end(JSON.stringify({ __type: 'InvalidSignatureException', message: arrived.refusal }))
  }
  await listenOnLoopback(server, 0)
  target.url = `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
  return target
}
