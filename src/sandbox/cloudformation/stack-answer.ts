import { entryOf } from '../world.ts'
import { pairs, timeOf } from './form.ts'
import type { EventRecord, ResourceRecord, StackRecord, StackSource } from './stack-record.ts'
import { readTemplate } from './template.ts'

/** Parameters as they are answered: hidden ones as four stars. */
export function shownParameters({ template, parameters }: StackSource) {
  const declared = template === '' ? {} : readTemplate(template).Parameters
  const shown = Object.entries(parameters).map(([key, value]) => [
    key,
    String(declared[key]?.NoEcho) === 'true' ? '****' : value,
  ])
  return pairs(
    Object.fromEntries(shown) as Record<string, string>,
    'ParameterKey',
    'ParameterValue',
  )
}

/** One line of ListStacks. */
export const stackSummary = (stack: StackRecord) => ({
  StackId: stack.id,
  StackName: stack.name,
  CreationTime: timeOf(stack.created),
  ...(stack.updated !== undefined && { LastUpdatedTime: timeOf(stack.updated) }),
  StackStatus: stack.status,
  ...(stack.reason !== undefined && { StackStatusReason: stack.reason }),
  ...(stack.description !== undefined && { TemplateDescription: stack.description }),
  DriftInformation: { StackDriftStatus: stack.drift?.status ?? 'NOT_CHECKED' },
})

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_Stack.html */
export function stackAnswer(stack: StackRecord) {
  const { TemplateDescription, ...summary } = stackSummary(stack)
  return {
    ...summary,
    ...(TemplateDescription !== undefined && { Description: TemplateDescription }),
    Parameters: shownParameters(stack.source),
    Capabilities: { member: stack.source.capabilities },
    Tags: pairs(stack.source.tags, 'Key', 'Value'),
    ...(stack.source.roleArn !== undefined && { RoleARN: stack.source.roleArn }),
    Outputs: {
      member: Object.entries(stack.outputs).map(([key, { value, description, exportName }]) => ({
        OutputKey: key,
        OutputValue: value,
        ...(description !== undefined && { Description: description }),
        ...(exportName !== undefined && { ExportName: exportName }),
      })),
    },
    DisableRollback: 'false',
    EnableTerminationProtection: 'false',
    NotificationARNs: '',
    RollbackConfiguration: '',
  }
}

/**
 * One resource, for the calls that list them (`LastUpdatedTimestamp`) and those that describe them
 * (`Timestamp`).
 */
export const resourceAnswer = (
  logicalId: string,
  resource: ResourceRecord,
  timeName: 'Timestamp' | 'LastUpdatedTimestamp',
) => ({
  LogicalResourceId: logicalId,
  PhysicalResourceId: resource.physicalId,
  ResourceType: resource.type,
  [timeName]: timeOf(resource.changed),
  ResourceStatus: resource.status,
  ...(resource.reason !== undefined && { ResourceStatusReason: resource.reason }),
  DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
})

/** Properties are those that the resource has now: events keep none. */
export function eventAnswer({ id, name, resources }: StackRecord, event: EventRecord) {
  const resource = entryOf(resources, event.logicalId)
  return {
    StackId: id,
    StackName: name,
    EventId: event.id,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: timeOf(event.at),
    ResourceStatus: event.status,
    ...(event.reason !== undefined && { ResourceStatusReason: event.reason }),
    ...(resource && { ResourceProperties: JSON.stringify(resource.properties) }),
    ...(event.token !== undefined && { ClientRequestToken: event.token }),
  }
}
