import { queryService } from './query-protocol.ts'
import { account, caller } from './world.ts'

/** Everyone is the same user of the same account. */
export const sts = queryService('https://sts.amazonaws.com/doc/2011-06-15/', {
  GetCallerIdentity: () => ({
    Arn: caller,
    UserId: 'AIDACKCEVSQ6C2EXAMPLE',
    Account: account,
  }),
})
