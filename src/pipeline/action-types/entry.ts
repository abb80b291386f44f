import type { ResourceKind } from '../resources.ts'

/** How many artifacts an action type takes or gives, both ends included. */
interface ArtifactCount {
  min: number
  max: number
}

/** A condition on the action itself that decides whether something is needed. */
export type Need =
  | { inputs: number }
  | { outputs: number }
  /** The value of `key`, or its default when left out, is one of `is`. */
  | { key: string; is: readonly string[] }
  | { with: string }
  /** None of these keys has a value. */
  | { without: readonly string[] }

/** One key of an action's `configuration`. Every value is text, numbers and booleans included. */
export interface ConfigurationKey {
  name: string
  /** AWS refuses the action without it. */
  required: boolean
  /** In words, when the key is needed although it is not always required. */
  requiredWhen?: string
  /** `requiredWhen` as data; absent where the structure alone does not tell. */
  need?: Need
  /** The only values that AWS documents. */
  values?: readonly string[]
  /** Several of `values` may stand here, separated by commas. */
  list?: true
  /** What AWS assumes when the key is left out. */
  default?: string
  /** Least and greatest number. */
  range?: readonly [number, number]
  /**
   * What the value refers to: the name of an input artifact; a file in one, written
   * `artifact::file`; JSON text; or an ARN of something that must lie in the action's region.
   */
  holds?: 'artifact' | 'artifact-file' | 'json' | 'regional-arn'
  /** What such a file is usually called. */
  files?: readonly string[]
  /** What the value names, and so what can be listed where the action runs. */
  names?: ResourceKind
  /** The key of the thing that it lies in: a deployment group in its application. */
  within?: string
  /**
   * How the JSON text writes names with values: `{"name": "value"}`, `[{"name", "value"}]`, or the
   * latter with a `type`, as CodeBuild takes it.
   */
  pairs?: 'object' | 'list' | 'typed-list'
  /** Text of several lines. */
  lines?: true
  /** AWS shows `****` instead of the value. */
  secret?: true
  description: string
}

/** Members of an action that only some providers read. */
export type ActionField =
  | 'commands'
  | 'outputVariables'
  | 'environmentVariables'
  | 'timeoutInMinutes'

/** One action type that AWS documents. */
export interface ActionTypeEntry {
  category: string
  owner: string
  provider: string
  version: string
  /** What people call it. */
  title: string
  /** AWS's page about it. */
  page: string
  inputs: ArtifactCount
  outputs: ArtifactCount
  /** Whether an action of this type may run outside the home region. */
  crossRegion: boolean
  /** Endpoint prefix of the AWS service behind it, such as `codedeploy`. */
  service?: string
  /** Present when only pipelines of type V2 may hold it. */
  pipelineType?: 'V2'
  /** AWS has ended the service; the type stands in old pipelines only. */
  retired?: true
  /** When an input artifact is needed although `inputs.min` is 0. */
  inputNeededWhen?: Need
  actionFields?: Partial<Record<ActionField, 'required' | 'optional'>>
  note?: string
  configuration: readonly ConfigurationKey[]
}

export const flag = ['true', 'false'] as const

/** A page of AWS's CodePipeline user guide. */
export const guide = (page: string): string =>
  `https://docs.aws.amazon.com/codepipeline/latest/userguide/${page}.html`
