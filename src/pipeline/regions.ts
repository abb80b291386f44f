import { type Pipeline, type Region, regionsInUse } from './pipeline.ts'

/** A region in which CodePipeline exists. */
export interface RegionEntry {
  id: Region
  /** AWS's name, such as `US East (N. Virginia)`. */
  name: string
  /** `aws`, `aws-cn` or `aws-us-gov`. No pipeline reaches from one partition into another. */
  partition: string
  /** An account has to enable the region before it can use it. */
  optIn: boolean
}

type Row = readonly [id: Region, name: string, optIn?: true]

const commercial: readonly Row[] = [
  ['af-south-1', 'Africa (Cape Town)', true],
  ['ap-east-1', 'Asia Pacific (Hong Kong)', true],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)'],
  ['ap-south-2', 'Asia Pacific (Hyderabad)', true],
  ['ap-southeast-1', 'Asia Pacific (Singapore)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)'],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)', true],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)', true],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)', true],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)', true],
  ['ca-central-1', 'Canada (Central)'],
  ['eu-central-1', 'Europe (Frankfurt)'],
  ['eu-central-2', 'Europe (Zurich)', true],
  ['eu-north-1', 'Europe (Stockholm)'],
  ['eu-south-1', 'Europe (Milan)', true],
  ['eu-south-2', 'Europe (Spain)', true],
  ['eu-west-1', 'Europe (Ireland)'],
  ['eu-west-2', 'Europe (London)'],
  ['eu-west-3', 'Europe (Paris)'],
  ['il-central-1', 'Israel (Tel Aviv)', true],
  ['me-central-1', 'Middle East (UAE)', true],
  ['me-south-1', 'Middle East (Bahrain)', true],
  ['sa-east-1', 'South America (São Paulo)'],
  ['us-east-1', 'US East (N. Virginia)'],
  ['us-east-2', 'US East (Ohio)'],
  ['us-west-1', 'US West (N. California)'],
  ['us-west-2', 'US West (Oregon)'],
]

const otherPartitions: readonly Row[] = [
  ['cn-north-1', 'China (Beijing)'],
  ['cn-northwest-1', 'China (Ningxia)'],
  ['us-gov-east-1', 'AWS GovCloud (US-East)'],
  ['us-gov-west-1', 'AWS GovCloud (US-West)'],
]

/** Regions of AWS that CodePipeline has not come to. */
const withoutCodePipeline: readonly Row[] = [
  ['ap-east-2', 'Asia Pacific (Taipei)'],
  ['ap-southeast-7', 'Asia Pacific (Thailand)'],
  ['ca-west-1', 'Canada West (Calgary)'],
  ['mx-central-1', 'Mexico (Central)'],
]

const partitionPrefixes = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['us-iso-', 'aws-iso'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
] as const

/** By the form of the region code; undefined for text that has not that form. */
function partitionByForm(id: Region): string | undefined {
  const special = partitionPrefixes.find(([prefix]) => id.startsWith(prefix))
  if (special) return special[1]
  return /^[a-z]{2}-[a-z]+-\d+$/.test(id) ? 'aws' : undefined
}

const entryOf = ([id, name, optIn = false]: readonly [Region, string, boolean?]): RegionEntry => ({
  id,
  name,
  partition: partitionByForm(id) ?? 'aws',
  optIn,
})

/**
 * The regions with CodePipeline, as of August 2026.
 * Source: https://docs.aws.amazon.com/general/latest/gr/codepipeline.html
 */
export const codePipelineRegions: readonly RegionEntry[] = [...commercial, ...otherPartitions].map(
  entryOf,
)

const partitions = new Map(codePipelineRegions.map(({ id, partition }) => [id, partition]))

/** The partition that the region code tells; undefined for text that has not the form of one. */
export const partitionOf = (id: Region): string | undefined =>
  partitions.get(id) ?? partitionByForm(id)

/** The regions that a pipeline may reach, its home region included: those it uses, and the others. */
export function offeredRegions(pipeline: Pipeline, homeRegion: Region) {
  const partition = partitionOf(homeRegion)
  const inUse = regionsInUse(pipeline, homeRegion)
  return {
    inUse,
    others: codePipelineRegions.filter(
      (entry) => entry.partition === partition && !inUse.includes(entry.id),
    ),
  }
}

const available = new Set(codePipelineRegions.map(({ id }) => id))

const names = new Map(
  [...commercial, ...otherPartitions, ...withoutCodePipeline].map(([id, name]) => [id, name]),
)

/** Whether CodePipeline is known to exist in the region. */
export const hasCodePipeline = (id: Region): boolean => available.has(id)

/** Services that are in these regions only, by endpoint prefix. */
const onlyIn: Readonly<Record<string, readonly Region[]>> = {
  devicefarm: ['us-west-2'],
  'ecr-public': ['us-east-1', 'us-west-2'],
}

/** Services that are missing in some regions with CodePipeline, as of August 2026. */
const missingIn: Readonly<Record<string, readonly Region[]>> = {
  'codestar-connections': [
    'af-south-1',
    'ap-east-1',
    'ap-northeast-3',
    'ap-south-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'eu-central-2',
    'eu-south-2',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'us-gov-west-1',
  ],
  codecommit: ['ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'eu-central-2', 'eu-south-2'],
  servicecatalog: ['ap-southeast-5'],
  inspector2: ['ap-southeast-6'],
}

/** Whether a service has an endpoint in a region, as far as its gaps are known. */
export const hasService = (id: Region, service: string): boolean =>
  (onlyIn[service]?.includes(id) ?? true) && !missingIn[service]?.includes(id)

/** AWS's name of a region, with or without CodePipeline; undefined for an unknown one. */
export const regionName = (id: Region): string | undefined => names.get(id)
