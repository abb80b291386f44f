import type { Pipeline } from '../../pipeline/pipeline.ts'
import { account } from '../world.ts'
import { action, approval, codeBuild, codeCommit, codeDeploy, stage, store } from './building.ts'

const roleArn = `arn:aws:iam::${account}:role/AWS-CodePipeline-Service`

export const keyId: Record<string, string> = {
  'us-west-2': '1234abcd-12ab-34cd-56ef-1234567890ab',
  'us-east-1': '2345bcde-23bc-45de-67f0-2345678901bc',
  'eu-central-1': '3456cdef-34cd-56ef-7801-3456789012cd',
  'ap-southeast-1': '4567def0-45de-67f0-8912-4567890123de',
}

const keyArn = (region: string) => `arn:aws:kms:${region}:${account}:key/${keyId[region]}`

/** As AWS's guide has it before the change. */
export const myFirstPipeline: Pipeline = {
  name: 'MyFirstPipeline',
  roleArn,
  artifactStore: store('my-storage-bucket'),
  stages: [stage('Source', [codeCommit('MyTestRepo')]), stage('Deploy', [codeDeploy('Deploy')])],
}

/** As AWS's guide has it after the change. */
export const anyCompanyPipeline: Pipeline = {
  name: 'AnyCompanyPipeline',
  roleArn,
  artifactStores: {
    'us-west-2': store('my-storage-bucket'),
    'us-east-1': store('my-storage-bucket-us-east-1'),
  },
  stages: [
    stage('Source', [codeCommit('MyTestRepo')]),
    stage('Deploy', [codeDeploy('Deploy')]),
    stage('DeployRegionB', [codeDeploy('Deploy-us-east-1', { region: 'us-east-1' })]),
  ],
}

const releaseRegions = ['us-west-2', 'us-east-1', 'eu-central-1', 'ap-southeast-1']

const deployTo = (region: string) =>
  action(
    `Deploy-${region}`,
    ['Deploy', 'CloudFormation'],
    {
      ActionMode: 'CREATE_UPDATE',
      StackName: 'web-shop',
      Capabilities: 'CAPABILITY_NAMED_IAM',
      RoleArn: `arn:aws:iam::${account}:role/web-shop-deploy`,
      TemplatePath: 'BuildArtifact::template.yaml',
    },
    { in: ['BuildArtifact'], region, runOrder: region === 'us-west-2' ? 1 : 2 },
  )

/** A web shop that goes out in four regions. */
export const globalRelease: Pipeline = {
  name: 'global-web-release',
  roleArn,
  pipelineType: 'V2',
  artifactStores: Object.fromEntries(
    releaseRegions.map((region) => [
      region,
      store(`web-release-artifacts-${region}`, keyArn(region)),
    ]),
  ),
  stages: [
    stage('Source', [
      action(
        'Checkout',
        ['Source', 'CodeStarSourceConnection'],
        {
          ConnectionArn: `arn:aws:codestar-connections:us-west-2:${account}:connection/5f1e7c1a-8d1c-4a51-9b8e-000000000001`,
          FullRepositoryId: 'example/web-shop',
          BranchName: 'main',
        },
        { out: ['SourceArtifact'], namespace: 'SourceVariables' },
      ),
    ]),
    stage('Build', [
      codeBuild('Compile', 'web-shop-build', { in: ['SourceArtifact'], out: ['BuildArtifact'] }),
      codeBuild('Lint', 'web-shop-lint', { in: ['SourceArtifact'] }),
    ]),
    stage('Test', [
      codeBuild('Integration', 'web-shop-integration', { in: ['BuildArtifact'], category: 'Test' }),
      codeBuild('Integration-eu', 'web-shop-integration', {
        in: ['BuildArtifact'],
        category: 'Test',
        region: 'eu-central-1',
      }),
    ]),
    stage('Approve', [approval('Release-manager')]),
    stage('Deploy', releaseRegions.map(deployTo)),
    stage(
      'Verify',
      releaseRegions.map((region) =>
        action(
          `Smoke-${region}`,
          ['Invoke', 'Lambda'],
          { FunctionName: 'web-shop-smoke', UserParameters: `{"region":"${region}"}` },
          { region },
        ),
      ),
    ),
  ],
}

/** Everything that type V2 brings. */
export const v2Pipeline: Pipeline = {
  name: 'v2-triggers-and-conditions',
  roleArn,
  pipelineType: 'V2',
  executionMode: 'QUEUED',
  artifactStore: store('my-storage-bucket'),
  variables: [
    { name: 'Environment', defaultValue: 'staging', description: 'Where the build is deployed' },
    { name: 'LogLevel', defaultValue: 'info' },
  ],
  triggers: [
    {
      providerType: 'CodeStarSourceConnection',
      gitConfiguration: {
        sourceActionName: 'Checkout',
        push: [{ branches: { includes: ['main', 'release/**'] } }],
      },
    },
  ],
  stages: [
    stage('Source', [
      action(
        'Checkout',
        ['Source', 'CodeStarSourceConnection'],
        {
          ConnectionArn: `arn:aws:codestar-connections:us-west-2:${account}:connection/5f1e7c1a-8d1c-4a51-9b8e-000000000001`,
          FullRepositoryId: 'example/api',
          BranchName: 'main',
        },
        { out: ['SourceArtifact'] },
      ),
    ]),
    stage('Build', [
      action(
        'Commands',
        ['Compute', 'Commands'],
        {},
        { in: ['SourceArtifact'], commands: ['npm ci', 'npm test'] },
      ),
    ]),
    stage('Deploy', [codeDeploy('Deploy')], {
      onFailure: { result: 'ROLLBACK' },
      beforeEntry: {
        conditions: [
          {
            result: 'FAIL',
            rules: [
              {
                name: 'OfficeHours',
                ruleTypeId: {
                  category: 'Rule',
                  owner: 'AWS',
                  provider: 'DeploymentWindow',
                  version: '1',
                },
                configuration: { Cron: '* * 9-17 ? * MON-FRI *' },
              },
            ],
          },
        ],
      },
    }),
  ],
}

export const runningPipeline: Pipeline = {
  ...myFirstPipeline,
  name: 'running-release',
  stages: [
    stage('Source', [codeCommit('LongRepo')]),
    stage('Build', [codeBuild('Build', 'long-build', { in: ['SourceArtifact'], out: ['Built'] })]),
    stage('Deploy', [codeDeploy('Deploy', { in: ['Built'] })]),
  ],
}

export const waitingPipeline: Pipeline = {
  ...myFirstPipeline,
  name: 'waiting-for-approval',
  stages: [
    stage('Source', [codeCommit('MyTestRepo')]),
    stage('Approve', [approval('Sign-off')]),
    stage('Deploy', [codeDeploy('Deploy')]),
  ],
}

/** Its last run failed in the second region. */
export const failedPipeline: Pipeline = {
  name: 'failed-deployment',
  roleArn,
  artifactStores: {
    'us-west-2': store('my-storage-bucket'),
    'us-east-1': store('my-storage-bucket-us-east-1'),
  },
  stages: [
    stage('Source', [codeCommit('MyTestRepo')]),
    stage('Build', [
      codeBuild('Build', 'web-shop-build', { in: ['SourceArtifact'], out: ['BuildArtifact'] }),
    ]),
    stage('Deploy', [
      codeDeploy('Deploy-us-west-2', { in: ['BuildArtifact'] }),
      codeDeploy('Deploy-us-east-1', { in: ['BuildArtifact'], region: 'us-east-1' }),
    ]),
    stage('Verify', [action('Smoke', ['Invoke', 'Lambda'], { FunctionName: 'web-shop-smoke' })]),
  ],
}

/** Holds a token that AWS never shows again. */
export const gitHubPipeline: Pipeline = {
  ...myFirstPipeline,
  name: 'github-oauth',
  stages: [
    stage('Source', [
      action(
        'GitHub',
        ['Source', 'GitHub', 'ThirdParty'],
        {
          Owner: 'example',
          Repo: 'web-shop',
          Branch: 'main',
          OAuthToken: 'a-token-that-is-never-answered',
          PollForSourceChanges: 'false',
        },
        { out: ['SourceArtifact'] },
      ),
    ]),
    stage('Deploy', [codeDeploy('Deploy')]),
  ],
}

/** Has members that no SDK knows yet, at every level. */
export const futurePipeline: Pipeline = {
  ...myFirstPipeline,
  name: 'members-of-tomorrow',
  releasePolicy: { mode: 'GRADUAL', budget: 9_007_199_254_740_991, steps: [5, 25, 100] },
  stages: [
    stage('Source', [{ ...codeCommit('MyTestRepo'), provenance: { attest: true } }]),
    stage('Deploy', [{ ...codeDeploy('Deploy'), retryBudget: { attempts: 3 } }], {
      concurrencyGroup: 'deploys',
    }),
  ],
}

export const restrictedPipeline: Pipeline = { ...myFirstPipeline, name: 'RestrictedPipeline' }

const wide = Array.from({ length: 49 }, (_, index) => index + 1)

/** 50 stages and 500 actions. */
export const largePipeline: Pipeline = {
  name: 'fleet-of-500-actions',
  roleArn,
  artifactStores: {
    'us-west-2': store('my-storage-bucket'),
    'us-east-1': store('my-storage-bucket-us-east-1'),
    'eu-central-1': store('web-release-artifacts-eu-central-1'),
  },
  stages: [
    stage('Source', [
      ...Array.from({ length: 10 }, (_, index) => ({
        ...codeCommit(`repo-${index + 1}`, `Source${index + 1}`),
        name: `Source-${index + 1}`,
      })),
    ]),
    ...wide.map((number) =>
      stage(
        `Wave-${String(number).padStart(2, '0')}`,
        Array.from({ length: 10 }, (_, index) =>
          codeDeploy(`Deploy-${index + 1}`, {
            in: [`Source${index + 1}`],
            runOrder: 1 + Math.floor(index / 5),
            ...(index % 5 === 3 && { region: 'us-east-1' }),
            ...(index % 5 === 4 && { region: 'eu-central-1' }),
          }),
        ),
      ),
    ),
  ],
}

export const virginiaPipeline: Pipeline = {
  ...myFirstPipeline,
  name: 'virginia-site',
  artifactStore: store('my-storage-bucket-us-east-1'),
}

export const frankfurtPipeline: Pipeline = {
  ...myFirstPipeline,
  name: 'frankfurt-site',
  artifactStore: store('web-release-artifacts-eu-central-1'),
}
