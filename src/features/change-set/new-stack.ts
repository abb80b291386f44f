import type { TagRow } from '../../ui/TagFields.tsx'

/** What a stack is given when it is made, as typed. */
export interface NewStack {
  /** Empty: the permissions of whoever executes the change set. */
  roleArn: string
  tags: readonly TagRow[]
}

export const plainStack: NewStack = { roleArn: '', tags: [] }

/** Why CloudFormation would not take the role, in a sentence; undefined where it would. */
export const whyNoRole = (roleArn: string): string | undefined =>
  roleArn === '' || /^arn:[\w-]+:iam::\d{12}:role\/.+$/.test(roleArn)
    ? undefined
    : 'Enter the ARN of a role, such as arn:aws:iam::111122223333:role/cloudformation.'

/** A row that nobody has filled in yet is none. */
const filled = (tags: readonly TagRow[]) =>
  tags.filter(({ key, value }) => key.trim() !== '' || value !== '')

/**
 * Why CloudFormation would not take the tags, in a sentence; undefined where it would.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Tag.html
 */
export function whyNoTags(rows: readonly TagRow[]): string | undefined {
  const tags = filled(rows)
  const keys = tags.map(({ key }) => key.trim())
  const own = keys.find((key) => /^aws:/i.test(key))
  if (own !== undefined) return `A tag's key must not start with "aws:": ${own}`
  if (keys.includes('')) return 'Give every tag a key, or remove it.'
  const twice = keys.find((key, index) => keys.indexOf(key) < index)
  if (twice !== undefined) return `The key ${twice} stands there twice.`
  const long = tags.find(({ key, value }) => key.length > 128 || value.length > 256)
  if (long) return 'A key has at most 128 characters, a value at most 256.'
  return tags.length > 50 ? 'A stack may have 50 tags.' : undefined
}

/** The part of the call that the answers amount to. */
export function newStackInput({ roleArn, tags }: NewStack) {
  const given = filled(tags).map(({ key, value }) => ({ Key: key.trim(), Value: value }))
  return {
    ...(roleArn !== '' && { RoleARN: roleArn }),
    ...(given.length > 0 && { Tags: given }),
  }
}
