import type {
  BuildMiddleware,
  DeserializeMiddleware,
  HttpRequest,
  HttpResponse,
  MetadataBearer,
  MiddlewareStack,
} from '@smithy/types'

/**
 * The AWS SDK drops members it does not know, reading and writing, and UpdatePipeline replaces the
 * whole structure: an old bundle would erase a newer setting without a word. These two middlewares
 * pass the JSON through untouched; endpoint, retries and errors stay the SDK's.
 */

type Stack<Input extends object, Output extends MetadataBearer> = MiddlewareStack<Input, Output>

interface HasStack<Input extends object, Output extends MetadataBearer> {
  middlewareStack: Stack<Input, Output>
}

/**
 * Keeps the text of the answer beside what the SDK makes of it.
 *
 * @returns a function that gives the JSON text as received, once the command has been sent.
 */
export function keepAnswerAsReceived<Input extends object, Output extends MetadataBearer>(
  command: HasStack<Input, Output>,
): () => string {
  let text = ''
  const keep: DeserializeMiddleware<Input, Output> = (next) => async (args) => {
    const result = await next(args)
    const response = result.response as HttpResponse
    const body = response.body as BodyInit
    // A request handler may have read the whole body already.
    const bytes =
      body instanceof Uint8Array ? body : new Uint8Array(await new Response(body).arrayBuffer())
    text = new TextDecoder().decode(bytes)
    response.body = bytes
    return result
  }
  // 'low' is nearest to the wire, so that the SDK still parses the body after this.
  command.middlewareStack.add(keep, { step: 'deserialize', priority: 'low', name: 'keepAnswer' })
  return () => text
}

/** Sends `text` as the body, whatever the SDK has serialised. */
export function sendAsWritten<Input extends object, Output extends MetadataBearer>(
  command: HasStack<Input, Output>,
  text: string,
): void {
  const replace: BuildMiddleware<Input, Output> = (next) => async (args) => {
    const request = args.request as HttpRequest
    request.body = text
    return next(args)
  }
  // 'high' runs before the length is counted and the request signed.
  command.middlewareStack.add(replace, { step: 'build', priority: 'high', name: 'sendAsWritten' })
}
