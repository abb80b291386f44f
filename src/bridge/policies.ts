import { type Access, iamActionOf, services, templateObjects } from './operations.ts'

/** An IAM policy document. */
export interface Policy {
  Version: '2012-10-17'
  Statement: readonly {
    Sid: string
    Effect: 'Allow'
    Action: readonly string[]
    Resource: string
    Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>
  }[]
}

/** The IAM actions behind the allow-list, sorted, each once; those on everything. */
function actionsOf(access: Access): string[] {
  const actions = Object.entries(services).flatMap(([service, { operations }]) =>
    operations
      .filter((operation) => operation.access === access && operation.resource === undefined)
      .flatMap((operation) => iamActionOf(service, operation) ?? []),
  )
  return [...new Set(actions)].toSorted()
}

const read = {
  Sid: 'Read',
  Effect: 'Allow',
  Action: actionsOf('read'),
  Resource: '*',
} as const

/** What looking at pipelines needs: every listed operation that changes nothing. */
export const readOnlyPolicy: Policy = { Version: '2012-10-17', Statement: [read] }

/**
 * What editing, releasing and approving needs. UpdatePipeline hands AWS the pipeline's role, and a
 * change set the stack's, which AWS allows only to those who may pass that role on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export const editingPolicy: Policy = {
  Version: '2012-10-17',
  Statement: [
    read,
    { Sid: 'Edit', Effect: 'Allow', Action: actionsOf('write'), Resource: '*' },
    {
      // CloudFormation reads what was put there with the permissions of the person.
      Sid: 'UploadTemplates',
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:PutObject'],
      Resource: templateObjects,
    },
    {
      Sid: 'PassRoles',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: '*',
      Condition: {
        StringEquals: {
          'iam:PassedToService': ['codepipeline.amazonaws.com', 'cloudformation.amazonaws.com'],
        },
      },
    },
  ],
}
