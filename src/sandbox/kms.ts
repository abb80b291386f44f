import { Refusal } from './refusal.ts'
import { type Call, type Input, jsonService, textOf } from './service.ts'
import { account, type Key, regionOf } from './world.ts'

const arnOf = ({ id }: Key, region: string) => `arn:aws:kms:${region}:${account}:key/${id}`

/** Leaves it to IAM policies who may use the key, as AWS's console writes it. */
const delegating = JSON.stringify({
  Version: '2012-10-17',
  Id: 'key-default-1',
  Statement: [
    {
      Sid: 'Enable IAM User Permissions',
      Effect: 'Allow',
      Principal: { AWS: `arn:aws:iam::${account}:root` },
      Action: 'kms:*',
      Resource: '*',
    },
  ],
})

/** Finds a key as KMS does: by id, ARN, alias or alias ARN, of this region only. */
function findKey(input: Input, { world, scope }: Call): Key {
  const wanted = textOf(input['KeyId'])
  const [, region, name = wanted] = /^arn:aws:kms:([^:]*):[^:]*:(.*)$/.exec(wanted) ?? []
  if (region !== undefined && region !== scope.region) {
    throw new Refusal('NotFoundException', `Invalid arn ${region}`)
  }
  const key = regionOf(world, scope.region).keys.find(
    ({ id, alias }) => name === id || name === `key/${id}` || name === alias,
  )
  if (key) return key
  const what = name.startsWith('alias/') ? 'Alias' : 'Key'
  const arn = `arn:aws:kms:${scope.region}:${account}:${name.includes('/') ? name : `key/${name}`}`
  throw new Refusal('NotFoundException', `${what} '${arn}' does not exist`)
}

/** Keys of a region: their aliases, their state and their policies. */
export const kms = jsonService('TrentService', {
  ListAliases: (_input, { world, scope }) => ({
    Aliases: regionOf(world, scope.region).keys.map(({ id, alias }) => ({
      AliasName: alias,
      AliasArn: `arn:aws:kms:${scope.region}:${account}:${alias}`,
      TargetKeyId: id,
    })),
    Truncated: false,
  }),
  DescribeKey: (input, call) => {
    const key = findKey(input, call)
    const state = key.state ?? 'Enabled'
    return {
      KeyMetadata: {
        AWSAccountId: account,
        KeyId: key.id,
        Arn: arnOf(key, call.scope.region),
        Enabled: state === 'Enabled',
        KeyState: state,
        KeyUsage: 'ENCRYPT_DECRYPT',
        KeySpec: 'SYMMETRIC_DEFAULT',
        KeyManager: key.isAwsManaged ? 'AWS' : 'CUSTOMER',
      },
    }
  },
  GetKeyPolicy: (input, call) => {
    if (textOf(input['KeyId']).includes('alias/')) {
      throw new Refusal('NotFoundException', 'An alias names no key here')
    }
    return { Policy: findKey(input, call).policy ?? delegating, PolicyName: 'default' }
  },
})
