import { isOffered, keysWithArns, whyNotCrossRegion } from '../action-types.ts'
import { accountIn } from '../permissions/statement.ts'
import {
  type Action,
  artifactStoresOf,
  isCrossRegion,
  type Pipeline,
  type Region,
  regionOf,
  rulesOf,
} from '../pipeline.ts'
import type { ProblemPath, Report } from '../problem.ts'
import { hasCodePipeline, partitionOf } from '../regions.ts'
import { rememberFaultless, type StageCheck } from './remember-faultless.ts'

/** The region in an ARN; undefined when the text is no ARN or names none. */
const arnRegion = (arn: string): Region | undefined =>
  /^arn:aws[\w-]*:[\w-]+:([a-z0-9-]+):/.exec(arn)?.[1]

/**
 * Regions of actions and stores.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function checkRegions(pipeline: Pipeline, homeRegion: Region, report: Report): void {
  const { artifactStore, artifactStores } = pipeline
  if (artifactStore && artifactStores) {
    report('error', ['artifactStores'], { kind: 'two-artifact-store-forms' })
  } else if (!artifactStore && !artifactStores) {
    report('error', ['artifactStore'], { kind: 'no-artifact-store' })
  }

  /** The first action that needs a store in each region. */
  const needed = new Map<Region, string>()
  /** The same for rules of conditions; no AWS page says whether these need one. */
  const neededByRules = new Map<Region, string>()
  const checkOwn = checkIn(homeRegion)
  for (const [stageIndex, stage] of pipeline.stages.entries()) {
    for (const action of stage.actions) {
      const region = regionOf(action, homeRegion)
      if (!needed.has(region)) needed.set(region, action.name)
    }
    checkOwn(stage, ['stages', stageIndex], report)
    for (const { rule, path } of rulesOf(stage)) {
      const region = rule.region ?? homeRegion
      if (region === homeRegion) continue
      if (!neededByRules.has(region)) neededByRules.set(region, rule.name)
      const asWarning: Report = (_, at, detail) => report('warning', at, detail)
      checkRegion(region, homeRegion, ['stages', stageIndex, ...path, 'region'], asWarning)
    }
  }

  for (const [region, neededBy] of neededByRules) {
    if (!artifactStores?.[region] && !needed.has(region)) {
      report('warning', ['artifactStores', region], {
        kind: 'missing-artifact-store',
        region,
        neededBy,
      })
    }
  }
  if (artifactStores) {
    for (const [region, neededBy] of new Map([[homeRegion, pipeline.name], ...needed])) {
      if (!artifactStores[region]) {
        report('error', ['artifactStores', region], {
          kind: 'missing-artifact-store',
          region,
          neededBy,
        })
      }
    }
    for (const [region, store] of Object.entries(artifactStores)) {
      const path = ['artifactStores', region]
      if (region !== homeRegion) checkRegion(region, homeRegion, path, report)
      if (region !== homeRegion && !needed.has(region) && !neededByRules.has(region)) {
        report('hint', path, { kind: 'unused-artifact-store', region })
      }
      checkKey(store.encryptionKey?.id, region, [...path, 'encryptionKey', 'id'], report)
    }
  } else {
    for (const [region, neededBy] of needed) {
      if (region !== homeRegion) {
        report('error', ['artifactStores', region], {
          kind: 'missing-artifact-store',
          region,
          neededBy,
        })
      }
    }
    const key = artifactStore?.encryptionKey?.id
    checkKey(key, homeRegion, ['artifactStore', 'encryptionKey', 'id'], report)
  }
  checkForeignRoles(pipeline, homeRegion, report)
}

const checksIn = new Map<Region, StageCheck>()

/** What actions show alone, in a pipeline of that home region. */
function checkIn(homeRegion: Region): StageCheck {
  const known = checksIn.get(homeRegion)
  if (known) return known
  const check = rememberFaultless((stage, path, report) => {
    for (const [index, action] of stage.actions.entries()) {
      checkAction(action, homeRegion, [...path, 'actions', index], report)
    }
  })
  checksIn.set(homeRegion, check)
  return check
}

function checkAction(action: Action, homeRegion: Region, path: ProblemPath, report: Report): void {
  const region = regionOf(action, homeRegion)
  const { provider } = action.actionTypeId
  if (hasCodePipeline(region) && !isOffered(action, region)) {
    report('warning', [...path, 'region'], {
      kind: 'provider-not-in-region',
      action: action.name,
      provider,
      region,
    })
  }
  for (const key of keysWithArns(action.actionTypeId)) {
    const value = action.configuration?.[key.name]
    const found = value ? arnRegion(value) : undefined
    if (found && found !== region) {
      report('warning', [...path, 'configuration', key.name], {
        kind: 'arn-of-other-region',
        action: action.name,
        key: key.name,
        region,
        arnRegion: found,
      })
    }
  }
  if (!isCrossRegion(action, homeRegion)) return
  const at = [...path, 'region']
  const reason = whyNotCrossRegion(action.actionTypeId)
  if (reason) report('error', at, { kind: 'not-cross-region', action: action.name, region, reason })
  checkRegion(region, homeRegion, at, report)
}

function checkRegion(region: Region, homeRegion: Region, path: ProblemPath, report: Report): void {
  if (!hasCodePipeline(region)) report('error', path, { kind: 'unknown-region', region })
  else if (partitionOf(region) !== partitionOf(homeRegion)) {
    report('error', path, { kind: 'other-partition', region, homeRegion })
  }
}

/**
 * The key that AWS manages is its account's alone; AWS takes the pipeline and the run fails.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/pipelines-create-cross-account.html
 */
function checkForeignRoles(pipeline: Pipeline, homeRegion: Region, report: Report): void {
  const own = accountIn(pipeline.roleArn)
  const told = new Set<Region>()
  // Most have none, and leaving those out first keeps a large pipeline from being copied.
  const withRole = pipeline.stages.flatMap(({ actions }) =>
    actions.filter(({ roleArn }) => roleArn),
  )
  for (const action of withRole) {
    const account = accountIn(action.roleArn ?? '')
    const region = regionOf(action, homeRegion)
    if (!account || !own || account === own || told.has(region)) continue
    const store = artifactStoresOf(pipeline, homeRegion)[region]
    const key = store?.encryptionKey?.id
    if (!store || (key && !/(?:^|:)alias\/aws\//.test(key))) continue
    told.add(region)
    const path = pipeline.artifactStores ? ['artifactStores', region] : ['artifactStore']
    report('warning', path, {
      kind: 'aws-key-across-accounts',
      region,
      action: action.name,
      account,
    })
  }
}

/** AWS takes a key of another region and the run fails. */
function checkKey(id: string | undefined, region: Region, path: ProblemPath, report: Report): void {
  const keyRegion = id ? arnRegion(id) : undefined
  if (keyRegion && keyRegion !== region) {
    report('warning', path, { kind: 'key-of-other-region', region, keyRegion })
  }
}
