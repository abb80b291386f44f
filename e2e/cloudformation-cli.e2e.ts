import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { awsCli, runCli } from './aws-cli.ts'
import { expect, test } from './console.ts'

/** A stack's pipeline, changed and read back with the real AWS CLI. */

const deployInFrankfurt = `            - Name: Deploy-eu-central-1
              Region: !FindInMap [SecondRegionMap, !Ref "AWS::Region", SecondRegion]
              ActionTypeId: { Category: Deploy, Owner: AWS, Version: 1, Provider: CodeDeploy }
              Configuration: { ApplicationName: MyApp, DeploymentGroupName: MyGroup }
              InputArtifacts: [{ Name: SourceOutput }]
`

/** AWS's guide: a store for each region by a map, and the deployment in the second region too. */
const withSecondRegion = (template: string) =>
  template
    .replace(
      'Resources:',
      'Mappings:\n  SecondRegionMap:\n    us-west-2: { SecondRegion: eu-central-1 }\n\nResources:',
    )
    .replace(
      /      ArtifactStore:\n.*\n.*\n/,
      `      ArtifactStores:
        - Region: us-west-2
          ArtifactStore: { Type: S3, Location: !Ref ArtifactBucket }
        - Region: !FindInMap [SecondRegionMap, !Ref "AWS::Region", SecondRegion]
          ArtifactStore: { Type: S3, Location: web-release-artifacts-eu-central-1 }
`,
    )
    .replace('\nOutputs:', `${deployInFrankfurt}\nOutputs:`)

test('the AWS CLI makes a change set, looks at it and executes it, and the pipeline is the new one', async ({
  console,
}) => {
  test.skip(!existsSync(awsCli), 'No AWS CLI')
  test.setTimeout(180_000)
  const cloudformation = (...words: string[]) =>
    runCli(console.endpoint, ['cloudformation', ...words])
  const pass = async (seconds: number) => {
    const body = JSON.stringify({ advanceSeconds: seconds })
    const answer = await fetch(`${console.endpoint}/_sandbox/clock`, { method: 'POST', body })
    expect(answer.ok).toBe(true)
  }
  const stack = ['--stack-name', 'stack-release']
  const changeSet = [...stack, '--change-set-name', 'second-region']

  const { TemplateBody } = (await cloudformation('get-template', ...stack)) as {
    TemplateBody: string
  }
  const file = join(console.folder, 'template.yaml')
  await writeFile(file, withSecondRegion(TemplateBody))
  await cloudformation(
    'create-change-set',
    ...changeSet,
    ...['--template-body', `file://${file}`, '--capabilities', 'CAPABILITY_IAM'],
    '--parameters',
    ...['RepositoryName', 'BranchName', 'ArtifactBucket'].map(
      (name) => `ParameterKey=${name},UsePreviousValue=true`,
    ),
  )
  // The CLI looks every half minute.
  await pass(5)
  await cloudformation('wait', 'change-set-create-complete', ...changeSet)
  expect(await cloudformation('describe-change-set', ...changeSet)).toMatchObject({
    Status: 'CREATE_COMPLETE',
    ExecutionStatus: 'AVAILABLE',
    Changes: [
      {
        ResourceChange: {
          Action: 'Modify',
          LogicalResourceId: 'AppPipeline',
          PhysicalResourceId: 'stack-release',
          Replacement: 'False',
        },
      },
    ],
  })
  await cloudformation('execute-change-set', ...changeSet)
  await pass(30)
  await cloudformation('wait', 'stack-update-complete', ...stack)
  expect(await cloudformation('describe-stacks', ...stack)).toMatchObject({
    Stacks: [{ StackStatus: 'UPDATE_COMPLETE', Tags: [{ Key: 'team', Value: 'release' }] }],
  })
  const named = ['--name', 'stack-release']
  expect(await runCli(console.endpoint, ['codepipeline', 'get-pipeline', ...named])).toMatchObject({
    pipeline: {
      version: 2,
      artifactStores: {
        'us-west-2': { location: 'my-storage-bucket' },
        'eu-central-1': { location: 'web-release-artifacts-eu-central-1' },
      },
      stages: [
        { name: 'Source' },
        { actions: [{ name: 'Deploy' }, { name: 'Deploy-eu-central-1', region: 'eu-central-1' }] },
      ],
    },
  })
})
