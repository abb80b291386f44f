import { Refusal } from './refusal.ts'
import type { Call, Service } from './service.ts'

/** One operation, told by method and path as `GET /clusters/{name}`; there is no body. */
interface RestOperation {
  name: string
  path: string
  /** @param labels what stands in the path's braces, by name. */
  answer: (labels: Record<string, string>, call: Call, query: URLSearchParams) => object
}

/**
 * A service that speaks REST with JSON answers, as far as reading goes.
 * https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html
 */
export function restJsonService(operations: readonly RestOperation[]): Service {
  const routes = operations.map((operation) => ({ ...operation, pattern: patternOf(operation) }))
  const find = ({ request }: Call) => {
    const path = new URL(request.url).pathname.replace(/(?<=.)\/$/, '')
    if (request.method !== 'GET') return undefined
    const route = routes.find(({ pattern }) => pattern.test(path))
    return route && { route, labels: { ...route.pattern.exec(path)?.groups } }
  }
  const refuse = ({ code, message, status }: Refusal, { requestId }: Call) =>
    answerRest(status, { message }, { 'x-amzn-requestid': requestId, 'x-amzn-errortype': code })
  return {
    protocol: 'rest-json',
    operations: operations.map(({ name }) => name),
    operationOf: (call) => find(call)?.route.name ?? '',
    refuse,
    answer: (call) => {
      try {
        const found = find(call)
        if (!found) throw new Refusal('UnknownOperationException', 'No such operation', 404)
        const { searchParams } = new URL(call.request.url)
        const labels = Object.entries(found.labels).map(([name, text]) => [
          name,
          decodeURIComponent(text),
        ])
        const answer = found.route.answer(Object.fromEntries(labels), call, searchParams)
        return answerRest(200, answer, { 'x-amzn-requestid': call.requestId })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return refuse(error, call)
      }
    },
  }
}

const patternOf = ({ path }: RestOperation) =>
  new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

const answerRest = (status: number, body: object, headers: Record<string, string>) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json', ...headers },
  })
