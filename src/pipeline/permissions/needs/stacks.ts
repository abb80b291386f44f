import { arnPartition } from '../statement.ts'
import { type Ground, type Need, passing } from './need.ts'

/** Beside DescribeStacks, by `ActionMode`. */
const stackActions: Readonly<Record<string, readonly string[]>> = {
  CREATE_UPDATE: ['cloudformation:CreateStack', 'cloudformation:UpdateStack'],
  REPLACE_ON_FAILURE: [
    'cloudformation:CreateStack',
    'cloudformation:DeleteStack',
    'cloudformation:UpdateStack',
  ],
  DELETE_ONLY: ['cloudformation:DeleteStack'],
  CHANGE_SET_REPLACE: [
    'cloudformation:CreateChangeSet',
    'cloudformation:DeleteChangeSet',
    'cloudformation:DescribeChangeSet',
  ],
  CHANGE_SET_EXECUTE: ['cloudformation:DescribeChangeSet', 'cloudformation:ExecuteChangeSet'],
}

/**
 * The stack set itself, its stacks in whatever account and region, and the types of resource in
 * its template.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-prereqs.html
 */
function stackSet({ configuration: { StackSetName = '' }, arn, region }: Ground) {
  const partition = arnPartition(region)
  const set = arn('cloudformation', `stackset/${StackSetName}:*`)
  return {
    set,
    reach: [
      set,
      `arn:${partition}:cloudformation:*:*:stackset-target/${StackSetName}:*`,
      `arn:${partition}:cloudformation:${region}::type/resource/*`,
    ],
  }
}

/** Source: the section "Service role permissions" of each action's page. */
export const stacks: Readonly<Record<string, Need>> = {
  'Deploy/CloudFormation': ({ configuration, arn }) => {
    const { ActionMode = '', StackName = '', RoleArn } = configuration
    return {
      grants: [
        {
          actions: ['cloudformation:DescribeStacks', ...(stackActions[ActionMode] ?? [])],
          on: [arn('cloudformation', `stack/${StackName}/*`)],
        },
        ...passing(RoleArn, 'cloudformation.amazonaws.com'),
      ],
    }
  },
  'Deploy/CloudFormationStackSet': (ground) => {
    const { set, reach } = stackSet(ground)
    return {
      grants: [
        // A set that does not exist has no ARN to allow.
        { actions: ['cloudformation:CreateStackSet'], on: ['*'] },
        {
          actions: [
            'cloudformation:DescribeStackSet',
            'cloudformation:DescribeStackSetOperation',
            'cloudformation:ListStackInstances',
          ],
          on: [set],
        },
        {
          actions: ['cloudformation:CreateStackInstances', 'cloudformation:UpdateStackSet'],
          on: reach,
        },
        ...passing(ground.configuration['AdministrationRoleArn'], 'cloudformation.amazonaws.com'),
      ],
    }
  },
  'Deploy/CloudFormationStackInstances': (ground) => {
    const { set, reach } = stackSet(ground)
    return {
      grants: [
        { actions: ['cloudformation:DescribeStackSetOperation'], on: [set] },
        { actions: ['cloudformation:CreateStackInstances'], on: reach },
      ],
    }
  },
  'Deploy/ServiceCatalog': ({ configuration: { ProductId = '' }, arn }) => ({
    grants: [
      {
        actions: [
          'servicecatalog:CreateProvisioningArtifact',
          'servicecatalog:DeleteProvisioningArtifact',
          'servicecatalog:DescribeProvisioningArtifact',
          'servicecatalog:ListProvisioningArtifacts',
          'servicecatalog:UpdateProduct',
        ],
        on: [arn('catalog', `product/${ProductId}`)],
      },
      { actions: ['cloudformation:ValidateTemplate'], on: ['*'] },
    ],
  }),
}
