import type { Region } from '../pipeline/pipeline.ts'
import type { DrawnTexts } from './drawn-texts.ts'
import { unknownHomeRegion } from './home-region.ts'
import type { TemplateData } from './intrinsics.ts'
import { type MapNode, textOf, valueAt } from './nodes.ts'
import { Refused } from './reconcile.ts'
import { textData } from './to-template.ts'

/** How the bucket of a region is written; as a literal where nothing is chosen. */
export type BucketForm =
  | { as: 'literal' }
  /** A parameter; added, with the bucket as its default, where the template has none of the name. */
  | { as: 'parameter'; name: string }
  /** A bucket that the template makes, by `Ref`, or by `Fn::GetAtt` of the attribute. */
  | { as: 'resource'; logicalId: string; attribute?: string }
  /** `Fn::FindInMap` of a mapping from regions; the bucket is added to it. */
  | { as: 'mapping'; map: string; key: string }
  /** The text of `Fn::Sub`, such as `artifacts-${AWS::AccountId}-eu-central-1`. */
  | { as: 'sub'; text: string }

/** What a section of the template gets, by path: `['Mappings', 'Map', 'region', 'key']`. */
export interface SectionEntry {
  path: readonly string[]
  value: TemplateData
}

interface Place {
  region: Region
  homeRegion: Region
  root: MapNode
  drawn: DrawnTexts
}

/** A bucket as it is written: in the store, and what that needs elsewhere in the template. */
export interface WrittenBucket {
  location: TemplateData
  /** How the pipeline has it when the template is read again. */
  drawn: string
  entries: SectionEntry[]
}

export function writeBucket(bucket: string, form: BucketForm, place: Place): WrittenBucket {
  const { region, homeRegion, root, drawn } = place
  const call = (location: TemplateData, entries: SectionEntry[] = []): WrittenBucket => ({
    location,
    drawn: drawn.draw(location),
    entries,
  })
  switch (form.as) {
    case 'literal': {
      const location = textData(bucket, drawn)
      return typeof location === 'string'
        ? { location, drawn: bucket, entries: [] }
        : call(location)
    }
    case 'parameter': {
      const { name } = form
      const present = valueAt(valueAt(root, 'Parameters'), name)
      const parameter = {
        Type: 'String',
        Default: bucket,
        Description: `The artifact bucket in ${region}`,
      }
      return call({ Ref: name }, present ? [] : [{ path: ['Parameters', name], value: parameter }])
    }
    case 'resource': {
      const { logicalId, attribute } = form
      if (region !== homeRegion) throw new Refused({ kind: 'bucket-not-here', region, logicalId })
      return call(attribute ? { 'Fn::GetAtt': [logicalId, attribute] } : { Ref: logicalId })
    }
    case 'sub':
      return call({ 'Fn::Sub': form.text })
    case 'mapping': {
      if (region === unknownHomeRegion) throw new Refused({ kind: 'home-region-unknown' })
      const { map, key } = form
      const path = ['Mappings', map, region, key]
      const present = textOf(path.reduce<ReturnType<typeof valueAt>>(valueAt, root))
      if (present !== undefined && present !== bucket) {
        throw new Refused({ kind: 'name-taken', section: `Mappings/${map}/${region}`, name: key })
      }
      return {
        location: { 'Fn::FindInMap': [map, region, key] },
        drawn: bucket,
        entries: present === undefined ? [{ path, value: bucket }] : [],
      }
    }
  }
}

/**
 * The second region of a pipeline by way of a mapping, as AWS's guide has it: each region of the two
 * leads to the other.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function secondRegionEntries(
  { map, key }: { map: string; key: string },
  region: Region,
  homeRegion: Region,
  root: MapNode,
): SectionEntry[] {
  if (homeRegion === unknownHomeRegion) throw new Refused({ kind: 'home-region-unknown' })
  return [
    [homeRegion, region],
    [region, homeRegion],
  ].flatMap(([from = '', to = '']) => {
    const path = ['Mappings', map, from, key]
    const present = textOf(path.reduce<ReturnType<typeof valueAt>>(valueAt, root))
    if (present === undefined) return [{ path, value: to }]
    if (present === to) return []
    throw new Refused({ kind: 'name-taken', section: `Mappings/${map}/${from}`, name: key })
  })
}
