import { jsonService } from './service.ts'
import { account, regionOf } from './world.ts'

/** Aliases of a region's keys. */
export const kms = jsonService('TrentService', {
  ListAliases: (_input, { world, scope }) => ({
    Aliases: regionOf(world, scope.region).keys.map(({ id, alias }) => ({
      AliasName: alias,
      AliasArn: `arn:aws:kms:${scope.region}:${account}:${alias}`,
      TargetKeyId: id,
    })),
    Truncated: false,
  }),
})
