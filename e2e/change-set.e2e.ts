import { existsSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { awsCli, runCli } from './aws-cli.ts'
import { expectClean, expectNoSidewaysScroll } from './axe.ts'
import { type Console, expect, test } from './console.ts'
import { fillBucket, fillToBuckets, fillToReview, next, openWizard } from './wizard.ts'

/** Change sets of stacks: made, read, executed, and every way in which they end otherwise. */

const cloudFormation = (console: Console, action: string, members: Record<string, string>) =>
  fetch(console.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      authorization:
        'AWS4-HMAC-SHA256 Credential=test/20261123/us-west-2/cloudformation/aws4_request, SignedHeaders=host, Signature=0',
    },
    body: new URLSearchParams({ Action: action, Version: '2010-05-15', ...members }),
  }).then((answer) => answer.text())

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
  '&#39;': "'",
  '&amp;': '&',
}

async function templateOf(console: Console, stack: string): Promise<string> {
  const xml = await cloudFormation(console, 'GetTemplate', { StackName: stack })
  const body = /<TemplateBody>([^]*?)<\/TemplateBody>/.exec(xml)?.[1] ?? ''
  return body
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) =>
      String.fromCodePoint(Number.parseInt(hex, 16)),
    )
    .replace(/&(?:lt|gt|quot|apos|#39|amp);/g, (entity) => entities[entity] ?? entity)
}

/** Opens the change set of a stack whose template has been edited in this browser. */
async function openEdited(
  page: Page,
  console: Console,
  { stack, edit }: { stack: string; edit: (text: string) => string },
) {
  const text = await templateOf(console, stack)
  const source = { kind: 'stack', connection: 'sandbox', region: 'us-west-2', stack }
  const draft = JSON.stringify({ source, name: stack, text, edited: edit(text) })
  const path = `/sandbox/us-west-2/stacks/${stack}/change-set`
  await console.open(page, path)
  await page.evaluate(
    ([key, value]) => localStorage.setItem(key ?? '', value ?? ''),
    [`pipespan/template/1/stack/sandbox/us-west-2/${stack}`, draft],
  )
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Create change set' })).toBeVisible()
}

// Several screens each, and the AWS CLI, which is slow to start.
test.describe.configure({ timeout: 180_000 })

const acknowledge = (page: Page) =>
  page.getByRole('checkbox', { name: /may create or change IAM resources/ }).check()
const create = (page: Page) => page.getByRole('button', { name: 'Create change set' }).click()

const execute = (page: Page) => page.getByRole('button', { name: 'Execute change set' }).click()
const changeSets = (console: Console, stack: string) =>
  cloudFormation(console, 'ListChangeSets', { StackName: stack })

test('the guide: from the template of a stack to its new graph, and read back by the AWS CLI', async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/pipelines/stack-release')
  await expect(page.getByText('The stack stack-release owns this pipeline')).toBeVisible()
  await page.getByRole('button', { name: 'Edit in the template' }).click()
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToBuckets(page, { action: 'Deploy-eu-central-1', region: 'eu-central-1' })
  await fillBucket(page, 'eu-central-1', 'web-release-artifacts-eu-central-1')
  await next(page)
  await page.getByRole('button', { name: 'Continue to the text' }).click()
  await page.getByRole('checkbox', { name: /as the second region/ }).check()
  await expect(page.getByRole('table', { name: 'Template before and after' })).toContainText(
    'SecondRegionMap',
  )
  await page.getByRole('button', { name: 'Create change set' }).click()

  await expect(page.getByText('team = release')).toBeVisible()
  await expect(page.getByText('The value of the stack is kept.').first()).toBeVisible()
  await create(page)
  await expect(page.getByText('Acknowledge what the template does.')).toBeVisible()
  await acknowledge(page)
  await create(page)
  await expect(page.getByText('Resources: 1 modified in place.')).toBeVisible()
  await expect(page.getByText('Add stage "DeployRegionB" after "Deploy".')).toBeVisible()
  await expect(page).toHaveURL(/changeSet=arn/)
  await page.reload()
  await expect(page.getByText('/Properties/ArtifactStores')).toBeVisible()
  await expectClean(page)
  await expectNoSidewaysScroll(page)
  await execute(page)
  await console.control('clock', { advanceSeconds: 60 })
  await expect(page.getByText('stack-release is what the change set says')).toBeVisible()
  await page.reload()
  await expect(page.getByRole('table', { name: 'Stack events' })).toContainText('UPDATE_COMPLETE')
  await page.getByRole('button', { name: 'Open stack-release' }).click()
  await expect(
    page.getByRole('button', { name: /^Deploy-eu-central-1, CodeDeploy, eu-central-1, / }),
  ).toBeVisible()
  await expect(page.getByRole('button', { name: 'Review the template patch' })).toBeHidden()

  // The journey has passed; only the second witness is missing.
  if (!existsSync(awsCli)) return
  expect(
    await runCli(console.endpoint, [
      ...['cloudformation', 'describe-stacks', '--stack-name', 'stack-release'],
    ]),
  ).toMatchObject({
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
        { name: 'Deploy' },
        { name: 'DeployRegionB', actions: [{ region: 'eu-central-1' }] },
      ],
    },
  })
})

test('a direct edit of a pipeline that a stack owns is warned of, and leaves a patch of the template', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'stack-release')
  await fillToReview(page)
  await expect(page.getByText('The stack stack-release owns stack-release')).toBeVisible()
  await expect(
    page.getByRole('button', { name: 'Make these changes in the template' }),
  ).toBeVisible()
  await page.getByRole('button', { name: 'Submit changes' }).click()
  await expect(page.getByText('stack-release is at version 2')).toBeVisible()
  await page.getByRole('button', { name: 'Review the template patch' }).click()
  const text = page.getByRole('table', { name: 'Template before and after' })
  await expect(text).toContainText('Deploy-us-east-1')
  await expect(text).toContainText('Location: !Ref ArtifactBucket')
})

test('the changes of a CDK pipeline move to its template, which shows them as CDK code', async ({
  page,
  console,
}) => {
  await openWizard(page, console, 'cdk-release')
  await fillToReview(page)
  await page.getByRole('button', { name: 'Make these changes in the template' }).click()
  await expect(page).toHaveURL(/stacks\/CdkReleaseStack\/template\/PipelineC660917D\/review/)
  await expect(page.getByRole('table', { name: 'CDK code before and after' })).toContainText(
    'Deploy-us-east-1',
  )
  await expect(page.getByRole('button', { name: /^Add action "Deploy-us-east-1"/ })).toBeVisible()
})

test('a pipeline that would be replaced is warned of, and the change set is deleted when left', async ({
  page,
  console,
}) => {
  await openEdited(page, console, {
    stack: 'stack-release',
    edit: (text) => text.replace('Name: stack-release', 'Name: renamed-release'),
  })
  await acknowledge(page)
  await create(page)
  await expect(page.getByText('The pipeline stack-release would be replaced')).toBeVisible()
  await expect(page.getByText('because Name changes')).toBeVisible()
  const button = page.getByRole('button', { name: 'Execute change set' })
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await page.getByRole('checkbox', { name: 'I accept what happens to the pipeline' }).check()
  await expect(button).not.toHaveAttribute('aria-disabled', 'true')
  expect(await changeSets(console, 'stack-release')).toContain('pipespan-')

  await page.goBack()
  await page.getByRole('button', { name: 'Stay', exact: true }).click()
  await page
    .getByRole('navigation', { name: 'Breadcrumbs' })
    .getByRole('link', { name: 'stack-release' })
    .click()
  await page.getByRole('button', { name: 'Delete and leave' }).click()
  await expect(page.getByRole('heading', { name: 'Template of stack-release' })).toBeVisible()
  expect(await changeSets(console, 'stack-release')).not.toContain('pipespan-')
})

test('nothing to change is explained, and the drift-aware mode shows what was edited past the stack', async ({
  page,
  console,
}) => {
  await console.control('edit', {
    region: 'us-west-2',
    name: 'stack-release',
    addStage: 'Elsewhere',
  })
  await openEdited(page, console, { stack: 'stack-release', edit: (text) => text })
  await acknowledge(page)
  await create(page)
  await expect(page.getByText('There is nothing to change')).toBeVisible()
  await page.getByRole('button', { name: 'Delete it and change the input' }).click()
  await page.getByRole('radio', { name: /^Drift-aware/ }).check()
  await create(page)
  await expect(page.getByText('Edited past the stack')).toBeVisible()
  await expect(page.getByText('Elsewhere').first()).toBeVisible()
})

test('a lost answer is looked up, and a failed update is rolled back with its first cause', async ({
  page,
  console,
}) => {
  await openEdited(page, console, {
    stack: 'stack-release',
    edit: (text) =>
      text.replace(
        /      ArtifactStore:\n.*\n.*\n/,
        `      ArtifactStores:
        - Region: us-west-2
          ArtifactStore: { Type: S3, Location: !Ref ArtifactBucket }
        - Region: eu-central-1
          ArtifactStore: { Type: S3, Location: my-storage-bucket }
`,
      ),
  })
  await acknowledge(page)
  const drop = { fault: 'drop-after', service: 'cloudformation', times: 1 }
  await console.control('faults', { ...drop, operation: 'CreateChangeSet' })
  await create(page)
  await expect(page.getByText('Resources: 1 modified in place.')).toBeVisible({ timeout: 20_000 })
  await console.control('faults', { ...drop, operation: 'ExecuteChangeSet' })
  await execute(page)
  await console.control('clock', { advanceSeconds: 60 })
  await expect(
    page.getByText('The update of stack-release failed and was rolled back'),
  ).toBeVisible({ timeout: 20_000 })
  await expect(page.getByText('First cause: AppPipeline')).toBeVisible()
  await expectClean(page)
  await page.getByRole('button', { name: 'Back to the change set' }).click()
  await expect(page.getByRole('heading', { name: 'Create change set' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Template patch', exact: true })).toBeVisible()
})

test('an open template file becomes a new stack, and asks for what has no value', async ({
  page,
  console,
}) => {
  const text = (await templateOf(console, 'stack-release')).replace(
    'Name: stack-release',
    'Name: brand-new',
  )
  await console.open(page, '/sandbox/us-west-2/stacks')
  await page.evaluate(
    (draft) => localStorage.setItem('pipespan/template/1/file', draft),
    JSON.stringify({ source: { kind: 'file' }, name: 'new.yaml', text, edited: text }),
  )
  await page.getByRole('button', { name: 'Stack from a template file' }).click()
  await page.getByLabel('Stack name').fill('brand-new')
  await page.getByLabel('Stack name').press('Enter')
  await page.getByRole('button', { name: 'Continue' }).click()
  await acknowledge(page)
  await create(page)
  await expect(page.getByText('Give a value.', { exact: true })).toBeVisible()
  await page.getByLabel('ArtifactBucket').fill('my-storage-bucket')
  const role = page.getByLabel('Service role')
  await role.fill('cloudformation')
  await page.getByRole('button', { name: 'Add a tag' }).click()
  await page.getByRole('textbox', { name: 'Tag key' }).fill('team')
  await page.getByRole('textbox', { name: 'Tag value' }).fill('web')
  await expectClean(page)
  await expect(page.getByText(/^Enter the ARN of a role/).first()).toBeVisible()
  await role.fill('arn:aws:iam::111122223333:role/cloudformation')
  const refusal = { fault: 'deny', service: 'cloudformation', operation: 'CreateChangeSet' }
  await console.control('faults', { ...refusal, times: 1 })
  await create(page)
  await expect(page.getByText('The change set was not made')).toBeVisible()
  await expect(page.getByLabel('ArtifactBucket')).toHaveValue('my-storage-bucket')
  await create(page)
  await expect(page.getByText('Resources: 2 added.')).toBeVisible()
  await execute(page)
  await console.control('clock', { advanceSeconds: 60 })
  await page.getByRole('button', { name: 'Open brand-new' }).click()
  await expect(page.getByText('The stack brand-new owns this pipeline')).toBeVisible()
  const described = await cloudFormation(console, 'DescribeStacks', { StackName: 'brand-new' })
  expect(described).toContain('<RoleARN>arn:aws:iam::111122223333:role/cloudformation</RoleARN>')
  expect(described).toMatch(/<Key>team<\/Key>\s*<Value>web<\/Value>/)
})

test('a template that is too long for a call goes through a bucket', async ({ page, console }) => {
  await openEdited(page, console, {
    stack: 'fleet-settings',
    edit: (text) => text.replace('BranchName: main', 'BranchName: release'),
  })
  await expect(page.getByText('CloudFormation takes more than 51,200 only')).toBeVisible()
  const bucket = page.getByLabel('Bucket for the template')
  await page.getByRole('button', { name: 'Create a bucket in us-west-2' }).click()
  await page.getByRole('dialog').getByLabel('Bucket name').fill('templates-of-the-fleet')
  await page.getByRole('dialog').getByRole('button', { name: 'Create bucket' }).click()
  await expect(page.getByText('Bucket "templates-of-the-fleet" is made and chosen.')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(bucket).toHaveValue('templates-of-the-fleet')
  await page.getByRole('button', { name: 'Upload template' }).click()
  await expect(
    page.getByText(/Uploaded to .*templates-of-the-fleet\/pipespan-templates/),
  ).toBeVisible()
  await expect(page.getByLabel('Environment')).toBeVisible()
  await create(page)
  await expect(page.getByText('Resources: 1 modified in place.')).toBeVisible()
  await execute(page)
  await console.control('clock', { advanceSeconds: 60 })
  await expect(page.getByText('fleet-settings is what the change set says')).toBeVisible()
  expect(await templateOf(console, 'fleet-settings')).toContain('BranchName: release')
})
