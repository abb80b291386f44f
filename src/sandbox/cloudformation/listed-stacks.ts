import { made, resourcesIn } from '../seeds/resources.ts'
import { account, entryOf } from '../world.ts'
import type { ChangeSetRecord, StackRecord } from './stack-record.ts'

const template = `Resources:
  Notices:
    Type: AWS::SNS::Topic
`

/** A stack that the seeds only list: one topic, and change sets by name. The same every time. */
export function listedStack(region: string, name: string): StackRecord {
  const arn = (resource: string) => `arn:aws:cloudformation:${region}:${account}:${resource}`
  const id = arn(`stack/${name}/9b1f7a10-6a34-11f0-8de9-0e2f4c5b7a01`)
  const source = { template, parameters: {}, tags: {}, capabilities: [] }
  const topic = `arn:aws:sns:${region}:${account}:${name}-Notices`
  const changeSet = (changeSetName: string): ChangeSetRecord => ({
    id: arn(`changeSet/${changeSetName}/1c7d5e90-6a35-11f0-b1a2-0a9c3e7d5f42`),
    name: changeSetName,
    type: 'UPDATE',
    created: made,
    ready: made,
    source: { ...source, tags: { release: changeSetName } },
    changes: [
      {
        Action: 'Modify',
        LogicalResourceId: 'Notices',
        PhysicalResourceId: topic,
        ResourceType: 'AWS::SNS::Topic',
        Replacement: 'False',
        Scope: ['Tags'],
        Details: [
          {
            Target: { Attribute: 'Tags', RequiresRecreation: 'Never' },
            Evaluation: 'Static',
            ChangeSource: 'DirectModification',
          },
        ],
      },
    ],
  })
  const event = { at: made, status: 'UPDATE_COMPLETE' }
  return {
    id,
    name,
    created: made,
    status: 'UPDATE_COMPLETE',
    source,
    resources: {
      Notices: {
        type: 'AWS::SNS::Topic',
        physicalId: topic,
        status: 'UPDATE_COMPLETE',
        changed: made,
        properties: {},
      },
    },
    outputs: {},
    events: [
      {
        ...event,
        id: `${name}-1`,
        logicalId: name,
        physicalId: id,
        type: 'AWS::CloudFormation::Stack',
      },
    ],
    changeSets: (entryOf(resourcesIn(region).stacks, name) ?? []).map(changeSet),
  }
}
