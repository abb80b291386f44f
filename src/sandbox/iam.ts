import { queryService } from './query-protocol.ts'
import { Refusal } from './refusal.ts'
import { account, entryOf, type Role } from './world.ts'

const describeRole = (name: string, { id, path, trust, created }: Role) => ({
  Path: path,
  RoleName: name,
  RoleId: id,
  Arn: `arn:aws:iam::${account}:role${path}${name}`,
  CreateDate: new Date(created).toISOString(),
  AssumeRolePolicyDocument: encodeURIComponent(trust),
  MaxSessionDuration: 3600,
})

/** Enough of IAM to make and find a pipeline's service role, and to name the account. */
export const iam = queryService('https://iam.amazonaws.com/doc/2010-05-08/', {
  GetRole: (parameters, { world }) => {
    const name = parameters.get('RoleName') ?? ''
    const role = entryOf(world.roles, name)
    if (role) return { Role: describeRole(name, role) }
    throw new Refusal('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
  },
  CreateRole: (parameters, { world, now }) => {
    const name = parameters.get('RoleName') ?? ''
    const trust = parameters.get('AssumeRolePolicyDocument') ?? ''
    if (!/^[\w+=,.@-]{1,64}$/.test(name)) {
      throw new Refusal('ValidationError', 'The specified value for roleName is invalid.')
    }
    try {
      JSON.parse(trust)
    } catch {
      throw new Refusal('MalformedPolicyDocument', 'This policy contains invalid Json')
    }
    if (entryOf(world.roles, name)) {
      throw new Refusal('EntityAlreadyExists', `Role with name ${name} already exists.`, 409)
    }
    const id = `AROA${crypto.randomUUID().replaceAll('-', '').slice(0, 17).toUpperCase()}`
    const role = { id, path: parameters.get('Path') ?? '/', trust, created: now }
    world.roles[name] = role
    return { Role: describeRole(name, role) }
  },
  ListAccountAliases: () => ({
    AccountAliases: { member: ['pipespan-sandbox'] },
    IsTruncated: false,
  }),
  ListRoles: (_parameters, { world }) => ({
    Roles: {
      member: Object.entries(world.roles).map(([name, role]) => describeRole(name, role)),
    },
    IsTruncated: false,
  }),
})
