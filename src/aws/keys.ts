import { clientSettings } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

/** A KMS key of a region, by one of its aliases. */
export interface KeyAlias {
  /** Such as `alias/web-release`. */
  alias: string
  /** ARN of the key itself: an alias's ARN is of no use to another account. */
  keyArn: string
  /** Made by AWS for one of its services; other accounts cannot use it. */
  isAwsManaged: boolean
}

/** KMS's client, loaded when first asked for. */
export async function kms(place: Place) {
  const sdk = await import('@aws-sdk/client-kms')
  return { sdk, client: new sdk.KMSClient(clientSettings(place, 'kms')) }
}

/** The keys of the place's region that have an alias, in KMS's order. */
export async function listKeyAliases(place: Place, signal: AbortSignal): Promise<KeyAlias[]> {
  try {
    const { sdk, client } = await kms(place)
    const found: KeyAlias[] = []
    for await (const page of sdk.paginateListAliases({ client }, {}, { abortSignal: signal })) {
      for (const { AliasName, AliasArn, TargetKeyId } of page.Aliases ?? []) {
        // Aliases of AWS that no key stands behind yet.
        if (!AliasName || !AliasArn || !TargetKeyId) continue
        const keyArn = AliasArn.slice(0, -AliasName.length) + `key/${TargetKeyId}`
        found.push({ alias: AliasName, keyArn, isAwsManaged: AliasName.startsWith('alias/aws/') })
      }
    }
    return found
  } catch (error) {
    throw toFailure('ListAliases', error)
  }
}

/** A key by id, ARN or alias. */
export interface KeyState {
  arn: string
  /** AWS's word, such as `Enabled`. */
  state: string
  isSymmetric: boolean
  isAwsManaged: boolean
}

/** @param KeyId key id, key ARN, alias or alias ARN. */
export async function describeKey(
  place: Place,
  KeyId: string,
  signal: AbortSignal,
): Promise<KeyState> {
  const { sdk, client } = await kms(place)
  try {
    const { KeyMetadata } = await client.send(new sdk.DescribeKeyCommand({ KeyId }), {
      abortSignal: signal,
    })
    const { Arn = '', KeyState = '', KeySpec, KeyUsage, KeyManager } = KeyMetadata ?? {}
    return {
      arn: Arn,
      state: KeyState,
      isSymmetric: KeySpec === 'SYMMETRIC_DEFAULT' && KeyUsage === 'ENCRYPT_DECRYPT',
      isAwsManaged: KeyManager === 'AWS',
    }
  } catch (error) {
    throw toFailure('DescribeKey', error)
  }
}
