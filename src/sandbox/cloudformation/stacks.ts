import { pageOf } from '../paging.ts'
import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { iamCapability, transformsOf } from './capabilities.ts'
import { absent, findStack, stacksOf } from './find-stack.ts'
import { membersOf } from './form.ts'
import { eventAnswer, resourceAnswer, stackAnswer, stackSummary } from './stack-answer.ts'
import type { StackRecord } from './stack-record.ts'
import { readTemplate, type Template } from './template.ts'
import { templateIn } from './template-source.ts'
import { listOf, textOf } from './values.ts'

type Action = (input: URLSearchParams, call: Call) => object

const page = <Item>(all: readonly Item[], input: URLSearchParams, most = 100) =>
  pageOf(all, { token: input.get('NextToken') ?? '', size: '', most, refusal: 'ValidationError' })

function stackIn(input: URLSearchParams, call: Call): StackRecord {
  const name = input.get('StackName') ?? ''
  const stack = findStack(call, name)
  if (stack) return stack
  throw absent(name)
}

/** The stack that a call names, or the one that a physical id belongs to. */
function stackOfResource(input: URLSearchParams, call: Call): StackRecord {
  const physicalId = input.get('PhysicalResourceId')
  if (input.get('StackName') !== null) return stackIn(input, call)
  if (physicalId === null) {
    throw new Refusal('ValidationError', 'Either stackName or physicalResourceId must be specified')
  }
  const stack = stacksOf(call).find(({ resources }) =>
    Object.values(resources).some((resource) => resource.physicalId === physicalId),
  )
  if (stack) return stack
  throw new Refusal('ValidationError', `Stack for ${physicalId} does not exist`)
}

/** A template by its text or address, or of a stack. */
function summarized(input: URLSearchParams, call: Call): string {
  const given = templateIn(input, call)
  return given ?? stackIn(input, call).source.template
}

const parameterDeclarations = ({ Parameters }: Template) => ({
  member: Object.entries(Parameters).map(([key, declared]) => ({
    ParameterKey: key,
    ...(declared.Default !== undefined && { DefaultValue: textOf(declared.Default) }),
    ParameterType: declared.Type ?? 'String',
    NoEcho: String(String(declared.NoEcho) === 'true'),
    ...(declared.Description !== undefined && { Description: declared.Description }),
    ParameterConstraints: {
      ...(declared.AllowedValues && {
        AllowedValues: { member: listOf(declared.AllowedValues).map(textOf) },
      }),
    },
  })),
})

const declarations = (template: Template) => {
  const iam = iamCapability(template)
  return {
    Description: template.Description ?? '',
    Capabilities: { member: iam ? [iam.capability] : [] },
    ...(iam && { CapabilitiesReason: iam.reason }),
    DeclaredTransforms: { member: transformsOf(template) },
  }
}

export const stackActions: Record<string, Action> = {
  ListStacks: (input, call) => {
    const wanted = membersOf(input, 'StackStatusFilter')
    const stacks = stacksOf(call)
      .map(stackSummary)
      .filter(({ StackStatus }) => wanted.length === 0 || wanted.includes(StackStatus))
    const { items, token } = page(stacks, input)
    return { StackSummaries: { member: items }, NextToken: token }
  },
  DescribeStacks: (input, call) => {
    const stacks = input.get('StackName') === null ? stacksOf(call) : [stackIn(input, call)]
    const { items, token } = page(stacks, input)
    return { Stacks: { member: items.map(stackAnswer) }, NextToken: token }
  },
  GetTemplate: (input, call) => {
    const stack = stackIn(input, call)
    const asked = input.get('ChangeSetName')
    const changeSet = stack.changeSets.find(({ id, name }) => id === asked || name === asked)
    if (asked !== null && !changeSet) {
      throw new Refusal('ChangeSetNotFound', `ChangeSet [${asked}] does not exist`, 404)
    }
    return {
      TemplateBody: (changeSet ?? stack).source.template,
      StagesAvailable: { member: ['Original', 'Processed'] },
    }
  },
  GetTemplateSummary: (input, call) => {
    const template = readTemplate(summarized(input, call))
    const types = Object.values(template.Resources).map(({ Type }) => Type)
    return {
      Parameters: parameterDeclarations(template),
      ...declarations(template),
      ResourceTypes: { member: [...new Set(types)] },
      Version: '2010-09-09',
    }
  },
  ValidateTemplate: (input, call) => {
    const text = templateIn(input, call)
    if (text === undefined) {
      throw new Refusal(
        'ValidationError',
        'Either Template URL or Template Body must be specified.',
      )
    }
    const template = readTemplate(text)
    const { member } = parameterDeclarations(template)
    return {
      Parameters: {
        member: member.map(({ ParameterKey, NoEcho, ...declared }) => ({
          ParameterKey,
          NoEcho,
          DefaultValue: declared.DefaultValue,
          Description: declared.Description,
        })),
      },
      ...declarations(template),
    }
  },
  ListStackResources: (input, call) => {
    const all = Object.entries(stackIn(input, call).resources)
    const { items, token } = page(all, input)
    return {
      StackResourceSummaries: {
        member: items.map(([id, resource]) => resourceAnswer(id, resource, 'LastUpdatedTimestamp')),
      },
      NextToken: token,
    }
  },
  DescribeStackResource: (input, call) => {
    const stack = stackIn(input, call)
    const id = input.get('LogicalResourceId') ?? ''
    const resource = Object.hasOwn(stack.resources, id) ? stack.resources[id] : undefined
    if (!resource) {
      throw new Refusal('ValidationError', `Resource ${id} does not exist for stack ${stack.name}`)
    }
    return {
      StackResourceDetail: {
        StackId: stack.id,
        StackName: stack.name,
        ...resourceAnswer(id, resource, 'LastUpdatedTimestamp'),
        ...(resource.metadata !== undefined && { Metadata: JSON.stringify(resource.metadata) }),
      },
    }
  },
  DescribeStackResources: (input, call) => {
    const stack = stackOfResource(input, call)
    const wanted = input.get('LogicalResourceId')
    return {
      StackResources: {
        member: Object.entries(stack.resources)
          .filter(([id]) => wanted === null || id === wanted)
          .map(([id, resource]) => ({
            StackId: stack.id,
            StackName: stack.name,
            ...resourceAnswer(id, resource, 'Timestamp'),
          })),
      },
    }
  },
  DescribeStackEvents: (input, call) => {
    const stack = stackIn(input, call)
    const { items, token } = page(stack.events.toReversed(), input)
    return {
      StackEvents: { member: items.map((event) => eventAnswer(stack, event)) },
      NextToken: token,
    }
  },
}
