import { Refusal } from '../refusal.ts'
import type { Call } from '../service.ts'
import { checkCapabilities } from './capabilities.ts'
import { absent, newStackId, openStack } from './find-stack.ts'
import { membersOf, tagsIn } from './form.ts'
import { parametersIn, readParameters } from './parameters.ts'
import type { StackRecord, StackSource } from './stack-record.ts'
import { readTemplate } from './template.ts'
import { templateIn } from './template-source.ts'

const refused = (message: string) => new Refusal('ValidationError', message)

/** A stack that may be updated, or one to be made. */
export function stackFor(input: URLSearchParams, call: Call, type: string): StackRecord {
  const name = input.get('StackName') ?? ''
  const found = openStack(call, name)
  if (type === 'UPDATE') {
    if (!found || found.status === 'REVIEW_IN_PROGRESS') throw absent(name, 'brackets')
    checkUpdatable(found)
    return found
  }
  if (found?.status === 'REVIEW_IN_PROGRESS') return found
  if (found) {
    throw refused(
      `Stack [${name}] already exists and cannot be created again with the changeSet [${input.get('ChangeSetName')}].`,
    )
  }
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
    throw refused(
      `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*|arn:[-a-zA-Z0-9:/._+]*`,
    )
  }
  const made: StackRecord = {
    id: newStackId(call.scope.region, name),
    name,
    created: call.now,
    status: '',
    source: { template: '', parameters: {}, tags: {}, capabilities: [] },
    resources: {},
    outputs: {},
    events: [],
    changeSets: [],
  }
  return made
}

export function checkUpdatable({ id, status }: StackRecord): void {
  if (/^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$|^UPDATE_FAILED$/.test(status)) return
  throw refused(`Stack:${id} is in ${status} state and can not be updated.`)
}

/** What a stack is to be made from: what the call says, and for the rest what it is made from now. */
export function sourceOf(input: URLSearchParams, call: Call, stack: StackRecord): StackSource {
  const usesPrevious = input.get('UsePreviousTemplate') === 'true'
  const given = templateIn(input, call)
  const template = usesPrevious ? stack.source.template : given
  if (template === undefined || (usesPrevious && template === '')) {
    throw refused('Either Template URL or Template Body must be specified.')
  }
  const parsed = readTemplate(template)
  const capabilities = membersOf(input, 'Capabilities')
  const isNew = stack.source.template === ''
  const parameters = readParameters(
    parsed,
    parametersIn(input),
    isNew ? undefined : stack.source.parameters,
  )
  checkCapabilities(parsed, capabilities)
  const roleArn = input.get('RoleARN') ?? stack.source.roleArn
  // Tags that are left out are kept; an empty list takes them away.
  const tags = tagsIn(input) ?? stack.source.tags
  return { template, parameters, tags, capabilities, ...(roleArn !== undefined && { roleArn }) }
}
