import type { Action, Stage } from '../../pipeline/pipeline.ts'

/** Short ways to write a seed's actions and stages. */

export function action(
  name: string,
  [category, provider, owner = 'AWS']: readonly [string, string, string?],
  configuration: Record<string, string>,
  part: Partial<Action> & { in?: string[]; out?: string[] } = {},
): Action {
  const { in: inputs = [], out: outputs = [], ...rest } = part
  return {
    name,
    actionTypeId: { category, owner, provider, version: '1' },
    runOrder: 1,
    configuration,
    outputArtifacts: outputs.map((artifact) => ({ name: artifact })),
    inputArtifacts: inputs.map((artifact) => ({ name: artifact })),
    ...rest,
  }
}

export const stage = (name: string, actions: Action[], part: Partial<Stage> = {}): Stage => ({
  name,
  actions,
  ...part,
})

export const codeCommit = (repository: string, out = 'SourceArtifact') =>
  action(
    'Source',
    ['Source', 'CodeCommit'],
    { PollForSourceChanges: 'false', BranchName: 'master', RepositoryName: repository },
    { out: [out] },
  )

export const codeDeploy = (name: string, part: Parameters<typeof action>[3] = {}) =>
  action(
    name,
    ['Deploy', 'CodeDeploy'],
    { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
    { in: ['SourceArtifact'], ...part },
  )

export const codeBuild = (
  name: string,
  project: string,
  part: Parameters<typeof action>[3] & { category?: string } = {},
) => {
  const { category = 'Build', ...rest } = part
  return action(name, [category, 'CodeBuild'], { ProjectName: project }, rest)
}

export const approval = (name: string, part: Parameters<typeof action>[3] = {}) =>
  action(name, ['Approval', 'Manual'], {}, part)

export const store = (location: string, key?: string) => ({
  type: 'S3',
  location,
  ...(key && { encryptionKey: { id: key, type: 'KMS' } }),
})
