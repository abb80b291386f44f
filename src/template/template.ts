import type { Pipeline } from '../pipeline/pipeline.ts'
import type { DrawnTexts } from './drawn-texts.ts'
import type { HomeRegion } from './home-region.ts'
import type { MapNode } from './nodes.ts'
import type { Refusal } from './refusal.ts'
import type { SourceProblem } from './source-problem.ts'
import type { ComputedValue, ConditionalArtifacts, ConditionalPart } from './to-pipeline.ts'

/** A CloudFormation template as text, with the pipelines in it. */
export interface Template {
  /** Exactly as read, byte order mark and line endings included. */
  text: string
  format: 'yaml' | 'json'
  lineEnding: '\n' | '\r\n'
  hasByteOrderMark: boolean
  /** In the order of the text. */
  pipelines: readonly TemplatePipeline[]
  /** What is odd and stops nothing, such as keys that stand twice. */
  notices: readonly SourceProblem[]
  /** For edits: the tree, in offsets of `text`. */
  root: MapNode
}

/** One `AWS::CodePipeline::Pipeline` of a template. */
export interface TemplatePipeline {
  logicalId: string
  /** The line that the resource starts in, counted from 1. */
  line: number
  /**
   * As the core has it. A value that an intrinsic function makes is a text such as `!Ref Bucket`; a
   * map or a list that one makes is a member such as `$Configuration` that holds its text.
   */
  pipeline: Pipeline
  homeRegion: HomeRegion
  /** Values that an intrinsic function makes. */
  computed: readonly ComputedValue[]
  /** Stages and actions that are there only under conditions. */
  conditional: readonly ConditionalPart[]
  /** Actions whose artifacts are not the same under all conditions. */
  conditionalArtifacts: readonly ConditionalArtifacts[]
  /** The resource's own `Condition`. */
  condition?: string
  dependsOn: readonly string[]
  /** Why nothing of it can be edited here; it can still be drawn. */
  refusal?: Refusal
  /** What the texts of computed values stand for. */
  drawn: DrawnTexts
  /** For edits: the resource, undefined where it is made by a loop. */
  resource: MapNode
}

/** A template, or why the text is none. */
export type TemplateReading =
  | { ok: true; template: Template }
  | { ok: false; problems: readonly SourceProblem[] }

export const pipelineIn = (template: Template, logicalId: string): TemplatePipeline | undefined =>
  template.pipelines.find((pipeline) => pipeline.logicalId === logicalId)
