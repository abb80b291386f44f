import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type CollectionTag, parse, type ScalarTag } from 'yaml'
import { editingPolicy } from '../src/bridge/policies.ts'

/** Short forms of CloudFormation's functions, read as their long forms. */
const short = ['Ref', 'Sub', 'GetAtt', 'Join']
const nameOf = (tag: string) => (tag === 'Ref' ? 'Ref' : `Fn::${tag}`)
const scalars: ScalarTag[] = short.map((tag) => ({
  tag: `!${tag}`,
  resolve: (text) => ({ [nameOf(tag)]: tag === 'GetAtt' ? text.split('.') : text }),
}))
const lists = short.map((tag): CollectionTag => ({
  tag: `!${tag}`,
  collection: 'seq',
  resolve: (node) => ({ [nameOf(tag)]: (node as { toJSON(): unknown }).toJSON() }),
}))

interface Template {
  Parameters: Record<string, unknown>
  Resources: Record<string, { Type: string; Properties: Record<string, unknown> }>
  Outputs: Record<string, { Value: unknown }>
}

const template = parse(readFileSync('docs/hosting.yaml', 'utf8'), {
  customTags: [...scalars, ...lists],
}) as Template
const guide = readFileSync('docs/hosting.md', 'utf8')

/** Attributes that the template asks of each type. */
const attributes: Record<string, string[]> = {
  'AWS::S3::Bucket': ['Arn', 'RegionalDomainName'],
  'AWS::CloudFront::OriginAccessControl': ['Id'],
  'AWS::CloudFront::Distribution': ['DomainName', 'Id'],
  'AWS::Cognito::UserPool': ['ProviderName', 'Arn'],
  'AWS::IAM::Role': ['Arn'],
}

interface Reference {
  name: string
  attribute?: string
}

/** Every reference in a value; names that a Sub defines itself are none. */
function referencesIn(value: unknown): Reference[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]): Reference[] => {
    if (key === 'Ref') return [{ name: inner as string }]
    if (key === 'Fn::GetAtt') {
      const [name = '', attribute = ''] = inner as string[]
      return [{ name, attribute }]
    }
    if (key !== 'Fn::Sub') return referencesIn(inner)
    const [text, own = {}] = (Array.isArray(inner) ? inner : [inner]) as [string, object?]
    const found = [...text.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name)
    const others = found.filter((name) => !Object.hasOwn(own, name))
    return [
      ...referencesIn(own),
      ...others.map((name) => {
        const [resource = '', attribute] = name.split('.')
        return { name: resource, ...(attribute && { attribute }) }
      }),
    ]
  })
}

const references = referencesIn([template.Resources, template.Outputs])

test('every reference of the template leads somewhere', () => {
  expect(references.length).toBeGreaterThan(30)
  for (const { name, attribute } of references) {
    if (name.startsWith('AWS::')) continue
    const type = template.Resources[name]?.Type
    if (attribute) expect(attributes[type ?? name], `${name}.${attribute}`).toContain(attribute)
    else expect(type ?? template.Parameters[name], name).toBeDefined()
  }
})

test('every parameter of the template is used', () => {
  const used = new Set(references.map(({ name }) => name))
  expect(Object.keys(template.Parameters).filter((name) => !used.has(name))).toEqual([])
})

test('no resources of the template wait for each other', () => {
  const seen = new Set<string>()
  const visit = (name: string, path: string[]) => {
    expect(path, [...path, name].join(' → ')).not.toContain(name)
    if (seen.has(name) || !template.Resources[name]) return
    for (const to of referencesIn(template.Resources[name])) visit(to.name, [...path, name])
    seen.add(name)
  }
  for (const name of Object.keys(template.Resources)) visit(name, [])
})

/** The role's policy as it is in one account of the usual partition. */
function policyOfTemplate(): unknown {
  const role = template.Resources['SignedInRole']?.Properties['Policies'] as {
    PolicyDocument: unknown
  }[]
  const text = JSON.stringify(role[0]?.PolicyDocument)
    .replaceAll('${AWS::Partition}', 'aws')
    .replaceAll('${AWS::AccountId}', '111122223333')
    .replaceAll(/\{"Fn::Sub":("[^"]*")\}/g, '$1')
    .replace(
      '{"Ref":"ServiceRoleArns"}',
      '["arn:aws:iam::111122223333:role/service-role/AWSCodePipelineServiceRole-*"]',
    )
  return JSON.parse(text)
}

interface Policy {
  Statement: { Sid: string; Action: string | string[] }[]
}

const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map(
  ([, text = '']) => JSON.parse(text) as object,
)

test("the guide shows the template's policy", () => {
  const shown = blocks.find((block) => 'Statement' in block)
  expect(shown).toEqual(policyOfTemplate())
})

const actionsOf = ({
  Statement,
}: {
  Statement: readonly { Action: string | readonly string[] }[]
}) => new Set(Statement.flatMap(({ Action }) => Action))

const allowed = actionsOf(policyOfTemplate() as Policy)
const needed = actionsOf(editingPolicy)

test('the policy allows nothing that the console does not call', () => {
  expect(allowed.size).toBeGreaterThan(15)
  expect([...allowed].filter((action) => !needed.has(action))).toEqual([])
})

test('the policy allows all that the console calls, but for what a hosted copy does not', () => {
  const others = [...needed].filter((action) => !allowed.has(action))
  // S3 answers pages only about buckets with CORS rules. Without the others, which show policies of
  // the whole account, the checks of a review say that they are not allowed.
  expect(others.filter((action) => !/^(s3|cloudformation):/.test(action))).toEqual([
    'iam:GetPolicy',
    'iam:GetPolicyVersion',
    'iam:GetRole',
    'iam:GetRolePolicy',
    'iam:ListAttachedRolePolicies',
    'iam:ListRolePolicies',
    'iam:ListRoles',
    'iam:SimulatePrincipalPolicy',
    'kms:DescribeKey',
    'kms:GetKeyPolicy',
  ])
})

test("the template's configuration is one that the page takes", async () => {
  const { checkHostedConfig } = await import('../src/aws/hosted-config.ts')
  const [text = ''] = Object(template.Outputs['ConfigJson']?.Value)['Fn::Sub'] as string[]
  const values: Record<string, string> = {
    RegionList: 'us-west-2","us-east-1',
    UserPool: 'us-west-2_AbCd12345',
    UserPoolClient: '1h57kf5cpq17m0eml12EXAMPLE',
    IdentityPool: 'us-west-2:128d0a74-c82f-4553-916d-90053e0a1b2c',
  }
  const config = text.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
  expect(checkHostedConfig(JSON.parse(config))).toMatchObject({
    ok: true,
    config: { regions: ['us-west-2', 'us-east-1'], signIn: { kind: 'cognito' } },
  })
})

test("the guide's examples of config.json are ones that the page takes", async () => {
  const { checkHostedConfig } = await import('../src/aws/hosted-config.ts')
  const examples = blocks.filter((block) => 'signIn' in block)
  expect(examples.map(checkHostedConfig)).toEqual([
    expect.objectContaining({ ok: true }),
    expect.objectContaining({ ok: true }),
  ])
})
