import type { Edit } from '../edits.ts'
import { removeStores } from '../action-edits.ts'
import { artifactStoresOf, type Pipeline, pipelineTypeOf, type Region } from '../pipeline.ts'
import { describeProblem, findProblems, type Problem, type Severity } from '../problems.ts'
import { isGitHubV1, isPolling, stopPolling } from '../source-edits.ts'

/** Where buckets lie; undefined where S3 knows none of that name. One that is not in it is unknown. */
export type BucketRegions = ReadonlyMap<string, Region | undefined>

/** What is wrong or odd about one pipeline of a fleet, as data; `describeFinding` says it. */
export type FleetFinding =
  | { kind: 'store-missing'; region: Region }
  | { kind: 'store-unused'; region: Region; bucket: string }
  | { kind: 'bucket-gone'; region: Region; bucket: string }
  | { kind: 'bucket-elsewhere'; region: Region; bucket: string; lies: Region }
  | { kind: 'key-elsewhere'; region: Region; keyRegion: Region }
  | { kind: 'deprecated-provider'; stage: string; action: string; provider: string }
  | { kind: 'polling-source'; stage: string; action: string; provider: string }
  | { kind: 'type-v1' }
  | { kind: 'quota-near'; what: string; count: number; most: number }
  /** AWS would refuse the declaration if it were sent again. */
  | { kind: 'would-be-refused'; sentence: string }

export type FindingKind = FleetFinding['kind']

/** A few words for each kind, to filter and group by; the gravest first. */
export const findingTitles: Readonly<Record<FindingKind, string>> = {
  'store-missing': 'Store missing',
  'bucket-gone': 'Bucket gone',
  'bucket-elsewhere': 'Bucket in another region',
  'key-elsewhere': 'Key of another region',
  'would-be-refused': 'AWS would refuse it',
  'deprecated-provider': 'Deprecated provider',
  'quota-near': 'Quota near',
  'store-unused': 'Unused store',
  'polling-source': 'Polling source',
  'type-v1': 'Type V1',
}

const severities: Readonly<Record<FindingKind, Severity>> = {
  'store-missing': 'error',
  'bucket-gone': 'error',
  'bucket-elsewhere': 'error',
  'key-elsewhere': 'error',
  'would-be-refused': 'error',
  'deprecated-provider': 'warning',
  'quota-near': 'warning',
  'store-unused': 'hint',
  'polling-source': 'hint',
  'type-v1': 'hint',
}

/** `error`: runs fail or will; `warning`: it will not do for long; `hint`: odd, and harmless. */
export const findingSeverity = (kind: FindingKind): Severity => severities[kind]

/** The share of a quota from which on it is near. */
const near = 0.9

/**
 * Everything wrong or odd about a pipeline, the gravest first.
 *
 * @param buckets where buckets lie, as far as S3 has said.
 */
export function findOdd(
  pipeline: Pipeline,
  homeRegion: Region,
  buckets: BucketRegions,
): FleetFinding[] {
  const found = [
    ...findProblems(pipeline, homeRegion).flatMap((problem) => ofProblem(problem, pipeline)),
    ...ofBuckets(pipeline, homeRegion, buckets),
    ...ofActions(pipeline),
    ...ofQuotas(pipeline),
    ...(pipelineTypeOf(pipeline) === 'V1' ? [{ kind: 'type-v1' } as const] : []),
  ]
  const order = Object.keys(findingTitles)
  return found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** The rules know the pipeline alone; some of what they find has a kind, and a way out, of its own. */
function ofProblem(problem: Problem, pipeline: Pipeline): FleetFinding[] {
  const { kind } = problem
  if (kind === 'missing-artifact-store') return [{ kind: 'store-missing', region: problem.region }]
  if (kind === 'unused-artifact-store') {
    const bucket = pipeline.artifactStores?.[problem.region]?.location ?? ''
    return [{ kind: 'store-unused', region: problem.region, bucket }]
  }
  if (kind === 'key-of-other-region') {
    return [{ kind: 'key-elsewhere', region: problem.region, keyRegion: problem.keyRegion }]
  }
  if (kind === 'retired-provider') {
    const [, stage = 0] = problem.path
    const name = pipeline.stages[Number(stage)]?.name ?? ''
    const { action, provider } = problem
    return [{ kind: 'deprecated-provider', stage: name, action, provider }]
  }
  if (problem.severity !== 'error') return []
  return [{ kind: 'would-be-refused', sentence: describeProblem(problem) }]
}

const ofBuckets = (
  pipeline: Pipeline,
  homeRegion: Region,
  buckets: BucketRegions,
): FleetFinding[] =>
  Object.entries(artifactStoresOf(pipeline, homeRegion)).flatMap(
    ([region, store]): FleetFinding[] => {
      const bucket = store.location
      const lies = buckets.get(bucket)
      if (!buckets.has(bucket) || lies === region) return []
      if (lies === undefined) return [{ kind: 'bucket-gone', region, bucket }]
      return [{ kind: 'bucket-elsewhere', region, bucket, lies }]
    },
  )

function ofActions(pipeline: Pipeline): FleetFinding[] {
  return pipeline.stages.flatMap(({ name: stage, actions }) =>
    actions.flatMap((action): FleetFinding[] => {
      const place = { stage, action: action.name, provider: action.actionTypeId.provider }
      return [
        ...(isGitHubV1(action) ? [{ kind: 'deprecated-provider', ...place } as const] : []),
        ...(isPolling(action) ? [{ kind: 'polling-source', ...place } as const] : []),
      ]
    }),
  )
}

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html */
function ofQuotas({ stages }: Pipeline): FleetFinding[] {
  const counts = [
    { what: 'stages', count: stages.length, most: 50 },
    { what: 'actions', count: stages.flatMap(({ actions }) => actions).length, most: 1000 },
    ...stages.map(({ name, actions }) => ({
      what: `actions in stage "${name}"`,
      count: actions.length,
      most: 100,
    })),
  ]
  return nearOf(counts)
}

const nearOf = (counts: readonly { what: string; count: number; most: number }[]): FleetFinding[] =>
  counts
    .filter(({ count, most }) => count >= most * near)
    .map((quota) => ({ kind: 'quota-near', ...quota }))

/** Quotas that all pipelines of a region share. */
export const findRegionQuotas = (
  region: Region,
  counts: { pipelines: number; polling: number },
): FleetFinding[] =>
  nearOf([
    { what: `pipelines in ${region}`, count: counts.pipelines, most: 1000 },
    { what: `polling pipelines in ${region}`, count: counts.polling, most: 300 },
  ])

/** The finding in a sentence or two: what it is, and the way out. */
export function describeFinding(finding: FleetFinding): string {
  switch (finding.kind) {
    case 'store-missing':
      return `Something runs in ${finding.region}, which has no artifact store. Choose a bucket there.`
    case 'store-unused':
      return `Nothing runs in ${finding.region}, so its store "${finding.bucket}" is not used. Remove it, unless an action is to come.`
    case 'bucket-gone':
      return `Bucket "${finding.bucket}" of ${finding.region} does not exist. Choose another one, or create it again.`
    case 'bucket-elsewhere':
      return `Bucket "${finding.bucket}" serves ${finding.region} and lies in ${finding.lies}. Choose one that lies in ${finding.region}.`
    case 'key-elsewhere':
      return `The KMS key for ${finding.region} lies in ${finding.keyRegion}. Choose the bucket again with a key of ${finding.region}.`
    case 'deprecated-provider':
      return finding.provider === 'GitHub'
        ? `"${finding.action}" uses GitHub (version 1), which AWS advises against. Move it to a connection, whose ARN is needed.`
        : `"${finding.action}" uses ${finding.provider}, which AWS has retired. Move to another provider.`
    case 'polling-source':
      return `"${finding.action}" polls ${finding.provider} for changes. Set PollForSourceChanges to false, and let an event start the pipeline.`
    case 'type-v1':
      return 'The pipeline is of type V1, without triggers, variables and rollback. Consider V2, which is paid by the minute that actions run.'
    case 'quota-near':
      return `${finding.count.toLocaleString('en')} of at most ${finding.most.toLocaleString('en')} ${finding.what}. Make room before it is full.`
    case 'would-be-refused':
      return `AWS would refuse it as it is: ${finding.sentence}`
  }
}

/** What one click on a finding leads to. */
export type FindingFix =
  | { kind: 'choose-bucket'; region: Region }
  | { kind: 'remove-store'; region: Region }
  | { kind: 'stop-polling'; stage: string; action: string }
  | { kind: 'use-v2' }
  /** Which connection it is to be, nobody knows but the person. */
  | { kind: 'choose-connection'; stage: string; action: string }
  | { kind: 'open-action'; stage: string; action: string }
  | { kind: 'open-pipeline' }

export function fixOf(finding: FleetFinding): FindingFix {
  switch (finding.kind) {
    case 'store-missing':
    case 'bucket-gone':
    case 'bucket-elsewhere':
    case 'key-elsewhere':
      return { kind: 'choose-bucket', region: finding.region }
    case 'store-unused':
      return { kind: 'remove-store', region: finding.region }
    case 'polling-source':
      return { kind: 'stop-polling', stage: finding.stage, action: finding.action }
    case 'deprecated-provider': {
      const { stage, action, provider } = finding
      return { kind: provider === 'GitHub' ? 'choose-connection' : 'open-action', stage, action }
    }
    case 'type-v1':
      return { kind: 'use-v2' }
    case 'quota-near':
    case 'would-be-refused':
      return { kind: 'open-pipeline' }
  }
}

/** The edits of a fix that asks nothing; undefined where a person has to choose or to look. */
export function editsOf(fix: FindingFix): Edit[] | undefined {
  switch (fix.kind) {
    case 'remove-store':
      return removeStores([fix.region])
    case 'stop-polling':
      return stopPolling(fix)
    case 'use-v2':
      return [{ kind: 'set-pipeline-type', pipelineType: 'V2' }]
    case 'choose-bucket':
    case 'choose-connection':
    case 'open-action':
    case 'open-pipeline':
      return undefined
  }
}
