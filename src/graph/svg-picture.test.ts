import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { expect, test } from 'vitest'
import type { Action, Pipeline } from '../pipeline/pipeline.ts'
import { findChanges } from '../pipeline/changes.ts'
import { findEdgeMarks } from './edge-marks.ts'
import { layoutPipeline } from './layout.ts'
import { findMarks } from './marks.ts'
import { inLightMode } from './page-pen.ts'
import { fit, type Pen } from './picture-pen.ts'
import { readState } from './state.ts'
import { svgPicture } from './svg-picture.ts'

const home = 'us-west-2'
const pen: Pen = {
  color: inLightMode,
  measure: (text, { size }) => text.length * size * 0.6,
  fonts: { sans: 'Open Sans', mono: 'Monaco' },
}
const named = (names: readonly string[]) => names.map((name) => ({ name }))
const action = (name: string, region?: string, reads: string[] = ['Source']): Action => ({
  name,
  actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
  inputArtifacts: named(reads),
  ...(region && { region }),
})
const pipelineOf = (stages: Record<string, Action[]>): Pipeline => ({
  name: 'release',
  roleArn: 'arn:aws:iam::111122223333:role/r',
  artifactStores: { [home]: { type: 'S3', location: 'home-bucket' } },
  stages: Object.entries(stages).map(([name, actions]) => ({ name, actions })),
})
const source = { ...action('Checkout', undefined, []), outputArtifacts: named(['Source']) }
const pipeline = pipelineOf({
  Source: [source],
  Deploy: [action('Ship'), action('Ship-east', 'us-east-1')],
})

interface Drawn {
  drawn?: Pipeline
  before?: Pipeline
  by?: 'stage' | 'region'
  statuses?: Record<string, string>
}

function picture({ drawn = pipeline, before, by = 'stage', statuses }: Drawn = {}): string {
  const edges = before && findEdgeMarks(before, drawn, home)
  const marks = findMarks(before ? findChanges(before, drawn, home) : [], { before, edges })
  const state =
    statuses &&
    readState({
      stageStates: Object.entries(statuses).map(([stageName, status]) => ({
        stageName,
        actionStates: [
          {
            actionName: 'Ship',
            latestExecution: {
              status,
              startTime: new Date('2026-01-01T10:00:00Z'),
              lastStatusChange: new Date('2026-01-01T10:02:05Z'),
            },
          },
        ],
      })),
    })
  return svgPicture({
    title: 'Stages & actions',
    graph: layoutPipeline(drawn, home, { by, removed: marks.removed }),
    view: { homeRegion: home, state, marks, problems: new Map(), now: 0 },
    pen,
  })
}

/** The texts of a picture, in the order in which they are drawn. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text)

test('a picture is well-formed and says what it shows', () => {
  const svg = picture()
  expect(XMLValidator.validate(svg)).toBe(true)
  const parsed = new XMLParser().parse(svg) as { svg: { title: string } }
  expect(parsed.svg.title).toBe('Stages & actions')
})

test('names of stages, actions, providers, regions and copied artifacts stand as text', () => {
  expect(textsOf(picture())).toEqual(
    expect.arrayContaining(['Source', 'Deploy', 'Ship-east', 'AWS CodeDeploy', 'us-east-1']),
  )
})

test('whatever the page has room for, everything is in the picture', () => {
  const many = Array.from({ length: 500 }, (_, index) => action(`Deploy-${index}`))
  const texts = new Set(textsOf(picture({ drawn: pipelineOf({ Source: [source], Fleet: many }) })))
  expect(many.filter(({ name }) => !texts.has(name))).toEqual([])
})

test('by region, the picture has the lanes with their buckets', () => {
  const texts = textsOf(picture({ by: 'region' }))
  expect(texts).toEqual(
    expect.arrayContaining(['home-bucket', 'US East (N. Virginia)', 'No artifact store']),
  )
})

test('how a run went is told with its time', () => {
  expect(textsOf(picture({ statuses: { Deploy: 'Failed' } }))).toContain('Failed, 2 min 5 s')
})

test('what was added and removed is marked in words', () => {
  const before = pipelineOf({ Source: [source], Deploy: [action('Ship'), action('Gone')] })
  const texts = textsOf(picture({ before }))
  expect(texts).toEqual(expect.arrayContaining(['Gone', 'Removed', 'Ship-east', 'Added']))
})

test('text that does not fit ends with an ellipsis', () => {
  const lettering = { size: 10 }
  expect(fit(pen, 'short', 100, lettering)).toBe('short')
  expect(fit(pen, 'a-very-long-name', 60, lettering)).toBe('a-very-lo…')
})

test('the light colour of a token is the one that stands in it', () => {
  expect(inLightMode('var(--color-text-abc123, #0f141a)')).toBe('#0f141a')
  expect(inLightMode('#fff')).toBe('#fff')
})
