import { deepEqual } from '../pipeline/deep-equal.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { lineStart } from './lines.ts'
import { resolved } from './nodes.ts'
import { readTemplate } from './read-template.ts'
import { shifted, type Spliced } from './splice.ts'
import { pipelineIn, type Template, type TemplatePipeline } from './template.ts'

/** Reading more than this twice would be felt. */
const largeText = 200_000

/**
 * The pipeline of an edited template as its new text says it; undefined where that is no template.
 * Of a large text only the resource and what stands above all resources is read, unless that leaves
 * a doubt.
 */
export function readBack(
  template: Template,
  found: TemplatePipeline,
  { text, splices }: Spliced,
  expected: Pipeline,
): Pipeline | undefined {
  const read = (source: string): Pipeline | undefined => {
    const reading = readTemplate(source, { homeRegion: found.homeRegion.region })
    return reading.ok ? pipelineIn(reading.template, found.logicalId)?.pipeline : undefined
  }
  if (text.length > largeText) {
    const part = partOf(template, found, { text, splices })
    const pipeline = part === undefined ? undefined : read(part)
    if (pipeline && deepEqual(pipeline, expected)) return pipeline
  }
  return read(text)
}

/** A template with only one resource; undefined where the text cannot be cut like that. */
function partOf(
  { root, format }: Template,
  { resource }: TemplatePipeline,
  { text, splices }: Pick<Spliced, 'text' | 'splices'>,
): string | undefined {
  const section = root.members.findLast(({ key }) => key === 'Resources')
  const resources = section && resolved(section.value)
  if (!section || resources?.kind !== 'map' || resources.merged.length > 0) return undefined
  const member = resources.members.find(({ value }) => resolved(value) === resource)
  if (!member || resources.isFlow !== (format === 'json')) return undefined
  const head = text.slice(0, shifted(section.keyStart, splices, true))
  const start = shifted(member.keyStart, splices, true)
  const end = shifted(resource.end, splices, true)
  return format === 'json'
    ? `${head}"Resources":{${text.slice(start, end)}}}`
    : `${head}Resources:\n${text.slice(lineStart(text, start), end)}\n`
}
