import type { Region } from '../pipeline/pipeline.ts'
import type { DrawnTexts } from './drawn-texts.ts'
import { unknownHomeRegion } from './home-region.ts'
import type { TemplateData } from './intrinsics.ts'
import { computedStore, templateKey } from './to-pipeline.ts'

/** How the home region is written: by its name, or as whatever region the stack is in. */
export type HomeRegionForm = 'literal' | 'reference'

/** What a part of a pipeline is written with. */
export interface Writing {
  drawn: DrawnTexts
  homeRegion: Region
  homeRegionForm: HomeRegionForm
  /** How other regions are written where not as literals. */
  regions: ReadonlyMap<Region, TemplateData>
}

/** Members that hold one thing that a function makes. */
const wholes = ['$Stage', '$Action', '$Item', computedStore]

/** `!Ref Name` and `!GetAtt Name.Attribute` as a person types them. */
function typedCall(text: string): TemplateData | undefined {
  const [, fn, path = ''] = /^!(Ref|GetAtt) ([\w:.]+)$/.exec(text) ?? []
  if (fn === 'Ref' && !path.includes('.')) return { Ref: path }
  const dot = path.indexOf('.')
  if (fn !== 'GetAtt' || dot < 1) return undefined
  return { 'Fn::GetAtt': [path.slice(0, dot), path.slice(dot + 1)] }
}

export const textData = (text: string, drawn: DrawnTexts): TemplateData =>
  drawn.dataOf(text) ?? typedCall(text) ?? text

export function regionData(region: Region, writing: Writing): TemplateData {
  const { homeRegion, homeRegionForm, regions, drawn } = writing
  if (region === homeRegion) {
    const isNamed = homeRegionForm === 'literal' && homeRegion !== unknownHomeRegion
    return isNamed ? region : { Ref: 'AWS::Region' }
  }
  return regions.get(region) ?? textData(region, drawn)
}

/**
 * A part of a pipeline as a template says it, the reverse of `toPipeline`. `key` is the member that
 * holds it.
 */
export function toTemplate(value: unknown, key: string, writing: Writing): TemplateData {
  if (typeof value === 'string') {
    return key === 'Region' ? regionData(value, writing) : textData(value, writing.drawn)
  }
  if (Array.isArray(value)) return value.map((item) => toTemplate(item, key, writing))
  if (typeof value !== 'object' || value === null) return value as TemplateData
  const members = value as Record<string, unknown>
  const whole = wholes.find((name) => name in members)
  if (whole) return textData(String(members[whole]), writing.drawn)
  const data: { [key: string]: TemplateData } = {}
  for (const [member, of] of Object.entries(members)) {
    if (of === undefined) continue
    const name = key === 'Configuration' ? member : templateKey(member.replace(/^\$/, ''))
    // What a function makes goes before what the model shows in its place.
    if (!member.startsWith('$') && `$${name}` in members) continue
    data[name] = toTemplate(of, name, writing)
  }
  return data
}
