import type { ActionTypeId } from '../../pipeline/pipeline.ts'
import typesJson from './action-types.json' with { type: 'json' }

interface ActionType {
  id: { category: string; owner: string; provider: string; version: string }
  inputs: number[]
  outputs: number[]
  required: string[]
  optional: string[]
  v2?: boolean
}

export const actionTypes: readonly ActionType[] = typesJson

/** Regions with CodePipeline. https://docs.aws.amazon.com/general/latest/gr/codepipeline.html */
const regions = new Set(
  `af-south-1 ap-east-1 ap-northeast-1 ap-northeast-2 ap-northeast-3 ap-south-1 ap-south-2
  ap-southeast-1 ap-southeast-2 ap-southeast-3 ap-southeast-4 ap-southeast-5 ap-southeast-6
  ca-central-1 eu-central-1 eu-central-2 eu-north-1 eu-south-1 eu-south-2 eu-west-1 eu-west-2
  eu-west-3 il-central-1 me-central-1 me-south-1 sa-east-1 us-east-1 us-east-2 us-west-1 us-west-2
  cn-north-1 cn-northwest-1 us-gov-east-1 us-gov-west-1`.split(/\s+/),
)

const keyOf = ({ category, owner, provider, version }: ActionTypeId) =>
  // Commands is published as Build too.
  [
    provider === 'Commands' && category === 'Compute' ? 'Build' : category,
    owner,
    provider,
    version,
  ].join('/')

const types = new Map(actionTypes.map((type) => [keyOf(type.id), type]))

export const findType = (id: ActionTypeId): ActionType | undefined => types.get(keyOf(id))

export const isV2Only = (id: ActionTypeId): boolean => findType(id)?.v2 ?? false

/** Custom and third-party types are whatever an account has; the sandbox believes them. */
export function offeredIn(id: ActionTypeId, region: string): boolean {
  if (!regions.has(region)) return false
  if (id.owner !== 'AWS') return true
  if (id.provider === 'DeviceFarm' && region !== 'us-west-2') return false
  return findType(id) !== undefined
}

/** The first part of a region's ARNs; no pipeline reaches from one partition into another. */
export const partitionOf = (region: string): string =>
  region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws'

/** The region as AWS's messages write it, US_EAST_1; empty for no region. */
export const enumRegion = (region: string): string =>
  regions.has(region) ? region.toUpperCase().replaceAll('-', '_') : ''

/** The answer of ListActionTypes for one type. */
export const actionTypeAnswer = ({ id, inputs, outputs, required, optional }: ActionType) => ({
  id,
  settings: {},
  actionConfigurationProperties: [...required, ...optional].slice(0, 10).map((name) => ({
    name,
    required: required.includes(name),
    key: required.includes(name),
    secret: name === 'OAuthToken',
    queryable: false,
  })),
  // The model of this answer allows no more than five.
  inputArtifactDetails: { minimumCount: inputs[0], maximumCount: Math.min(5, inputs[1] ?? 5) },
  outputArtifactDetails: { minimumCount: outputs[0], maximumCount: Math.min(5, outputs[1] ?? 5) },
})
