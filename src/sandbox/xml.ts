import { XMLBuilder, XMLParser } from 'fast-xml-parser'

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' })
const parser = new XMLParser({ ignoreAttributes: true, parseTagValue: false })

/** XML takes a carriage return for the end of a line unless it is written as a reference. */
const withReturns = (xml: string) => xml.replaceAll('\r', '&#xD;')

/** One XML document; a key that starts with @ is an attribute. */
export const answerXml = (
  status: number,
  document: object,
  headers: Record<string, string>,
): Response =>
  new Response(`<?xml version="1.0" encoding="UTF-8"?>\n${withReturns(builder.build(document))}`, {
    status,
    headers: { 'content-type': 'text/xml', ...headers },
  })

export const readXml = (text: string): Record<string, unknown> =>
  parser.parse(text) as Record<string, unknown>
