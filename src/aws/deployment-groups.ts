import type { Answers } from '../pipeline/checks/check.ts'
import { clientSettings } from './clients.ts'
import type { Place } from './connection.ts'
import { toFailure } from './failures.ts'

/** Whether CodeDeploy has an application, and in it a deployment group, in the place's region. */
export async function findDeploymentGroup(
  place: Place,
  { application, group }: { application: string; group: string },
  signal: AbortSignal,
): Promise<Answers['deployment-group']> {
  const sdk = await import('@aws-sdk/client-codedeploy')
  const client = new sdk.CodeDeployClient(clientSettings(place, 'codedeploy'))
  try {
    const pages = sdk.paginateListDeploymentGroups(
      { client },
      { applicationName: application },
      { abortSignal: signal },
    )
    for await (const { deploymentGroups = [] } of pages) {
      if (deploymentGroups.includes(group)) return 'found'
    }
    return 'no group'
  } catch (error) {
    const failure = toFailure('ListDeploymentGroups', error)
    if (failure.code === 'ApplicationDoesNotExistException') return 'no application'
    throw failure
  }
}
