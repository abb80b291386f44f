import type { FleetRecord } from '../../export/fleet-table.ts'
import { runStatus } from '../../graph/run-status.ts'
import {
  type BucketRegions,
  describeFinding,
  type FleetFinding,
  findingSeverity,
  findingTitles,
  findOdd,
} from '../../pipeline/fleet/findings.ts'
import {
  factsOf,
  type FleetFacts,
  type FleetPipeline,
} from '../../pipeline/fleet/fleet-pipeline.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'

/** One row: a pipeline, what its declaration says and what is odd about it. */
export interface FleetRow {
  /** Unique among the rows; names are unique in a region only. */
  id: string
  read: FleetPipeline
  /** Absent until the declaration is there. */
  facts: FleetFacts | undefined
  findings: readonly FleetFinding[]
  /** Larger with graver findings, and with more of them. */
  gravity: number
  // What the filter and the groups go by.
  name: string
  home: string
  type: string
  regions: readonly string[]
  buckets: readonly string[]
  keys: readonly string[]
  providers: readonly string[]
  actions: number
  crossRegionActions: number
  lastRun: string
  owner: string
  finding: readonly string[]
}

const known = new WeakMap<Pipeline, { buckets: BucketRegions; findings: FleetFinding[] }>()

/** The rules are not asked again about a pipeline while neither it nor the buckets have changed. */
function findingsOf(pipeline: Pipeline, homeRegion: string, buckets: BucketRegions) {
  const before = known.get(pipeline)
  if (before?.buckets === buckets) return before.findings
  const findings = findOdd(pipeline, homeRegion, buckets)
  known.set(pipeline, { buckets, findings })
  return findings
}

/** One error weighs more than any number of hints. */
const weights = { error: 1_000_000, warning: 1_000, hint: 1 }

/** What is not read yet has no word, so that no filter takes it for an answer. */
const lastRunText = ({ lastRun }: FleetPipeline) => {
  if (lastRun === undefined) return ''
  if (lastRun === 'unknown') return 'Not known'
  return runStatus(lastRun === 'none' ? undefined : lastRun.status).text
}

const ownerText = ({ owner }: FleetPipeline) => {
  if (owner === undefined) return ''
  if (owner === 'none') return 'No stack'
  return owner === 'unknown' ? 'Not known' : owner.stack
}

export function fleetRow(read: FleetPipeline, buckets: BucketRegions): FleetRow {
  const { region, name, pipeline, failure } = read
  const facts = pipeline && factsOf(pipeline, region)
  const findings = pipeline ? findingsOf(pipeline, region, buckets) : []
  const titles = [...new Set(findings.map(({ kind }) => findingTitles[kind]))]
  return {
    id: `${region}/${name}`,
    read,
    facts,
    findings,
    gravity: findings.reduce((sum, { kind }) => sum + weights[findingSeverity(kind)], 0),
    name,
    home: region,
    type: read.pipelineType,
    regions: facts?.regions ?? [],
    buckets: facts?.buckets ?? [],
    keys: facts?.keys ?? [],
    providers: facts?.providers ?? [],
    actions: facts?.actions ?? 0,
    crossRegionActions: facts?.crossRegionActions ?? 0,
    lastRun: lastRunText(read),
    owner: ownerText(read),
    finding: failure === undefined ? titles : ['Not read'],
  }
}

/** The row as the files have it. */
export function recordOf({ read, facts, findings, owner, lastRun }: FleetRow): FleetRecord {
  const at = typeof read.lastRun === 'object' ? read.lastRun.at : undefined
  return {
    region: read.region,
    name: read.name,
    version: read.version,
    type: read.pipelineType,
    updated: read.updated?.toISOString() ?? '',
    regions: facts?.regions ?? [],
    buckets: facts?.buckets ?? [],
    keys: facts?.keys ?? [],
    stages: facts?.stages,
    actions: facts?.actions,
    crossRegionActions: facts?.crossRegionActions,
    lastRun,
    lastRunAt: at?.toISOString() ?? '',
    stack: owner,
    findings: [
      ...(read.failure === undefined ? [] : [`Not read: ${read.failure}`]),
      ...findings.map(describeFinding),
    ],
  }
}
