import type { ServerResponse } from 'node:http'
import type { ErrorForm } from './error-form.ts'

/** Why the bridge, not AWS, did not do what was asked. */
export interface Refusal {
  status: number
  /** AWS's name for it where AWS has one. */
  code: string
  message: string
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (sign) => escaped[sign] ?? sign)

function write({ code, message }: Refusal, form: ErrorForm): { type: string; body: string } {
  if (form === 'json') {
    return { type: 'application/x-amz-json-1.1', body: JSON.stringify({ __type: code, message }) }
  }
  if (form === 'rest-json') {
    return { type: 'application/json', body: JSON.stringify({ code, message }) }
  }
  const detail = `<Code>${escapeXml(code)}</Code><Message>${escapeXml(message)}</Message>`
  const body =
    form === 'query'
      ? `<ErrorResponse><Error><Type>Sender</Type>${detail}</Error></ErrorResponse>`
      : `<?xml version="1.0" encoding="UTF-8"?>\n<Error>${detail}</Error>`
  return { type: form === 'query' ? 'text/xml' : 'application/xml', body }
}

/** The refusal as an answer, in the form of the service that was asked. */
export function refusalResponse(refusal: Refusal, form: ErrorForm): Response {
  const { type, body } = write(refusal, form)
  return new Response(body, { status: refusal.status, headers: { 'content-type': type } })
}

/** Answers with a refusal in the form of the service that was asked. */
export function refuse(response: ServerResponse, refusal: Refusal, form: ErrorForm = 'json'): void {
  const { type, body } = write(refusal, form)
  response.statusCode = refusal.status
  response.setHeader('content-type', type)
  response.setHeader('content-length', Buffer.byteLength(body))
  response.end(body)
}
