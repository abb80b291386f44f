import type { IncomingMessage, ServerResponse } from 'node:http'

/** One step of the bridge: it answers, or calls `next`. Connect, and so Vite, takes the same shape. */
export type Middleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void

/** The steps as one middleware; a step that does not call `next` ends the request. */
export const inOrder =
  (steps: readonly Middleware[]): Middleware =>
  (request, response, done) => {
    const run = (index: number): void => {
      const step = steps[index]
      if (step) step(request, response, () => run(index + 1))
      else done()
    }
    run(0)
  }

/** Whether a request is for AWS, and so under the strictest rules; all else is a page or its parts. */
export const isAwsRoute = ({ url = '' }: IncomingMessage): boolean => /^\/aws(?:[/?#]|$)/.test(url)
