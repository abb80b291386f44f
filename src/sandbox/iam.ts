import { queryService } from './query-protocol.ts'
import { Refusal } from './refusal.ts'
import { simulate } from './simulate.ts'
import { account, entryOf, type Role, type World } from './world.ts'

const describeRole = (name: string, { id, path, trust, created }: Role) => ({
  Path: path,
  RoleName: name,
  RoleId: id,
  Arn: `arn:aws:iam::${account}:role${path}${name}`,
  CreateDate: new Date(created).toISOString(),
  AssumeRolePolicyDocument: encodeURIComponent(trust),
  MaxSessionDuration: 3600,
})

function findRole(parameters: URLSearchParams, world: World): Role {
  const name = parameters.get('RoleName') ?? ''
  const role = entryOf(world.roles, name)
  if (role) return role
  throw new Refusal('NoSuchEntity', `The role with name ${name} cannot be found.`, 404)
}

/** A managed policy that some role has. */
function findManaged(parameters: URLSearchParams, world: World): { arn: string; document: string } {
  const arn = parameters.get('PolicyArn') ?? ''
  const role = Object.values(world.roles).find(({ attached }) => entryOf(attached, arn))
  const document = entryOf(role?.attached, arn)
  if (document) return { arn, document }
  throw new Refusal('NoSuchEntity', `Policy ${arn} was not found.`, 404)
}

const lastOf = (arn: string) => arn.slice(arn.lastIndexOf('/') + 1)

/** Enough of IAM to make, find and judge a pipeline's service role, and to name the account. */
export const iam = queryService('https://iam.amazonaws.com/doc/2010-05-08/', {
  GetRole: (parameters, { world }) => ({
    Role: describeRole(parameters.get('RoleName') ?? '', findRole(parameters, world)),
  }),
  ListRolePolicies: (parameters, { world }) => ({
    PolicyNames: { member: Object.keys(findRole(parameters, world).policies ?? {}) },
    IsTruncated: false,
  }),
  GetRolePolicy: (parameters, { world }) => {
    const name = parameters.get('PolicyName') ?? ''
    const document = entryOf(findRole(parameters, world).policies, name)
    if (document === undefined) {
      throw new Refusal('NoSuchEntity', `The role policy with name ${name} cannot be found.`, 404)
    }
    return {
      RoleName: parameters.get('RoleName'),
      PolicyName: name,
      PolicyDocument: encodeURIComponent(document),
    }
  },
  ListAttachedRolePolicies: (parameters, { world }) => ({
    AttachedPolicies: {
      member: Object.keys(findRole(parameters, world).attached ?? {}).map((arn) => ({
        PolicyName: lastOf(arn),
        PolicyArn: arn,
      })),
    },
    IsTruncated: false,
  }),
  GetPolicy: (parameters, { world }) => {
    const { arn } = findManaged(parameters, world)
    return { Policy: { PolicyName: lastOf(arn), Arn: arn, DefaultVersionId: 'v1' } }
  },
  GetPolicyVersion: (parameters, { world }) => ({
    PolicyVersion: {
      Document: encodeURIComponent(findManaged(parameters, world).document),
      VersionId: 'v1',
      IsDefaultVersion: true,
    },
  }),
  SimulatePrincipalPolicy: (parameters, { world }) => simulate(parameters, world),
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
