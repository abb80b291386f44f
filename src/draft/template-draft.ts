import { useSyncExternalStore } from 'react'
import type { Region } from '../pipeline/pipeline.ts'
import type { EditChoices } from '../template/edit-template.ts'
import { browserStorage, type KeyValueStorage } from './browser-storage.ts'
import type { DraftKey } from './draft.ts'
import { KeptValues } from './kept-values.ts'

/** Where a template comes from: a file of the person's, or a stack. */
export type TemplateSource =
  | { kind: 'file' }
  | { kind: 'stack'; connection: string; region: Region; stack: string }

/** A template that a person has open, and what it has become. */
export interface TemplateDraft {
  source: TemplateSource
  /** The file's name, or the stack's. */
  name: string
  /** Exactly as read. */
  text: string
  /** With the plan's edits made, as it was when a change set was asked for; else the same as `text`. */
  edited: string
  /** Whether `edited` holds a secret that was typed here: it is kept in this tab's memory only. */
  holdsSecret?: boolean
  /** The region of the stack, as the person said; a stack's source has its own. */
  homeRegion?: Region
  /** How the person wants things written, by the pipeline's logical id. */
  choices?: Readonly<Record<string, EditChoices>>
}

/** A pipeline of a template that is open. */
export interface InTemplate {
  source: TemplateSource
  logicalId: string
}

/**
 * What a draft calls a pipeline of a template in place of its name: the name of a live pipeline has
 * no slash, so the two never meet.
 */
export const draftNameOf = ({ source, logicalId }: InTemplate): string =>
  source.kind === 'file' ? `template/${logicalId}` : `stack/${source.stack}/${logicalId}`

/** The pipeline that a draft is about, where it is one of a template. */
export function templateOf({ connection, region, pipeline }: DraftKey): InTemplate | undefined {
  const [kind, ...rest] = pipeline.split('/')
  if (rest.length === 0) return undefined
  if (kind === 'template') return { source: { kind: 'file' }, logicalId: rest.join('/') }
  const [stack = '', ...logicalId] = rest
  return { source: { kind: 'stack', connection, region, stack }, logicalId: logicalId.join('/') }
}

const prefix = 'pipespan/template/1/'

const keyOf = (source: TemplateSource) =>
  source.kind === 'file'
    ? `${prefix}file`
    : `${prefix}stack/${source.connection}/${source.region}/${source.stack}`

/** The templates that are open in this browser: one file, and one for each stack. */
export class TemplateDrafts {
  readonly #kept: KeptValues<TemplateDraft>

  /** @param storage undefined where the browser blocks it. */
  constructor(storage: KeyValueStorage | undefined) {
    this.#kept = new KeptValues(storage, {
      read: parse,
      write: (draft) =>
        JSON.stringify(draft.holdsSecret ? { ...draft, edited: draft.text } : draft),
    })
  }

  /** The same object for as long as nothing changes. */
  get(source: TemplateSource): TemplateDraft | undefined {
    return this.#kept.get(keyOf(source))
  }

  /** Whether some template is in this tab only, and would not survive a reload. */
  isUnstored = (): boolean => this.#kept.isUnstored()

  set(draft: TemplateDraft): void {
    this.#kept.set(keyOf(draft.source), draft)
  }

  remove(source: TemplateSource): void {
    this.#kept.remove(keyOf(source))
  }

  subscribe = (listener: () => void): (() => void) => this.#kept.subscribe(listener)

  changed = (): void => this.#kept.changed()
}

/** Storage can be edited by anyone; what is no draft is none. */
function parse(stored: string): TemplateDraft | undefined {
  try {
    const draft = JSON.parse(stored) as Partial<TemplateDraft> | null
    const isDraft =
      typeof draft?.text === 'string' && typeof draft.edited === 'string' && draft.source
    return isDraft ? (draft as TemplateDraft) : undefined
  } catch {
    return undefined
  }
}

/** The templates of this browser. */
export const templateDrafts = new TemplateDrafts(browserStorage())
globalThis.addEventListener?.('storage', templateDrafts.changed)

/** The template that is open from a source, following every change of it. */
export const useTemplateDraft = (source: TemplateSource): TemplateDraft | undefined =>
  useSyncExternalStore(templateDrafts.subscribe, () => templateDrafts.get(source))

/** Whether a template is kept in this tab only, because the browser would not store it. */
export const useUnstoredTemplates = (): boolean =>
  useSyncExternalStore(templateDrafts.subscribe, templateDrafts.isUnstored)
