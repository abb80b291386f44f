/** Credentials that a person pasted. They live in memory only. */
export interface PastedKeys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  expiration?: Date
}

const names = {
  accessKeyId: /aws_?access_?key_?id|access_?key_?id/i,
  secretAccessKey: /aws_?secret_?access_?key|secret_?access_?key/i,
  sessionToken: /aws_?session_?token|session_?token/i,
  expiration: /expiration/i,
} as const

/** `NAME=value`, `NAME = value` or `"Name": "value"`, with or without quotes. */
const valueAfter = (name: RegExp, text: string) =>
  new RegExp(`(?:${name.source})["']?\\s*[=:]\\s*["']?([^\\s"',;]+)`, 'i').exec(text)?.[1]

/**
 * Reads keys in any form in which AWS hands them out: `export`, `set` and `$Env:` lines, a profile
 * of the credentials file, or the JSON of the AWS CLI.
 *
 * @returns nothing where the key or its secret is missing.
 */
export function readPastedKeys(text: string): PastedKeys | undefined {
  const accessKeyId = valueAfter(names.accessKeyId, text)
  const secretAccessKey = valueAfter(names.secretAccessKey, text)
  const sessionToken = valueAfter(names.sessionToken, text)
  const expiration = new Date(valueAfter(names.expiration, text) ?? '')
  if (!accessKeyId || !/^\w{16,128}$/.test(accessKeyId) || !secretAccessKey) return undefined
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken && { sessionToken }),
    ...(Number.isFinite(expiration.getTime()) && { expiration }),
  }
}

/**
 * Keys of an IAM user begin with AKIA and are good until somebody deletes them; those of a session
 * begin with ASIA.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
export const isLongLived = ({ accessKeyId, sessionToken }: PastedKeys): boolean =>
  accessKeyId.startsWith('AKIA') || sessionToken === undefined
