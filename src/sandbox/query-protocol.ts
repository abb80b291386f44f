import { Refusal } from './refusal.ts'
import type { Call, Service } from './service.ts'
import { answerXml } from './xml.ts'

/** Answers one action of a query service; what it returns is the result element's content. */
export type QueryAction = (parameters: URLSearchParams, call: Call) => object

/**
 * A service that takes a form and answers XML, as STS and IAM do.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function queryService(namespace: string, actions: Record<string, QueryAction>): Service {
  const parametersOf = ({ body, request }: Call) =>
    new URLSearchParams(body || new URL(request.url).search)
  const operationOf = (call: Call) => parametersOf(call).get('Action') ?? ''
  const refuse = ({ code, message, status }: Refusal, { requestId }: Call) => {
    const detail = { Type: status < 500 ? 'Sender' : 'Receiver', Code: code, Message: message }
    const answer = { '@xmlns': namespace, Error: detail, RequestId: requestId }
    return answerXml(status, { ErrorResponse: answer }, { 'x-amzn-requestid': requestId })
  }
  return {
    protocol: 'query',
    operations: Object.keys(actions),
    operationOf,
    refuse,
    answer: (call) => {
      const name = operationOf(call)
      try {
        const action = actions[name]
        if (!action || !Object.hasOwn(actions, name)) {
          throw new Refusal('InvalidAction', `Could not find operation ${name}`)
        }
        const answer = {
          '@xmlns': namespace,
          [`${name}Result`]: action(parametersOf(call), call),
          ResponseMetadata: { RequestId: call.requestId },
        }
        return answerXml(
          200,
          { [`${name}Response`]: answer },
          { 'x-amzn-requestid': call.requestId },
        )
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return refuse(error, call)
      }
    },
  }
}
