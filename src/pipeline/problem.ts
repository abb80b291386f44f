import type { Region } from './pipeline.ts'

/**
 * `error`: AWS refuses it. `warning`: AWS takes it, and it probably fails at run time, or no public
 * source says that it is refused. `hint`: odd, and harmless.
 */
export type Severity = 'error' | 'warning' | 'hint'

/** Where the problem stands, as keys and indices into the declaration. */
export type ProblemPath = readonly (string | number)[]

/** What is broken, as data; `describeProblem` says it. */
export type Problem = { severity: Severity; path: ProblemPath } & ProblemDetail

type ProblemDetail =
  | { kind: 'bad-text'; member: string; value: string; rule: string }
  | { kind: 'missing-member'; member: string }
  | { kind: 'wrong-type'; member: string; expected: string }
  | { kind: 'bad-number'; member: string; value: number; min: number; max?: number }
  | { kind: 'bad-count'; member: string; count: number; min: number; max: number }
  | { kind: 'unknown-value'; member: string; value: string; values: readonly string[] }
  | { kind: 'too-few-stages'; count: number }
  | { kind: 'too-many-stages'; count: number }
  | { kind: 'empty-stage'; stage: string }
  | { kind: 'duplicate-stage-name'; stage: string }
  | { kind: 'duplicate-action-name'; stage: string; action: string }
  | { kind: 'first-stage-not-source'; stage: string }
  | { kind: 'source-after-first-stage'; stage: string; action: string }
  | { kind: 'only-source-actions' }
  | { kind: 'too-many-actions'; count: number; max: number }
  | { kind: 'too-many-actions-in-stage'; stage: string; count: number; max: number }
  | { kind: 'duplicate-output-artifact'; artifact: string; action: string; otherAction: string }
  | { kind: 'input-not-produced'; artifact: string; action: string }
  | { kind: 'artifact-not-input'; action: string; key: string; artifact: string }
  | { kind: 'too-few-inputs'; action: string; count: number; min: number }
  | { kind: 'too-many-inputs'; action: string; count: number; max: number }
  | { kind: 'too-few-outputs'; action: string; count: number; min: number }
  | { kind: 'too-many-outputs'; action: string; count: number; max: number }
  | { kind: 'duplicate-input-artifact'; artifact: string; action: string }
  | { kind: 'unknown-action-type'; action: string; provider: string }
  | {
      kind: 'wrong-category'
      action: string
      provider: string
      category: string
      categories: readonly string[]
    }
  | {
      kind: 'wrong-type-version'
      action: string
      provider: string
      version: string
      versions: readonly string[]
    }
  | { kind: 'retired-provider'; action: string; provider: string }
  | { kind: 'missing-configuration'; action: string; key: string }
  | { kind: 'configuration-needed'; action: string; key: string; when: string }
  | { kind: 'unknown-configuration'; action: string; key: string; provider: string }
  | { kind: 'empty-configuration-value'; action: string; key: string }
  | { kind: 'long-configuration-value'; action: string; key: string; length: number }
  | {
      kind: 'configuration-value'
      action: string
      key: string
      value: string
      values: readonly string[]
    }
  | {
      kind: 'configuration-range'
      action: string
      key: string
      value: string
      min: number
      max: number
    }
  | { kind: 'configuration-json'; action: string; key: string }
  | { kind: 'missing-commands'; action: string }
  | { kind: 'misplaced-member'; action: string; member: string; belongsTo: string }
  | { kind: 'duplicate-namespace'; namespace: string; action: string; otherAction: string }
  | { kind: 'missing-artifact-store'; region: Region; neededBy: string }
  | { kind: 'no-artifact-store' }
  | { kind: 'two-artifact-store-forms' }
  | { kind: 'unused-artifact-store'; region: Region }
  | { kind: 'unknown-region'; region: string }
  | { kind: 'other-partition'; region: string; homeRegion: Region }
  | { kind: 'not-cross-region'; action: string; region: Region; reason: string }
  | { kind: 'provider-not-in-region'; action: string; provider: string; region: Region }
  | { kind: 'key-of-other-region'; region: Region; keyRegion: string }
  | { kind: 'aws-key-across-accounts'; region: Region; action: string; account: string }
  | { kind: 'arn-of-other-region'; action: string; key: string; region: Region; arnRegion: string }
  | { kind: 'v2-only'; what: string }
  | { kind: 'parallel-rollback'; stage: string }
  | {
      kind: 'condition-result'
      stage: string
      place: string
      result: string
      results: readonly string[]
    }
  | { kind: 'failure-result-twice'; stage: string }
  | { kind: 'skip-rule'; stage: string; provider: string; providers: readonly string[] }
  | { kind: 'duplicate-variable'; variable: string }
  | { kind: 'trigger-source'; action: string }
  | { kind: 'duplicate-trigger'; action: string }
  | { kind: 'trigger-filters'; action: string }
  | { kind: 'answered-only'; member: string }
  | { kind: 'too-large'; member: string; kilobytes: number; max: number }
  | { kind: 'lost-secret'; stage: string; action: string; key: string }

/** Takes the problems that a rule finds. */
export type Report = (severity: Severity, path: ProblemPath, detail: ProblemDetail) => void
