import { deepEqual } from '../deep-equal.ts'
import { bucketStatements, keyStatement } from '../permissions/artifact-access.ts'
import { accountIn } from '../permissions/statement.ts'
import {
  type Action,
  type ArtifactStore,
  artifactStoresOf,
  type Pipeline,
  type Region,
  regionOf,
} from '../pipeline.ts'
import { planActionChecks } from './action-checks.ts'
import type { Check } from './check.ts'
import { planQuotaChecks } from './quotas.ts'

/** An action that is new or differs, and where it will run. */
export interface ChangedAction {
  stage: string
  action: Action
  region: Region
}

const keyOf = (stage: string, action: string) => `${stage}/${action}`

export function changedActions(
  before: Pipeline,
  after: Pipeline,
  homeRegion: Region,
): ChangedAction[] {
  const present = new Map(
    before.stages.flatMap(({ name, actions }) =>
      actions.map((action) => [keyOf(name, action.name), action] as const),
    ),
  )
  return after.stages.flatMap(({ name, actions }) =>
    actions
      .filter((action) => !deepEqual(present.get(keyOf(name, action.name)), action))
      .map((action) => ({ stage: name, action, region: regionOf(action, homeRegion) })),
  )
}

/** The stores that a submit depends on: those that change, and those of changed actions. */
export function storesInPlay(
  before: Pipeline,
  after: Pipeline,
  homeRegion: Region,
): [Region, ArtifactStore][] {
  const was = artifactStoresOf(before, homeRegion)
  const acting = new Set(changedActions(before, after, homeRegion).map(({ region }) => region))
  return Object.entries(artifactStoresOf(after, homeRegion)).filter(
    ([region, store]) => acting.has(region) || !deepEqual(was[region], store),
  )
}

/**
 * What to make sure of before `after` is submitted, region by region: only of what the edit
 * changes, since the rest has been running.
 */
export function planChecks(before: Pipeline, after: Pipeline, homeRegion: Region): Check[] {
  const { roleArn } = after
  return [
    ...storesInPlay(before, after, homeRegion).flatMap(([region, store]) =>
      storeChecks(region, store, roleArn),
    ),
    ...changedActions(before, after, homeRegion).flatMap((changed) =>
      planActionChecks(changed, { before, after }, homeRegion),
    ),
    ...planQuotaChecks(before, after, homeRegion),
  ]
}

function storeChecks(region: Region, store: ArtifactStore, roleArn: string): Check[] {
  const { location: bucket, encryptionKey } = store
  const keyId = encryptionKey?.id
  const about = (name: string, title: string) => ({ id: `${region}/${name}`, region, title })
  return [
    {
      ...about('bucket-region', 'The bucket exists and lies in the region'),
      kind: 'bucket-region',
      bucket,
    },
    {
      ...about('bucket-owner', 'The bucket belongs to this account'),
      kind: 'bucket-owner',
      bucket,
    },
    { ...about('bucket-private', 'The bucket is not public'), kind: 'bucket-private', bucket },
    {
      ...about('bucket-access', 'The service role can use the bucket'),
      kind: 'bucket-access',
      bucket,
      roleArn,
      statements: bucketStatements(bucket, region),
    },
    ...(keyId === undefined
      ? []
      : [
          {
            ...about('key-state', 'The KMS key is enabled and lies in the region'),
            kind: 'key-state' as const,
            keyId,
          },
          {
            ...about('key-access', 'The service role can use the KMS key'),
            kind: 'key-access' as const,
            keyId,
            roleArn,
            statement: keyStatement(keyId, region, accountIn(roleArn)),
          },
        ]),
  ]
}
