import type { Region } from '../pipeline/pipeline.ts'
import { entriesOf } from './branches.ts'
import { refOf } from './intrinsics.ts'
import { type MapNode, resolved, textOf, valueAt } from './nodes.ts'

/** Stands for the home region where nobody knows it yet. */
export const unknownHomeRegion: Region = 'AWS::Region'

/** The region that a template's stack is in, as far as it is known. */
export interface HomeRegion {
  /** `unknownHomeRegion` where nothing tells. */
  region: Region
  /** `given` by the caller; the only one in `stores`; the one whose `bucket` the template makes. */
  from: 'given' | 'stores' | 'bucket' | 'unknown'
}

/**
 * The home region as the template itself shows it. AWS wants a store there, and a bucket that the
 * stack makes lies there too.
 */
export function findHomeRegion(properties: MapNode, root: MapNode): HomeRegion {
  const unknown: HomeRegion = { region: unknownHomeRegion, from: 'unknown' }
  const list = valueAt(properties, 'ArtifactStores')
  if (list?.kind !== 'list') return unknown
  const stores = entriesOf(list).map(({ node }) => resolved(node))
  const regions = stores.map((store) => textOf(valueAt(store, 'Region')))
  if (regions.some((region) => region === undefined)) return unknown
  const [only, ...others] = regions
  if (only !== undefined && others.length === 0) return { region: only, from: 'stores' }
  const made = stores.filter((store) => {
    const bucket = refOf(valueAt(valueAt(store, 'ArtifactStore'), 'Location'))
    const resource = bucket === undefined ? undefined : valueAt(valueAt(root, 'Resources'), bucket)
    return textOf(valueAt(resource, 'Type')) === 'AWS::S3::Bucket'
  })
  const [home, ...more] = made
  const region = textOf(valueAt(home, 'Region'))
  return region !== undefined && more.length === 0 ? { region, from: 'bucket' } : unknown
}
