import type { ActionTypeId } from '../pipeline.ts'
import type { SizeLimit } from './check.ts'

const kilobyte = 1024
const megabyte = 1024 * kilobyte
const gigabyte = 1024 * megabyte

export const limitsPage = 'https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html'

/**
 * How large artifacts may be, by category and provider.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/limits.html
 */
const limits: Readonly<Record<string, SizeLimit>> = {
  'Source/S3': { most: 7 * gigabyte, counts: 'each' },
  'Source/CodeCommit': { most: gigabyte, counts: 'each' },
  'Source/CodeStarSourceConnection': { most: gigabyte, counts: 'each' },
  'Deploy/CloudFormation': { most: 256 * megabyte, counts: 'together' },
  // https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference-StackSets.html
  'Deploy/CloudFormationStackSet': {
    inside: 'The template in the artifact may have at most 460,800 bytes',
  },
  'Deploy/CodeDeployToECS': { most: 3 * megabyte, counts: 'each' },
  'Deploy/ECS': { inside: 'The image definitions file in the artifact may have at most 100 KB' },
  'Deploy/ElasticBeanstalk': { most: 512 * megabyte, counts: 'each' },
}

/** The limit of an action's artifacts, where its provider has one. */
export const sizeLimitOf = ({ category, provider }: ActionTypeId): SizeLimit | undefined =>
  limits[`${category}/${provider}`]

/** A limit as a sentence. */
export function limitInWords(limit: SizeLimit): string {
  if ('inside' in limit) return `${limit.inside}.`
  const most = `may have at most ${inBytes(limit.most)}.`
  return limit.counts === 'together'
    ? `All input artifacts together ${most}`
    : `Each artifact ${most}`
}

const units = [
  [gigabyte, 'GB'],
  [megabyte, 'MB'],
  [kilobyte, 'KB'],
] as const

/** A number of bytes for people, such as "12.5 MB". */
export function inBytes(bytes: number): string {
  const [size, unit] = units.find(([size]) => bytes >= size) ?? [1, 'bytes']
  const value = bytes / size
  return `${value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 1 : 0 })} ${unit}`
}
