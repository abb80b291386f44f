/** Random templates in random styles for property tests, written by a writer of their own. */
import * as fc from 'fast-check'
import type { Pipeline } from '../pipeline/pipeline.ts'

/** Milliseconds for so many random runs, on a machine that has other things to do. */
export const patience = (runs: number): number => 60_000 + 100 * runs

type Data = string | number | boolean | Data[] | { [key: string]: Data }

const calls: Record<string, Data> = {
  '!Ref Bucket': { Ref: 'Bucket' },
  '!Ref OtherRegion': { Ref: 'OtherRegion' },
  '!Ref Thing': { Ref: 'Thing' },
  '!GetAtt Role.Arn': { 'Fn::GetAtt': ['Role', 'Arn'] },
  '!GetAtt ActionRole.Arn': { 'Fn::GetAtt': ['ActionRole', 'Arn'] },
  '!GetAtt Key.Arn': { 'Fn::GetAtt': ['Key', 'Arn'] },
  '${Prefix}-artifacts': { 'Fn::Sub': '${Prefix}-artifacts' },
  '${AWS::StackName}-x': { 'Fn::Sub': '${AWS::StackName}-x' },
  '!ImportValue Shared': { 'Fn::ImportValue': 'Shared' },
}

const upper = (member: string) => member.charAt(0).toUpperCase() + member.slice(1)

/** The properties that CloudFormation has for a pipeline. */
function toProperties(value: unknown, key: string): Data {
  if (typeof value === 'string') return calls[value] ?? value
  if (Array.isArray(value)) return value.map((item) => toProperties(item, key))
  if (typeof value !== 'object' || value === null) return value as Data
  const members = Object.entries(value)
  if (key === 'ArtifactStores') {
    return members.map(([region, store]) => ({
      Region: calls[region] ?? region,
      ArtifactStore: toProperties(store, 'ArtifactStore'),
    }))
  }
  const isOwn = key === 'Configuration'
  return Object.fromEntries(
    members.map(([member, of]) => {
      const name = isOwn ? member : upper(member)
      return [name, toProperties(of, name)]
    }),
  )
}

/** How one random template is written. */
export interface RandomStyle {
  format: 'yaml' | 'json'
  step: number
  unit: string
  flush: boolean
  dashBelow: boolean
  gap: number
  short: boolean
  quotes: 'plain' | 'single' | 'double'
  quotedKeys: boolean
  flowed: string[]
  compact: boolean
  comments: boolean
  crlf: boolean
  mark: boolean
  start: boolean
  finalBreak: boolean
  sorted: boolean
  bareVersion: boolean
  pad: boolean
  flowLines: boolean
  trailingComma: boolean
  /** What has a blank line before every one but the first. */
  apart: string[]
}

export const anyStyle: fc.Arbitrary<RandomStyle> = fc.record({
  format: fc.constantFrom('yaml', 'json'),
  step: fc.constantFrom(2, 3, 4),
  unit: fc.constantFrom(' ', '  ', '    ', '\t'),
  flush: fc.boolean(),
  dashBelow: fc.boolean(),
  gap: fc.constantFrom(2, 2, 4),
  short: fc.boolean(),
  quotes: fc.constantFrom('plain', 'single', 'double'),
  quotedKeys: fc.boolean(),
  flowed: fc.subarray([
    'Resources',
    'Pipeline',
    'Properties',
    'Stages',
    'Stages[]',
    'Actions',
    'Actions[]',
    'ActionTypeId',
    'InputArtifacts',
    'ArtifactStore',
    'ArtifactStores',
    'Configuration',
    'Commands',
  ]),
  compact: fc.boolean(),
  comments: fc.boolean(),
  crlf: fc.boolean(),
  mark: fc.boolean(),
  start: fc.boolean(),
  finalBreak: fc.boolean(),
  sorted: fc.boolean(),
  bareVersion: fc.boolean(),
  pad: fc.boolean(),
  flowLines: fc.boolean(),
  trailingComma: fc.boolean(),
  apart: fc.subarray(['', 'Resources', 'Properties', 'Stages', 'Actions', 'ArtifactStores']),
})

/** A template with one pipeline, another resource before it and one after it. */
export function writeTemplate(pipeline: Pipeline, style: RandomStyle): string {
  const properties = toProperties(pipeline, 'Properties')
  const template: Data = {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { OtherRegion: { Type: 'String' } },
    Resources: {
      Bucket: { Type: 'AWS::S3::Bucket' },
      Pipeline: { Type: 'AWS::CodePipeline::Pipeline', Properties: properties },
      Topic: { Type: 'AWS::SNS::Topic' },
    },
  }
  const written =
    style.format === 'json'
      ? new JsonWriter(style).value(template, '', '')
      : (style.start ? '---\n' : '') + new YamlWriter(style).block(template, '', 0)
  const lines = written + (style.finalBreak ? '\n' : '')
  return (style.mark ? '\uFEFF' : '') + (style.crlf ? lines.replaceAll('\n', '\r\n') : lines)
}

const entriesOf = (data: { [key: string]: Data }, { sorted }: RandomStyle) => {
  const entries = Object.entries(data)
  const isOrdered = 'AWSTemplateFormatVersion' in data
  return sorted && !isOrdered ? entries.toSorted(([a], [b]) => (a < b ? -1 : 1)) : entries
}

const callOf = (data: Data): [string, Data] | undefined => {
  if (typeof data !== 'object' || Array.isArray(data)) return undefined
  const [only, ...others] = Object.entries(data)
  return only && others.length === 0 && /^(?:Ref$|Fn::)/.test(only[0]) ? only : undefined
}

class JsonWriter {
  readonly #style: RandomStyle

  constructor(style: RandomStyle) {
    this.#style = style
  }

  value(data: Data, key: string, indent: string): string {
    if (key === 'Version' && this.#style.bareVersion) return typeof data === 'string' ? data : ''
    if (typeof data !== 'object') return JSON.stringify(data)
    const { unit, compact, flowed, pad } = this.#style
    const isInline = compact || flowed.includes(key)
    const inner = isInline ? '' : indent + unit
    const colon = compact && !pad ? ':' : ': '
    const parts = Array.isArray(data)
      ? data.map((item) => this.value(item, `${key}[]`, inner))
      : entriesOf(data, this.#style).map(
          ([name, of]) => JSON.stringify(name) + colon + this.value(of, name, inner),
        )
    const [open, close] = Array.isArray(data) ? ['[', ']'] : ['{', '}']
    if (parts.length === 0) return open + close
    if (isInline) return open + parts.join(compact ? ',' : ', ') + close
    return `${open}\n${inner}${parts.join(`,\n${inner}`)}\n${indent}${close}`
  }
}

class YamlWriter {
  readonly #style: RandomStyle
  #comments = 0

  constructor(style: RandomStyle) {
    this.#style = style
  }

  #comment(column: number): string {
    if (!this.#style.comments) return ''
    this.#comments += 1
    return `${' '.repeat(column)}# note ${this.#comments}\n${this.#comments % 3 === 0 ? '\n' : ''}`
  }

  /** Lines of a map or a list, the first one indented too. */
  block(data: Data, key: string, column: number): string {
    const { gap, dashBelow, apart } = this.#style
    const between = apart.includes(key) ? '\n\n' : '\n'
    const pad = ' '.repeat(column)
    if (Array.isArray(data)) {
      return data
        .map((item) => {
          const before = this.#comment(column)
          const isBlock = this.#isBlock(item, `${key}[]`)
          if (!isBlock)
            return `${before}${pad}-${' '.repeat(gap - 1)}${this.#inline(item, `${key}[]`)}`
          const block = this.block(item, `${key}[]`, column + gap)
          return dashBelow
            ? `${before}${pad}-\n${block}`
            : `${before}${pad}-${' '.repeat(gap - 1)}${this.#withoutFirstIndent(block, column + gap)}`
        })
        .join(between)
    }
    return entriesOf(data as { [key: string]: Data }, this.#style)
      .map(([name, of], index) => {
        const before = index === 0 && key.endsWith('[]') ? '' : this.#comment(column)
        const label = `${pad}${this.#key(name)}:`
        if (!this.#isBlock(of, name)) return `${before}${label} ${this.#inline(of, name, column)}`
        const indent = Array.isArray(of)
          ? this.#style.flush
            ? 0
            : this.#style.step
          : this.#style.step
        return `${before}${label}\n${this.block(of, name, column + indent)}`
      })
      .join(between)
  }

  /** A comment before the first member would come between it and its dash. */
  #withoutFirstIndent(block: string, column: number): string {
    return block.slice(column)
  }

  #isBlock(data: Data, key: string): boolean {
    if (typeof data !== 'object' || this.#style.flowed.includes(key)) return false
    if (callOf(data)) return false
    return Object.keys(data).length > 0
  }

  #key(key: string): string {
    return this.#style.quotedKeys || key === 'yes' ? JSON.stringify(key) : key
  }

  #inline(data: Data, key: string, column?: number, depth = 0): string {
    const { short, pad, flowed } = this.#style
    const call = callOf(data)
    if (call && short) {
      const [fn, argument] = call
      const path =
        fn === 'Fn::GetAtt' && Array.isArray(argument)
          ? argument.map((part) => part as string).join('.')
          : argument
      return `!${fn.replace('Fn::', '')} ${this.#scalar(path as string, '', true)}`
    }
    if (Array.isArray(data)) {
      const items = data.map((item) => this.#inline(item, `${key}[]`, undefined, depth + 1))
      return this.#flow('[', items, ']', '', depth)
    }
    if (typeof data === 'object') {
      const parts = entriesOf(data, this.#style).map(
        ([name, of]) => `${this.#key(name)}: ${this.#inline(of, name, undefined, depth + 1)}`,
      )
      return this.#flow('{', parts, '}', pad && !call ? ' ' : '', depth)
    }
    const isFlow = column === undefined || flowed.includes(key)
    if (!isFlow && typeof data === 'string' && /^[a-z\n]+\n$/.test(data)) {
      const body = data.trimEnd().split('\n')
      return `|\n${body.map((line) => ' '.repeat(column + this.#style.step) + line).join('\n')}`
    }
    return this.#scalar(data, key, isFlow)
  }

  /** In one line, or in lines far enough right for wherever it stands. */
  #flow(open: string, parts: string[], close: string, pad: string, depth: number): string {
    const { flowLines, trailingComma, comments } = this.#style
    if (parts.length === 0) return open + close
    if (!flowLines) return open + pad + parts.join(', ') + pad + close
    const indent = ' '.repeat(60 + 2 * depth)
    const lines = parts.map((part, index) => {
      const isLast = index === parts.length - 1
      const comma = isLast && !trailingComma ? '' : ','
      return `${indent}${part}${comma}${comments && index % 2 === 0 ? ' # flow' : ''}\n`
    })
    return `${open}\n${lines.join('')}${indent.slice(2)}${close}`
  }

  #scalar(value: string | number | boolean, key: string, isFlow: boolean): string {
    if (typeof value !== 'string') return String(value)
    const { quotes, bareVersion } = this.#style
    if (key === 'Version' && bareVersion) return value
    const isSafe = /^[A-Za-z][A-Za-z0-9_./-]*(?: [a-z]+)*$/.test(value)
    const isWord = !/^(?:y|yes|no|on|off|true|false|null)$/i.test(value)
    if (quotes === 'plain' && isSafe && isWord && !(isFlow && value.includes(','))) return value
    if (quotes !== 'double' && !/[\n\t]/.test(value)) return `'${value.replaceAll("'", "''")}'`
    return JSON.stringify(value)
  }
}
