/** Pipelines that tests share: healthy ones, and one broken in each way that a rule knows. */
import type { Action, Pipeline, Stage } from './pipeline.ts'
import type { Problem, Severity } from './problem.ts'

/** The region that every example lives in. */
export const home = 'us-west-2'

export function exampleAction(
  name: string,
  [category, provider, owner = 'AWS']: readonly [string, string, string?],
  part: Partial<Action> = {},
): Action {
  return { name, actionTypeId: { category, owner, provider, version: '1' }, runOrder: 1, ...part }
}

export const deployAction = (name: string, part: Partial<Action> = {}) =>
  exampleAction(name, ['Deploy', 'CodeDeploy'], {
    configuration: { ApplicationName: 'MyApp', DeploymentGroupName: 'MyGroup' },
    inputArtifacts: [{ name: 'App' }],
    ...part,
  })

const source = exampleAction('Checkout', ['Source', 'CodeCommit'], {
  configuration: { RepositoryName: 'shop', BranchName: 'main' },
  outputArtifacts: [{ name: 'App' }],
})

const connection = exampleAction('Checkout', ['Source', 'CodeStarSourceConnection'], {
  configuration: {
    ConnectionArn: 'arn:aws:codestar-connections:us-west-2:111122223333:connection/1',
    FullRepositoryId: 'example/shop',
    BranchName: 'main',
  },
  outputArtifacts: [{ name: 'App' }],
})

const build = exampleAction('Compile', ['Build', 'CodeBuild'], {
  configuration: { ProjectName: 'web-shop-build' },
  inputArtifacts: [{ name: 'App' }],
  outputArtifacts: [{ name: 'Site' }],
})

const store = (location: string) => ({ type: 'S3', location })

/** Type V1, deploying in two regions. */
export const healthy: Pipeline = {
  name: 'shop',
  roleArn: 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service',
  artifactStores: {
    'us-west-2': store('my-storage-bucket'),
    'us-east-1': store('my-storage-bucket-us-east-1'),
  },
  stages: [
    { name: 'Source', actions: [source] },
    { name: 'Build', actions: [build] },
    {
      name: 'Deploy',
      actions: [deployAction('Deploy'), deployAction('Deploy-east', { region: 'us-east-1' })],
    },
  ],
}

/** Type V2, with a trigger, a variable and a condition. */
export const healthyV2: Pipeline = {
  ...healthy,
  pipelineType: 'V2',
  executionMode: 'QUEUED',
  variables: [{ name: 'Environment', defaultValue: 'test' }],
  triggers: [
    {
      providerType: 'CodeStarSourceConnection',
      gitConfiguration: {
        sourceActionName: 'Checkout',
        push: [{ branches: { includes: ['main'] } }],
      },
    },
  ],
  stages: [
    { name: 'Source', actions: [connection] },
    ...healthy.stages.slice(1, 2),
    ...healthy.stages.slice(2).map((stage) => ({ ...stage, onFailure: { result: 'ROLLBACK' } })),
  ],
}

/** One thing changed in the stage or action of that name. */
const inStage = (name: string, change: (stage: Stage) => Partial<Stage>) => (from: Pipeline) => ({
  ...from,
  stages: from.stages.map((stage) =>
    stage.name === name ? { ...stage, ...change(stage) } : stage,
  ),
})

const inAction =
  (name: string, change: (action: Action) => Partial<Action>) => (from: Pipeline) => ({
    ...from,
    stages: from.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) =>
        action.name === name ? { ...action, ...change(action) } : action,
      ),
    })),
  })

const configured = (name: string, key: string, value: string | undefined) =>
  inAction(name, ({ configuration = {} }) => {
    const { [key]: _, ...rest } = configuration
    return { configuration: value === undefined ? rest : { ...rest, [key]: value } }
  })

const withActions = (stage: string, ...actions: Action[]) =>
  inStage(stage, (known) => ({ actions: [...known.actions, ...actions] }))

const typed = (part: Partial<Action['actionTypeId']>) =>
  inAction('Deploy', ({ actionTypeId }) => ({ actionTypeId: { ...actionTypeId, ...part } }))

const key = (id: string) => ({ ...store('my-storage-bucket'), encryptionKey: { id, type: 'KMS' } })

const many = (count: number, stage = '') =>
  Array.from({ length: count }, (_, index) => deployAction(`Deploy${stage}-${index}`))

const manual = exampleAction('Approve', ['Approval', 'Manual'])

const alarm = {
  name: 'Alarm',
  ruleTypeId: { category: 'Rule', owner: 'AWS', provider: 'CloudWatchAlarm', version: '1' },
  configuration: { AlarmName: 'a', WaitTime: '1' },
}

/** A trigger of the only connection, on pushes. */
const trigger = (...push: object[]) => ({
  providerType: 'CodeStarSourceConnection',
  gitConfiguration: { sourceActionName: 'Checkout', push },
})

/** Filters at their greatest length; five triggers of these are more than AWS stores. */
const longPatterns = Array.from({ length: 8 }, (_, index) => `${index}`.repeat(255))
const long = { includes: longPatterns, excludes: longPatterns }
const longFilters = Array.from({ length: 3 }, () => ({ branches: long, filePaths: long }))

const otherConnections = [2, 3, 4, 5].map((index) => ({
  ...connection,
  name: `Checkout-${index}`,
  outputArtifacts: [{ name: `App-${index}` }],
}))

/** A pipeline with every member that AWS's service model has. */
export const everyMember: Pipeline = {
  ...healthyV2,
  name: 'everything',
  artifactStores: {
    ...healthyV2.artifactStores,
    'us-west-2': { ...store('my-storage-bucket'), encryptionKey: { id: 'alias/k', type: 'KMS' } },
  },
  version: 1,
  variables: [{ name: 'Environment', defaultValue: 'test', description: 'Where to' }],
  triggers: [
    {
      providerType: 'CodeStarSourceConnection',
      gitConfiguration: {
        sourceActionName: 'Checkout',
        push: [
          { tags: { includes: ['v*'], excludes: ['v0'] } },
          { branches: { includes: ['main'], excludes: ['old'] }, filePaths: { includes: ['src'] } },
        ],
        pullRequest: [{ events: ['OPEN'], branches: { excludes: ['old'] } }],
      },
    },
  ],
  stages: [
    { name: 'Source', actions: [{ ...connection, namespace: 'Checkout' }] },
    {
      name: 'Build',
      blockers: [{ name: 'Night', type: 'Schedule' }],
      actions: [
        build,
        exampleAction('Shell', ['Compute', 'Commands'], {
          commands: ['echo'],
          inputArtifacts: [{ name: 'App' }],
          outputArtifacts: [{ name: 'Log', files: ['log.txt'] }],
          outputVariables: ['Revision'],
          environmentVariables: [{ name: 'CI', value: 'true', type: 'PLAINTEXT' }],
          roleArn: 'arn:aws:iam::111122223333:role/shell',
        }),
        exampleAction('Approve', ['Approval', 'Manual'], { timeoutInMinutes: 60 }),
      ],
      beforeEntry: { conditions: [{ result: 'FAIL', rules: [alarm] }] },
      onSuccess: {
        conditions: [
          {
            result: 'FAIL',
            rules: [
              {
                ...alarm,
                commands: ['true'],
                inputArtifacts: [{ name: 'App' }],
                roleArn: 'arn:aws:iam::111122223333:role/rule',
                region: 'us-west-2',
                timeoutInMinutes: 5,
              },
            ],
          },
        ],
      },
      onFailure: { result: 'RETRY', retryConfiguration: { retryMode: 'ALL_ACTIONS' } },
    },
    ...healthyV2.stages.slice(2),
  ],
}

/** The action that runs in a second region, and its store, in another one. */
const movedTo = (region: string) => (from: Pipeline) => ({
  ...inAction('Deploy-east', () => ({ region }))(from),
  artifactStores: {
    'us-west-2': store('my-storage-bucket'),
    [region]: store('my-storage-bucket-us-east-1'),
  },
})

interface Example {
  severity: Severity
  /** What is broken; by default in `healthy`. */
  broken: Pipeline
}

const error = (change: (from: Pipeline) => Pipeline, from = healthy): Example => ({
  severity: 'error',
  broken: change(from),
})

const warning = (change: (from: Pipeline) => Pipeline, from = healthy): Example => ({
  severity: 'warning',
  broken: change(from),
})

const hint = (change: (from: Pipeline) => Pipeline): Example => ({
  severity: 'hint',
  broken: change(healthy),
})

/**
 * One pipeline per kind of problem. The compiler sees to it that no kind is left out; a lost secret
 * shows only against a base, in `masked-values.test.ts`.
 */
export const brokenPipelines: Record<Exclude<Problem['kind'], 'lost-secret'>, Example> = {
  'bad-text': error(inStage('Build', () => ({ name: 'Build it' }))),
  'missing-member': error((from) => {
    const { roleArn: _, ...rest } = from
    return rest as Pipeline
  }),
  'wrong-type': error(inAction('Deploy', () => ({ runOrder: '1' as unknown as number }))),
  'bad-count': error(inAction('Deploy', () => ({ outputVariables: [] }))),
  'bad-number': error(inAction('Deploy', () => ({ runOrder: 1000 }))),
  'unknown-value': error((from) => ({ ...from, pipelineType: 'V3' })),
  'too-few-stages': error((from) => ({ ...from, stages: from.stages.slice(0, 1) })),
  'too-many-stages': error((from) => ({
    ...from,
    stages: [
      ...from.stages,
      ...Array.from({ length: 48 }, (_, index) => ({ name: `More-${index}`, actions: [manual] })),
    ],
  })),
  'empty-stage': error(inStage('Build', () => ({ actions: [] }))),
  'duplicate-stage-name': error(inStage('Build', () => ({ name: 'Deploy' }))),
  'duplicate-action-name': error(withActions('Deploy', deployAction('Deploy'))),
  'first-stage-not-source': error(withActions('Source', manual)),
  'source-after-first-stage': error(
    withActions('Build', { ...source, name: 'Again', outputArtifacts: [{ name: 'Second' }] }),
  ),
  'only-source-actions': error((from) => ({
    ...from,
    stages: [
      { name: 'Source', actions: [source] },
      { name: 'More', actions: [{ ...source, outputArtifacts: [{ name: 'Second' }] }] },
    ],
  })),
  'too-many-actions': error((from) => ({
    ...from,
    stages: [
      ...from.stages,
      ...Array.from({ length: 11 }, (_, index) => ({
        name: `More-${index}`,
        actions: many(95, `-${index}`),
      })),
    ],
  })),
  'too-many-actions-in-stage': error(withActions('Deploy', ...many(101))),
  'duplicate-output-artifact': error(
    withActions('Build', { ...build, name: 'Again', outputArtifacts: [{ name: 'Site' }] }),
  ),
  'input-not-produced': error(inAction('Deploy', () => ({ inputArtifacts: [{ name: 'Nobody' }] }))),
  'artifact-not-input': warning(configured('Compile', 'PrimarySource', 'Elsewhere')),
  'too-few-inputs': error(inAction('Deploy', () => ({ inputArtifacts: [] }))),
  'too-many-inputs': error(
    inAction('Deploy', () => ({ inputArtifacts: [{ name: 'App' }, { name: 'Site' }] })),
  ),
  'too-few-outputs': error(
    withActions('Source', { ...source, name: 'Second', outputArtifacts: [] }),
  ),
  'too-many-outputs': error(
    inAction('Deploy', () => ({ outputArtifacts: [{ name: 'Deployed' }] })),
  ),
  'duplicate-input-artifact': warning(
    inAction('Compile', () => ({
      inputArtifacts: [{ name: 'App' }, { name: 'App' }],
      configuration: { ProjectName: 'web-shop-build', PrimarySource: 'App' },
    })),
  ),
  'unknown-action-type': hint(typed({ provider: 'FutureDeploy' })),
  'wrong-category': error(typed({ category: 'Build' })),
  'wrong-type-version': error(typed({ version: '9' })),
  'retired-provider': warning(
    withActions(
      'Deploy',
      exampleAction('Old', ['Deploy', 'OpsWorks'], {
        configuration: { Stack: 's', Layer: 'l', App: 'a' },
        inputArtifacts: [{ name: 'App' }],
      }),
    ),
  ),
  'missing-configuration': error(configured('Deploy', 'ApplicationName', undefined)),
  'configuration-needed': warning(
    inAction('Compile', () => ({ inputArtifacts: [{ name: 'App' }, { name: 'Extra' }] })),
    withActions('Source', {
      ...source,
      name: 'Second',
      outputArtifacts: [{ name: 'Extra' }],
    })(healthy),
  ),
  'unknown-configuration': warning(configured('Deploy', 'Speed', 'high')),
  'empty-configuration-value': error(configured('Deploy', 'ApplicationName', '')),
  'long-configuration-value': error(configured('Deploy', 'ApplicationName', 'a'.repeat(1001))),
  'configuration-value': warning(configured('Checkout', 'PollForSourceChanges', 'sometimes')),
  'configuration-json': warning(
    inAction('Compile', ({ configuration }) => ({
      configuration: { ...configuration, EnvironmentVariables: '[{' },
    })),
  ),
  'configuration-range': warning(
    withActions(
      'Deploy',
      exampleAction('Stacks', ['Deploy', 'CloudFormationStackSet'], {
        configuration: {
          StackSetName: 's',
          TemplatePath: 'App::t.yaml',
          MaxConcurrentPercentage: '101',
        },
        inputArtifacts: [{ name: 'App' }],
      }),
    ),
  ),
  'missing-commands': error(
    withActions(
      'Build',
      exampleAction('Shell', ['Compute', 'Commands'], { inputArtifacts: [{ name: 'App' }] }),
    ),
    healthyV2,
  ),
  'misplaced-member': warning(inAction('Deploy', () => ({ timeoutInMinutes: 60 }))),
  'duplicate-namespace': hint((from) =>
    inAction('Deploy', () => ({ namespace: 'Vars' }))(
      inAction('Compile', () => ({ namespace: 'Vars' }))(from),
    ),
  ),
  'missing-artifact-store': error((from) => ({
    ...from,
    artifactStores: { 'us-west-2': store('my-storage-bucket') },
  })),
  'no-artifact-store': error((from) => {
    const { artifactStores: _, ...rest } = inAction('Deploy-east', () => ({ region: home }))(from)
    return rest
  }),
  'two-artifact-store-forms': error((from) => ({
    ...from,
    artifactStore: store('my-storage-bucket'),
  })),
  'unused-artifact-store': hint((from) => ({
    ...from,
    artifactStores: {
      ...from.artifactStores,
      'eu-central-1': store('web-release-artifacts-eu-central-1'),
    },
  })),
  'unknown-region': error(movedTo('us-east-9')),
  'other-partition': error(movedTo('cn-north-1')),
  'not-cross-region': error(inAction('Checkout', () => ({ region: 'us-east-1' }))),
  'provider-not-in-region': warning(
    withActions(
      'Deploy',
      exampleAction('Phones', ['Test', 'DeviceFarm'], {
        configuration: {
          ProjectId: 'p',
          DevicePoolArn: 'd',
          AppType: 'Android',
          App: 'app.apk',
          TestType: 'Fuzz',
        },
        inputArtifacts: [{ name: 'App' }],
        region: 'us-east-1',
      }),
    ),
  ),
  'aws-key-across-accounts': warning((from) => ({
    ...from,
    stages: from.stages.map((stage) => ({
      ...stage,
      actions: stage.actions.map((action) => ({
        ...action,
        roleArn: 'arn:aws:iam::444455556666:role/deploy',
      })),
    })),
  })),
  'key-of-other-region': warning((from) => ({
    ...from,
    artifactStores: {
      ...from.artifactStores,
      'us-west-2': key('arn:aws:kms:us-east-1:111122223333:key/1'),
    },
  })),
  'arn-of-other-region': warning(
    withActions(
      'Deploy',
      exampleAction('Machine', ['Invoke', 'StepFunctions'], {
        configuration: { StateMachineArn: 'arn:aws:states:us-west-2:111122223333:stateMachine:m' },
        region: 'us-east-1',
      }),
    ),
  ),
  'v2-only': error((from) => ({ ...from, variables: [{ name: 'Environment' }] })),
  'parallel-rollback': error((from) => ({ ...from, executionMode: 'PARALLEL' }), healthyV2),
  'condition-result': warning(
    inStage('Deploy', () => ({ beforeEntry: { conditions: [{ result: 'RETRY' }] } })),
    healthyV2,
  ),
  'failure-result-twice': error(
    inStage('Deploy', () => ({
      onFailure: {
        result: 'ROLLBACK',
        conditions: [{ result: 'ROLLBACK', rules: [alarm] }],
      },
    })),
    healthyV2,
  ),
  'skip-rule': warning(
    inStage('Deploy', () => ({
      beforeEntry: { conditions: [{ result: 'SKIP', rules: [alarm] }] },
    })),
    healthyV2,
  ),
  'duplicate-variable': error(
    (from) => ({ ...from, variables: [{ name: 'Environment' }, { name: 'Environment' }] }),
    healthyV2,
  ),
  'trigger-source': error(
    (from) => ({
      ...from,
      triggers: [
        {
          providerType: 'CodeStarSourceConnection',
          gitConfiguration: { sourceActionName: 'Compile' },
        },
      ],
    }),
    healthyV2,
  ),
  'duplicate-trigger': error(
    (from) => ({
      ...from,
      triggers: [from['triggers'], from['triggers']].flatMap((trigger) => trigger as object[]),
    }),
    healthyV2,
  ),
  'trigger-filters': error(
    (from) => ({
      ...from,
      triggers: [trigger({ tags: { includes: ['v*'] }, branches: { includes: ['main'] } })],
    }),
    healthyV2,
  ),
  'answered-only': warning((from) => ({ ...from, metadata: {} })),
  'too-large': error(
    (from) => ({
      ...inStage('Source', () => ({ actions: [connection, ...otherConnections] }))(from),
      triggers: [connection, ...otherConnections].map(({ name: sourceActionName }) => ({
        providerType: 'CodeStarSourceConnection',
        gitConfiguration: { sourceActionName, push: longFilters, pullRequest: longFilters },
      })),
    }),
    healthyV2,
  ),
}
