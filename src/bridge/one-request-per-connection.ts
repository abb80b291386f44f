import type { Middleware } from './middleware.ts'

/**
 * Ends every connection with its first answer. Where a connection that has served before breaks
 * without an answer, Chromium sends the request again without a word, UpdatePipeline included; on a
 * new one it tells the page. Pages are no exception, because a write may go out on their connection.
 * Such repeats are not as HTTP would have them: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export const oneRequestPerConnection: Middleware = (_request, response, next) => {
  response.setHeader('connection', 'close')
  next()
}
