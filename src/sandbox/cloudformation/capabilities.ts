import { Refusal } from '../refusal.ts'
import type { Template } from './template.ts'
import { textOf } from './values.ts'

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateChangeSet.html */
const iamTypes: Readonly<Record<string, string | undefined>> = {
  'AWS::IAM::AccessKey': undefined,
  'AWS::IAM::Group': 'GroupName',
  'AWS::IAM::InstanceProfile': 'InstanceProfileName',
  'AWS::IAM::ManagedPolicy': 'ManagedPolicyName',
  'AWS::IAM::Policy': undefined,
  'AWS::IAM::Role': 'RoleName',
  'AWS::IAM::User': 'UserName',
  'AWS::IAM::UserToGroupAddition': undefined,
}

/** Transforms that a template declares. */
export const transformsOf = ({ Transform }: Template): string[] =>
  [Transform ?? []]
    .flat()
    .map((transform) =>
      typeof transform === 'object' && transform !== null
        ? textOf((transform as { Name?: unknown }).Name)
        : textOf(transform),
    )

/** The capability that a template's IAM resources ask for, and AWS's reason. */
export function iamCapability({
  Resources,
}: Template): { capability: string; reason: string } | undefined {
  const found = Object.values(Resources).filter(({ Type }) => Object.hasOwn(iamTypes, Type))
  if (found.length === 0) return undefined
  const isNamed = found.some(({ Type, Properties }) => {
    const name = iamTypes[Type]
    return name !== undefined && Properties?.[name] !== undefined
  })
  const kinds = [...new Set(found.map(({ Type }) => Type))].join(', ')
  return {
    capability: isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM',
    reason: isNamed
      ? `The following resource(s) require capabilities: [${kinds}] with custom names`
      : `The following resource(s) require capabilities: [${kinds}]`,
  }
}

/** @throws Refusal where the caller has not acknowledged what the template does. */
export function checkCapabilities(template: Template, given: readonly string[]): void {
  const needed = iamCapability(template)?.capability
  const satisfies = (capability: string) =>
    given.includes(capability) ||
    (capability === 'CAPABILITY_IAM' && given.includes('CAPABILITY_NAMED_IAM'))
  const missing = [
    ...(needed && !satisfies(needed) ? [needed] : []),
    ...(transformsOf(template).length > 0 && !given.includes('CAPABILITY_AUTO_EXPAND')
      ? ['CAPABILITY_AUTO_EXPAND']
      : []),
  ]
  if (missing.length === 0) return
  throw new Refusal(
    'InsufficientCapabilitiesException',
    `Requires capabilities : [${missing.join(', ')}]`,
  )
}
