import { Refusal } from '../refusal.ts'
import { account, entryOf, type Role } from '../world.ts'
import { generatedName, type ResourceType } from './resource-type.ts'
import type { Json } from './stack-record.ts'
import { listOf, textOf } from './values.ts'

/** What a template says about a role's inline policies. Managed ones are AWS's and are not read. */
function policiesOf(properties: Json): Pick<Role, 'policies'> {
  const listed = listOf(properties['Policies']) as {
    PolicyName: string
    PolicyDocument: object
  }[]
  if (listed.length === 0) return {}
  return {
    policies: Object.fromEntries(
      listed.map(({ PolicyName, PolicyDocument }) => [PolicyName, JSON.stringify(PolicyDocument)]),
    ),
  }
}

const pathOf = (properties: Json) => textOf(properties['Path'] ?? '/')

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html */
export const roleType: ResourceType = {
  createOnly: ['RoleName', 'Path'],
  isTagged: true,
  attributes: (name, _site, properties) => ({
    Arn: `arn:aws:iam::${account}:role${pathOf(properties)}${name}`,
    RoleId: `AROA${name
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]/g, '')
      .padEnd(17, 'X')
      .slice(0, 17)}`,
  }),
  create: (properties, site) => {
    const given = properties['RoleName']
    const name = typeof given === 'string' ? given : generatedName(site, 64)
    if (entryOf(site.world.roles, name)) {
      throw new Refusal('AlreadyExists', `${name} already exists`)
    }
    site.world.roles[name] = {
      id: `AROA${crypto.randomUUID().replaceAll('-', '').slice(0, 17).toUpperCase()}`,
      path: pathOf(properties),
      trust: JSON.stringify(properties['AssumeRolePolicyDocument'] ?? {}),
      created: site.now,
      ...policiesOf(properties),
    }
    return name
  },
  update: (name, properties, { world }) => {
    const role = entryOf(world.roles, name)
    if (!role) throw new Refusal('NotFound', `The role with name ${name} cannot be found.`)
    role.trust = JSON.stringify(properties['AssumeRolePolicyDocument'] ?? {})
    Object.assign(role, policiesOf(properties))
  },
  remove: (name, { world }) => {
    delete world.roles[name]
  },
}
