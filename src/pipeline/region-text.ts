import type { Region } from './pipeline.ts'

/** What in a text names a region. */
export type RegionMark = 'ARN' | 'image URI' | 'S3 address' | 'value'

/** Variables of the pipeline resolve in a run: their names are nobody's to rewrite. */
const variable = /#\{[^}]*\}/

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** A word of its own: not a part of a zone such as us-east-1a, nor of a longer word. */
const asWord = (text: string) => `(?<![A-Za-z0-9])${escaped(text)}(?![A-Za-z0-9])`

/**
 * The text with one region's code replaced wherever it stands as a word of its own. Roles too may
 * have one in their names, as those of the AWS CDK have, although IAM knows no regions.
 *
 * @param kept names that stay, such as those of artifacts, whatever stands in them.
 */
export function inOtherRegion(
  text: string,
  from: Region,
  to: Region,
  kept: readonly string[] = [],
): string {
  if (from === to || !text.includes(from)) return text
  const fixed = [variable.source, ...kept.filter((name) => name.includes(from)).map(asWholeName)]
  const parts = text.split(new RegExp(`(${fixed.join('|')})`))
  const code = new RegExp(asWord(from), 'g')
  return parts.map((part, at) => (at % 2 === 0 ? part.replace(code, to) : part)).join('')
}

/** Artifact names have hyphens in them, so that only other characters end one. */
const asWholeName = (name: string) => `(?<![\\w-])${escaped(name)}(?![\\w-])`

const marks: readonly [RegionMark, (region: Region) => RegExp][] = [
  ['ARN', (region) => new RegExp(`arn:aws[\\w-]*:(?:[\\w-]+:${region}:|iam:)`)],
  ['image URI', (region) => new RegExp(`\\.dkr\\.ecr(?:-fips)?\\.${region}\\.`)],
  ['S3 address', (region) => new RegExp(`s3://|s3[.-]${region}\\.|\\.s3\\.|arn:aws[\\w-]*:s3:::`)],
]

/** What in a text names the region that stands in it. */
export const markIn = (text: string, region: Region): RegionMark =>
  marks.find(([, pattern]) => pattern(region).test(text))?.[0] ?? 'value'
