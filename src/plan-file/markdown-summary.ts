import { findChangeNotes } from '../pipeline/change-notes.ts'
import { describeChange, findChanges } from '../pipeline/changes.ts'
import { applyPlan, describeConflict, type Plan } from '../pipeline/edits.ts'
import {
  artifactStoresOf,
  isCrossRegion,
  type Pipeline,
  type Region,
  regionOf,
  regionsInUse,
} from '../pipeline/pipeline.ts'
import type { CheckResult } from './plan-file.ts'

interface SummaryInput {
  base: Pipeline
  plan: Plan
  account?: string
  note: string
  checks: readonly CheckResult[]
}

/** The plan as Markdown, for a pull request or a ticket: sentences, buckets by region, a picture. */
export function markdownSummary({ base, plan, account, note, checks }: SummaryInput): string {
  const { homeRegion } = plan
  const { pipeline: edited, conflicts } = applyPlan(base, plan)
  const changes = findChanges(base, edited, homeRegion)
  const notes = findChangeNotes(base, edited)
  const version = base.version ?? 1
  const owner = account === undefined ? '' : `, account ${account}`
  return [
    `## ${escaped(base.name)}: version ${version} to ${version + 1}`,
    `In ${escaped(homeRegion)}${escaped(owner)}.`,
    ...(note.trim() === '' ? [] : [quotation(note.trim())]),
    '### Changes',
    bullets(changes.map(describeChange), 'Nothing changes.'),
    ...(notes.length > 0
      ? ['### What goes with them', bullets(notes.map(({ text }) => text))]
      : []),
    ...(conflicts.length > 0
      ? ['### Left out', bullets(conflicts.map(({ conflict }) => describeConflict(conflict)))]
      : []),
    '### Regions and buckets',
    storesTable(base, edited, homeRegion),
    ...(checks.length > 0
      ? [
          '### Checks',
          bullets(
            checks.map(
              ({ title, region, state, text }) => `${state}: ${title} (${region}). ${text}`,
            ),
          ),
        ]
      : []),
    '### The pipeline after the update',
    `\`\`\`mermaid\n${mermaid(edited, homeRegion)}\n\`\`\`\n`,
  ].join('\n\n')
}

const bullets = (texts: readonly string[], empty = '') =>
  texts.length > 0 ? texts.map((text) => `- ${escaped(text)}`).join('\n') : empty

const quotation = (text: string) =>
  text
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${escaped(line)}`.trimEnd())
    .join('\n')

/** Text that stays text: what Markdown and HTML would read is escaped, and a line stays a line. */
const escaped = (text: string) =>
  text
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|~$!&@]/g, '\\$&')

function storesTable(base: Pipeline, edited: Pipeline, homeRegion: Region): string {
  const [before, after] = [artifactStoresOf(base, homeRegion), artifactStoresOf(edited, homeRegion)]
  const regions = new Set([...regionsInUse(edited, homeRegion), ...Object.keys(before)])
  const rows = [...regions].map((region) => {
    const [old, now] = [before[region], after[region]]
    const change =
      old?.location === now?.location && old?.encryptionKey?.id === now?.encryptionKey?.id
        ? ''
        : old === undefined
          ? 'new'
          : now === undefined
            ? `removed, was ${old.location}`
            : `was ${old.location}`
    const actions = edited.stages.flatMap((stage) =>
      stage.actions.filter((action) => regionOf(action, homeRegion) === region),
    )
    return [
      `${region}${region === homeRegion ? ' (home)' : ''}`,
      now?.location ?? '',
      now ? (now.encryptionKey?.id ?? 'AWS managed key') : '',
      String(actions.length),
      change,
    ]
  })
  return [['Region', 'Bucket', 'Key', 'Actions', 'Change'], Array<string>(5).fill('---'), ...rows]
    .map((cells, at) => `| ${cells.map(at === 1 ? String : escaped).join(' | ')} |`)
    .join('\n')
}

/** Source: https://mermaid.js.org/syntax/flowchart.html */
function mermaid({ stages }: Pipeline, homeRegion: Region): string {
  const boxes = stages.flatMap((stage, at) => [
    `  subgraph s${at}[${label(stage.name)}]`,
    ...stage.actions.map((action, index) => {
      const region = regionOf(action, homeRegion)
      const shown = [action.name, action.actionTypeId.provider, region].map(entities)
      const mark = isCrossRegion(action, homeRegion) ? ':::crossRegion' : ''
      return `    s${at}a${index}["${shown.join('<br/>')}"]${mark}`
    }),
    '  end',
  ])
  const arrows = stages.slice(1).map((_, at) => `  s${at} --> s${at + 1}`)
  return [
    'flowchart LR',
    ...boxes,
    ...arrows,
    '  classDef crossRegion stroke-width:3px,stroke-dasharray:4',
  ].join('\n')
}

const label = (text: string) => `"${entities(text)}"`

/** Mermaid's own way to write a character that would end or form a label. */
const entities = (text: string) =>
  text.replace(/[^\w .@/:-]/gu, (character) => `#${character.codePointAt(0)};`)
