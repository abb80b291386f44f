import { Refusal } from './refusal.ts'
import type { World } from './world.ts'

/** Which service a request is for, by its signing name, and where. */
export interface Scope {
  service: string
  region: string
}

/** One call that a service answers. */
export interface Call {
  request: Request
  body: string
  scope: Scope
  world: World
  requestId: string
  /** Epoch milliseconds on the sandbox's clock. */
  now: number
}

/** How a service is spoken to, which also decides the names of AWS's common errors. */
export type Protocol = 'json' | 'query' | 'rest-json' | 's3'

/** One service, whatever protocol it speaks. */
export interface Service {
  protocol: Protocol
  /** AWS's names of the operations it has. */
  operations: readonly string[]
  /** The operation that a call asks for, whether the service has it or not. */
  operationOf: (call: Call) => string
  answer: (call: Call) => Response
  /** A refusal in the service's own form. */
  refuse: (refusal: Refusal, call: Call) => Response
}

export type Input = Record<string, unknown>

type JsonVersion = '1.0' | '1.1'

/** Answers one operation; what it returns is the answer's JSON. */
export type Operation = (input: Input, call: Call) => object

/**
 * A service that speaks AWS JSON, 1.1 unless said otherwise.
 * https://smithy.io/2.0/aws/protocols/aws-json-1_1-protocol.html
 */
export function jsonService(
  targetPrefix: string,
  operations: Record<string, Operation>,
  version: JsonVersion = '1.1',
): Service {
  const operationOf = ({ request }: Call) => {
    const target = request.headers.get('x-amz-target') ?? ''
    return target.startsWith(`${targetPrefix}.`) ? target.slice(targetPrefix.length + 1) : ''
  }
  const refuse = ({ code, message, status }: Refusal, { requestId }: Call) =>
    answerJson(status, { __type: code, message }, requestId, version)
  return {
    protocol: 'json',
    operations: Object.keys(operations),
    operationOf,
    refuse,
    answer: (call) => {
      const name = operationOf(call)
      try {
        const operation = operations[name]
        if (!operation || !Object.hasOwn(operations, name)) {
          throw new Refusal('UnknownOperationException', '', 404)
        }
        return answerJson(200, operation(readInput(call.body), call), call.requestId, version)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return refuse(error, call)
      }
    },
  }
}

function readInput(body: string): Input {
  try {
    const input: unknown = JSON.parse(body || '{}')
    if (typeof input === 'object' && input !== null && !Array.isArray(input)) return input as Input
  } catch {
    // Refused below, like every other body that is no object.
  }
  throw new Refusal('SerializationException', 'Could not parse request body into json')
}

export const answerJson = (
  status: number,
  body: object,
  requestId: string,
  version: JsonVersion = '1.1',
): Response =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': `application/x-amz-json-${version}`,
      'x-amzn-requestid': requestId,
    },
  })

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
