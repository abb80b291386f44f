import type { Action } from '../../pipeline/pipeline.ts'
import { account } from '../world.ts'

interface Links {
  /** What the action works on. */
  entity?: string
  /** One revision of a source. */
  revision?: (id: string) => string
  /** One run of the action, by the id that its service gave it. */
  execution?: (id: string) => string
  /** How the action's service names a run; the run's own id when it is not said. */
  executionId?: (runId: string) => string
}

const consoleOf = (service: string, region: string) =>
  `https://console.aws.amazon.com/${service}/home?region=${region}#`

type LinkMaker = (configuration: Record<string, string>, region: string) => Links

/** The pages that CodePipeline links to, by provider. */
const makers: Record<string, LinkMaker> = {
  CodeCommit: ({ RepositoryName, BranchName }, region) => {
    const repository = `${consoleOf('codecommit', region)}/repository/${RepositoryName}`
    return {
      entity: `${repository}/browse/${BranchName}/--/`,
      revision: (id) => `${repository}/commit/${id}`,
    }
  },
  CodeStarSourceConnection: ({ ConnectionArn, FullRepositoryId, BranchName }, region) => {
    const redirect = (more: Record<string, string>) =>
      `https://${region}.console.aws.amazon.com/codesuite/settings/connections/redirect?${new URLSearchParams(
        {
          connectionArn: ConnectionArn ?? '',
          FullRepositoryId: FullRepositoryId ?? '',
          ...more,
        },
      ).toString()}`
    return {
      entity: redirect({ referenceType: 'BRANCH', Branch: BranchName ?? '' }),
      revision: (id) => redirect({ referenceType: 'COMMIT', Commit: id }),
    }
  },
  GitHub: ({ Owner, Repo, Branch }) => ({
    entity: `https://github.com/${Owner}/${Repo}/tree/${Branch}`,
    revision: (id) => `https://github.com/${Owner}/${Repo}/commit/${id}`,
  }),
  CodeBuild: ({ ProjectName }, region) => ({
    entity: `${consoleOf('codebuild', region)}/projects/${ProjectName}/view`,
    execution: (id) => `${consoleOf('codebuild', region)}/builds/${id}/view/new`,
    executionId: (runId) => `${ProjectName}:${runId}`,
  }),
  CodeDeploy: ({ ApplicationName, DeploymentGroupName }, region) => ({
    entity: `${consoleOf('codedeploy', region)}/applications/${ApplicationName}/deployment-groups/${DeploymentGroupName}`,
    execution: (id) => `${consoleOf('codedeploy', region)}/deployments/${id}`,
    executionId: (runId) => `d-${runId.replaceAll('-', '').slice(0, 9).toUpperCase()}`,
  }),
  CloudFormation: ({ StackName }, region) => ({
    entity: `${consoleOf('cloudformation', region)}/`,
    execution: (id) =>
      `${consoleOf('cloudformation', region)}/stack/detail?stackId=${encodeURIComponent(id)}`,
    executionId: (runId) =>
      `arn:aws:cloudformation:${region}:${account}:stack/${StackName}/${runId}`,
  }),
  Lambda: ({ FunctionName }, region) => ({
    entity: `${consoleOf('lambda', region)}/functions/${FunctionName}`,
  }),
  ECS: ({ ClusterName, ServiceName }, region) => ({
    entity: `${consoleOf('ecs', region)}/clusters/${ClusterName}/services/${ServiceName}`,
  }),
}

const linksOf = ({ actionTypeId, configuration = {}, region }: Action, home: string): Links => {
  const { owner, provider } = actionTypeId
  const maker = owner !== 'Custom' && Object.hasOwn(makers, provider) ? makers[provider] : undefined
  return maker?.(configuration, region ?? home) ?? {}
}

/** `entityUrl` of an action, where its provider has a page. */
export const entityUrl = (action: Action, home: string): string | undefined =>
  linksOf(action, home).entity

/** `revisionUrl` of a source action. */
export const revisionUrl = (action: Action, home: string, revision: string): string | undefined =>
  linksOf(action, home).revision?.(revision)

/** `externalExecutionId` and `externalExecutionUrl` of an action's run; approvals have neither. */
export function externalExecution(
  action: Action,
  home: string,
  { id, revision }: { id: string; revision: string | undefined },
): { externalExecutionId?: string; externalExecutionUrl?: string } {
  const { category } = action.actionTypeId
  if (category === 'Approval') return {}
  if (category === 'Source') return revision === undefined ? {} : { externalExecutionId: revision }
  const links = linksOf(action, home)
  const externalExecutionId = links.executionId?.(id) ?? id
  const url = links.execution?.(externalExecutionId)
  return { externalExecutionId, ...(url !== undefined && { externalExecutionUrl: url }) }
}
