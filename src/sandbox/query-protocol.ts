import { Refusal } from './refusal.ts'
import type { Call, ServiceHandler } from './service.ts'
import { answerXml } from './xml.ts'

/** Answers one action of a query service; what it returns is the result element's content. */
export type QueryAction = (parameters: URLSearchParams, call: Call) => object

/**
 * A service that takes a form and answers XML, as STS and IAM do.
 * https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function queryService(
  namespace: string,
  actions: Record<string, QueryAction>,
): ServiceHandler {
  return (call) => {
    const parameters = new URLSearchParams(call.body || new URL(call.request.url).search)
    const name = parameters.get('Action') ?? ''
    const headers = { 'x-amzn-requestid': call.requestId }
    const metadata = { RequestId: call.requestId }
    try {
      const action = actions[name]
      if (!action || !Object.hasOwn(actions, name)) {
        throw new Refusal('InvalidAction', `Could not find operation ${name}`)
      }
      const answer = {
        '@xmlns': namespace,
        [`${name}Result`]: action(parameters, call),
        ResponseMetadata: metadata,
      }
      return answerXml(200, { [`${name}Response`]: answer }, headers)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const { code, message, status } = error
      const detail = { Type: 'Sender', Code: code, Message: message }
      const answer = { '@xmlns': namespace, Error: detail, ...metadata }
      return answerXml(status, { ErrorResponse: answer }, headers)
    }
  }
}
