import { expect, test } from './console.ts'
import {
  chooseProvider,
  chooseRegion,
  lastAction,
  next,
  openConfiguration,
  openWizard,
  pick,
  reviewFromConfiguration,
  submit,
  submitFromConfiguration,
} from './wizard.ts'

/** What an action works on is chosen from what its region has. */

test('invoke a Lambda function with parameters of several lines', async ({ page, console }) => {
  await openConfiguration(page, console, { provider: 'AWS Lambda' })
  await page.getByLabel('FunctionName').fill('web-shop')
  await page.getByRole('option', { name: /web-shop-smoke-test/ }).click()
  const parameters = page.getByLabel('UserParameters')
  await parameters.fill('{\n  "run": "#{codepi')
  await page.getByRole('button', { name: /^#\{codepipeline\.PipelineExecutionId\}/ }).click()
  await expect(parameters).toHaveValue('{\n  "run": "#{codepipeline.PipelineExecutionId}')
  await parameters.press('Control+End')
  await parameters.pressSequentially('"}')
  await submitFromConfiguration(page)
  expect(await lastAction(console)).toMatchObject({
    region: 'us-east-1',
    configuration: {
      FunctionName: 'web-shop-smoke-test',
      UserParameters: '{\n  "run": "#{codepipeline.PipelineExecutionId}"}',
    },
  })
})

test('test with CodeBuild, with environment variables in rows', async ({ page, console }) => {
  await openConfiguration(page, console, { provider: 'AWS CodeBuild test' })
  await pick(page, 'ProjectName', 'web-shop-integration')
  const variables = page.getByRole('group', { name: /^EnvironmentVariables/ })
  await variables.getByRole('button', { name: 'Add a variable' }).click()
  await variables.getByRole('textbox', { name: /Name$/ }).fill('STAGE')
  await variables.getByRole('combobox', { name: /Value$/ }).fill('smoke')
  await variables.getByRole('button', { name: 'JSON' }).click()
  await expect(variables.getByRole('textbox')).toHaveValue('[{"name":"STAGE","value":"smoke"}]')
  await submitFromConfiguration(page)
  expect(await lastAction(console)).toMatchObject({
    actionTypeId: { category: 'Test', provider: 'CodeBuild' },
    configuration: {
      ProjectName: 'web-shop-integration',
      EnvironmentVariables: '[{"name":"STAGE","value":"smoke"}]',
    },
  })
})

test('deploy to a service of an ECS cluster, which follows the cluster', async ({
  page,
  console,
}) => {
  await openConfiguration(page, console, { provider: 'Amazon ECS' })
  await page.getByLabel('ServiceName').click()
  await expect(page.getByText('The list follows ClusterName')).toBeVisible()
  await pick(page, 'ClusterName', 'web-shop')
  await page.getByLabel('ServiceName').fill('check')
  await page.getByRole('option', { name: 'checkout' }).click()
  await submitFromConfiguration(page)
  expect(await lastAction(console)).toMatchObject({
    configuration: { ClusterName: 'web-shop', ServiceName: 'checkout' },
  })
})

test('deploy a CloudFormation stack with overrides, from a template in an artifact', async ({
  page,
  console,
}) => {
  await openConfiguration(page, console, { provider: 'AWS CloudFormation' })
  await page.getByLabel('ActionMode').click()
  await page.getByRole('option', { name: 'CREATE_UPDATE' }).click()
  await page.getByLabel('StackName').fill('web-shop-serv')
  await page.getByRole('option', { name: /web-shop-service/ }).click()
  await page.getByLabel('RoleArn').fill('AWS-Code')
  await page.getByRole('option', { name: /AWS-CodePipeline-Service/ }).click()
  await pick(page, 'TemplatePath', 'SourceArtifact::template.yaml')
  const overrides = page.getByRole('group', { name: /^ParameterOverrides/ })
  await overrides.getByRole('button', { name: 'Add a parameter' }).click()
  await overrides.getByRole('textbox', { name: /Name$/ }).fill('Environment')
  await overrides.getByRole('combobox', { name: /Value$/ }).fill('production')
  await reviewFromConfiguration(page)
  const checks = page.getByRole('table', { name: 'Checks before submit' })
  await expect(checks.getByRole('row', { name: /its artifacts are small enough/ })).toContainText(
    / had [\d.,]+ (KB|MB) in the last run that made it, of at most 256 MB\./,
  )
  await submit(page)
  expect(await lastAction(console)).toMatchObject({
    inputArtifacts: [{ name: 'SourceArtifact' }],
    configuration: {
      ActionMode: 'CREATE_UPDATE',
      StackName: 'web-shop-service',
      RoleArn: 'arn:aws:iam::111122223333:role/AWS-CodePipeline-Service',
      TemplatePath: 'SourceArtifact::template.yaml',
      ParameterOverrides: '{"Environment":"production"}',
    },
  })
})

test('deploy to a bucket of the region', async ({ page, console }) => {
  await openConfiguration(page, console, { provider: 'Amazon S3 deploy' })
  await pick(page, 'BucketName', 'web-release-artifacts-us-east-1')
  await page.getByLabel('Extract').click()
  await page.getByRole('option', { name: 'true' }).click()
  await submitFromConfiguration(page)
  expect(await lastAction(console)).toMatchObject({
    configuration: { BucketName: 'web-release-artifacts-us-east-1', Extract: 'true' },
  })
})

test('start a state machine, by its ARN', async ({ page, console }) => {
  await openConfiguration(page, console, { provider: 'AWS Step Functions' })
  await pick(page, 'StateMachineArn', /web-shop-warm-up/)
  await expect(page.getByLabel('StateMachineArn')).toHaveValue(
    'arn:aws:states:us-east-1:111122223333:stateMachine:web-shop-warm-up',
  )
  await submitFromConfiguration(page)
  expect(await lastAction(console)).toMatchObject({
    configuration: {
      StateMachineArn: 'arn:aws:states:us-east-1:111122223333:stateMachine:web-shop-warm-up',
    },
  })
})

test('where a list is denied, its permission is named and the value typed', async ({
  page,
  console,
}) => {
  await console.control('faults', {
    operation: 'ListFunctions',
    service: 'lambda',
    fault: 'deny',
  })
  await openConfiguration(page, console, { provider: 'AWS Lambda' })
  await expect(page.getByText('lambda:ListFunctions is not allowed. Type the value.')).toBeVisible()
  const name = page.getByLabel('FunctionName')
  await name.fill('my-own-function')
  await name.press('Enter')
  await submitFromConfiguration(page)
  expect(await lastAction(console)).toMatchObject({
    configuration: { FunctionName: 'my-own-function' },
  })
})

test('what cannot cross says why; a name that the region does not have holds nobody up', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'MyFirstPipeline')
  await page.getByLabel('Action provider').click()
  const approval = page.getByRole('option', { name: 'Manual approval' })
  await expect(approval).toHaveAttribute('aria-disabled', 'true')
  await expect(approval).toContainText('runs nowhere, so it has no region to choose')
  await page.keyboard.press('Escape')
  await chooseProvider(page, '^AWS CodeDeploy$')
  await chooseRegion(page, 'us-east-1')
  await next(page)
  await page.getByLabel('ApplicationName').fill('Elsewhere')
  await expect(page.getByText('Not among the CodeDeploy applications of us-east-1.')).toBeVisible()
  await next(page)
  await expect(page.getByLabel('Input artifacts')).toBeVisible()
})
