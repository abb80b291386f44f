import type { ActionPlace } from './action-edits.ts'
import type { Edit } from './edits.ts'
import type { Action } from './pipeline.ts'

/** Sources that CodePipeline polls unless they say otherwise. https://docs.aws.amazon.com/codepipeline/latest/userguide/PollForSourceChanges-defaults.html */
const polled = new Set(['CodeCommit', 'S3', 'GitHub'])

/** Whether CodePipeline itself looks for changes of this source, time and again. */
export const isPolling = ({ actionTypeId, configuration }: Action): boolean =>
  actionTypeId.category === 'Source' &&
  polled.has(actionTypeId.provider) &&
  configuration?.['PollForSourceChanges'] !== 'false'

/** GitHub by a personal token, which AWS advises against. https://docs.aws.amazon.com/codepipeline/latest/userguide/appendix-github-oauth.html */
export const isGitHubV1 = ({ actionTypeId: { owner, provider } }: Action): boolean =>
  owner === 'ThirdParty' && provider === 'GitHub'

/** Leaves it to an event or a webhook to start the pipeline. */
export const stopPolling = (place: ActionPlace): Edit[] => [
  {
    kind: 'set-action-value',
    stage: place.stage,
    action: place.action,
    path: ['configuration', 'PollForSourceChanges'],
    value: 'false',
  },
]

/** What a source says about a repository behind a connection. */
export interface ConnectedRepository {
  /** Of CodeConnections or of CodeStar Connections, in any account and region. */
  connectionArn: string
  /** Owner and repository: `example/shop`. */
  repository: string
  branch: string
  /** A change of the branch starts the pipeline. */
  detectsChanges: boolean
}

/** Source: https://docs.aws.amazon.com/codeconnections/latest/APIReference/API_Connection.html */
export const isConnectionArn = (text: string): boolean =>
  /^arn:aws(-\w+)*:(codeconnections|codestar-connections):[\w-]+:\d{12}:connection\/.+$/.test(text)

/** The repository of a GitHub (version 1) source, still without a connection. */
export const repositoryOf = ({ configuration = {} }: Action): ConnectedRepository => ({
  connectionArn: '',
  repository: `${configuration['Owner'] ?? ''}/${configuration['Repo'] ?? ''}`,
  branch: configuration['Branch'] ?? '',
  detectsChanges: true,
})

/**
 * Takes a GitHub (version 1) source's revisions through a connection: the same action, with the same
 * artifacts and namespace, of another type and without a token.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/update-github-action-connections.html
 */
export function connectSource(stage: string, action: Action, to: ConnectedRepository): Edit[] {
  const connected: Action = {
    ...action,
    actionTypeId: {
      category: 'Source',
      owner: 'AWS',
      provider: 'CodeStarSourceConnection',
      version: '1',
    },
    configuration: {
      ConnectionArn: to.connectionArn,
      FullRepositoryId: to.repository,
      BranchName: to.branch,
      DetectChanges: String(to.detectsChanges),
    },
  }
  return [
    { kind: 'remove-action', stage, action: action.name },
    { kind: 'add-action', stage, action: connected },
  ]
}
