import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { fileConnectionId, type Place } from '../../aws/connection.ts'
import { stackTemplateQuery } from '../../aws/stack-queries.ts'
import { type Draft, hasEdits, planOf } from '../../draft/draft.ts'
import { useDrafts } from '../../draft/draft-store.ts'
import {
  draftNameOf,
  type TemplateDraft,
  templateDrafts,
  templateOf,
  type TemplateSource,
  useTemplateDraft,
} from '../../draft/template-draft.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import type { FindProblems } from '../../pipeline/problems.ts'
import type { EditChoices } from '../../template/edit-template.ts'
import { readTemplate } from '../../template/read-template.ts'
import { findTemplateProblems } from '../../template/template-problems.ts'
import type { SourceProblem } from '../../template/source-problem.ts'
import { pipelineIn, type Template, type TemplatePipeline } from '../../template/template.ts'
import { editedText } from './edited-text.ts'

/** A template as every screen has it. */
export interface OpenTemplate {
  source: TemplateSource
  /** The file's name, or the stack's. */
  name: string
  /** Undefined where nothing is open yet, or the stack's is still being read. */
  text: string | undefined
  /** Undefined where the text is none. */
  template: Template | undefined
  problems: readonly SourceProblem[]
  isReading: boolean
  error: Error | null
  readAgain: () => void
  /** What was changed in its pipelines and is not in the text yet. */
  drafts: readonly { draft: Draft; logicalId: string }[]
  choicesOf: (logicalId: string) => EditChoices
  chooseFor: (logicalId: string, choices: EditChoices) => void
  keep: (part: Partial<TemplateDraft>) => void
}

/** One object, so that nothing is worked out anew for it. */
const noChoices: EditChoices = {}

/** The template of a file or of a stack. A stack's is always AWS's newest, with the edits on it. */
export function useOpenTemplate(source: TemplateSource): OpenTemplate {
  const kept = useTemplateDraft(source)
  const isStack = source.kind === 'stack'
  const place = isStack
    ? { connection: source.connection, region: source.region }
    : { connection: fileConnectionId, region: '' }
  const answer = useQuery({
    ...stackTemplateQuery(place, isStack ? source.stack : ''),
    enabled: isStack,
  })
  const text = isStack ? (answer.data ?? kept?.text) : kept?.text
  const homeRegion = isStack ? source.region : kept?.homeRegion
  const reading = useMemo(
    () =>
      text === undefined || text.trim() === ''
        ? undefined
        : readTemplate(text, homeRegion === undefined ? {} : { homeRegion }),
    [text, homeRegion],
  )
  const drafts = useTemplateDrafts(source)
  const name = kept?.name ?? (isStack ? source.stack : '')
  const keep = (part: Partial<TemplateDraft>) => {
    const now = text ?? ''
    templateDrafts.set({ source, name, ...kept, text: now, edited: now, ...part })
  }
  return {
    source,
    name,
    text,
    template: reading?.ok ? reading.template : undefined,
    problems: reading && !reading.ok ? reading.problems : [],
    isReading: isStack && answer.isPending,
    error: answer.error,
    readAgain: () => void answer.refetch(),
    drafts,
    choicesOf: (logicalId) => kept?.choices?.[logicalId] ?? noChoices,
    chooseFor: (logicalId, choices) =>
      keep({ choices: { ...kept?.choices, [logicalId]: choices } }),
    keep,
  }
}

function useTemplateDrafts(source: TemplateSource) {
  const all = useDrafts()
  const { kind } = source
  const [connection, region, stack] =
    source.kind === 'stack' ? [source.connection, source.region, source.stack] : []
  return useMemo(
    () =>
      all.filter(hasEdits).flatMap((draft) => {
        const of = templateOf(draft)
        if (of?.source.kind !== kind) return []
        const isOther =
          of.source.kind === 'stack' &&
          (of.source.connection !== connection ||
            of.source.region !== region ||
            of.source.stack !== stack)
        return isOther ? [] : [{ draft, logicalId: of.logicalId }]
      }),
    [all, kind, connection, region, stack],
  )
}

/** One pipeline of an open template, as the graph and the wizard take it. */
export interface OpenPipeline {
  found: TemplatePipeline
  /** With a name to show where the template gives it none. */
  pipeline: Pipeline
  /** What is wrong with it, or with it as edited, as far as the template tells. */
  findProblems: FindProblems
  /** Where its answers come from, and its home region. */
  place: Place
  /** What its draft is kept under. */
  draftName: string
  homeRegion: Region
}

export function pipelineOf(
  { source, template }: Pick<OpenTemplate, 'source' | 'template'>,
  logicalId: string,
): OpenPipeline | undefined {
  const found = template && pipelineIn(template, logicalId)
  if (!found) return undefined
  const { region } = found.homeRegion
  return {
    found,
    pipeline: found.pipeline.name ? found.pipeline : { ...found.pipeline, name: logicalId },
    findProblems: (edited) => findTemplateProblems(found, edited),
    place: { connection: source.kind === 'stack' ? source.connection : fileConnectionId, region },
    draftName: draftNameOf({ source, logicalId }),
    homeRegion: region,
  }
}

/** The text as it would be with every change in it; undefined while there is no template. */
export function useEditedText(open: OpenTemplate) {
  const { template, drafts, choicesOf } = open
  const plans = drafts.flatMap(({ draft, logicalId }) => {
    // The CDK writes the text of its own pipelines.
    const isOfCdk = template && pipelineIn(template, logicalId)?.refusal?.kind === 'cdk'
    return isOfCdk ? [] : [{ logicalId, edits: planOf(draft).edits, choices: choicesOf(logicalId) }]
  })
  const key = JSON.stringify(plans)
  return useMemo(
    () => template && editedText(template, plans),
    // oxlint-disable-next-line react/exhaustive-deps -- the plans, by what they say
    [template, key],
  )
}
