import { readFile } from 'node:fs/promises'
import { cdkTemplate, releaseTemplate } from '../src/sandbox/seeds/templates.ts'
import { expectClean, expectNoSidewaysScroll } from './axe.ts'
import { expect, test } from './console.ts'
import { fillBucket, fillToBuckets, next } from './wizard.ts'

/** A pipeline is edited in the text of its template. */

/** AWS's guide: the second region by a mapping, in the template's own style. */
const expected = releaseTemplate
  .replace(
    '\nResources:',
    `
Mappings:
  SecondRegionMap:
    us-west-2:
      SecondRegion: eu-central-1
    eu-central-1:
      SecondRegion: us-west-2

Resources:`,
  )
  .replace(
    `      ArtifactStore:
        Type: S3
        Location: !Ref ArtifactBucket
`,
    `      ArtifactStores:
        - Region: us-west-2
          ArtifactStore:
            Type: S3
            Location: !Ref ArtifactBucket
        - Region: !FindInMap [SecondRegionMap, !Ref AWS::Region, SecondRegion]
          ArtifactStore:
            Type: S3
            Location: web-release-artifacts-eu-central-1
`,
  )
  .replace(
    '\nOutputs:',
    `        - Name: DeployFrankfurt
          Actions:
            - Name: Deploy-eu-central-1
              Region: !FindInMap [SecondRegionMap, !Ref AWS::Region, SecondRegion]
              ActionTypeId:
                Category: Deploy
                Owner: AWS
                Version: 1
                Provider: CodeDeploy
              Configuration:
                ApplicationName: MyApp
                DeploymentGroupName: MyGroup
              InputArtifacts:
                - Name: SourceOutput
              RunOrder: 1

Outputs:`,
  )

test("a template gets its action in a second region, written as AWS's guide has it", async ({
  page,
  console,
}) => {
  // Nobody is there to choose a place in the browser's own dialog.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'))
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.getByRole('link', { name: 'Templates' }).click()
  const text = page.getByLabel('Or paste its text')
  await text.fill(releaseTemplate.replace('  AppPipeline:', '\tAppPipeline:'))
  await expect(page.getByText(/^Line 37, column 1: .*tab/i)).toBeVisible()
  await expectClean(page)
  await page.reload()
  await expect(text).toHaveValue(/\tAppPipeline:/)
  await text.fill(releaseTemplate)
  await page.getByRole('link', { name: 'AppPipeline' }).click()

  await expect(
    page.getByRole('button', { name: /^SourceAction, CodeCommit, AWS::Region/ }),
  ).toBeVisible()
  await page.getByLabel('Region of the stack').click()
  await page.getByRole('option', { name: /us-west-2/ }).click()
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToBuckets(page, {
    stage: 'DeployFrankfurt',
    action: 'Deploy-eu-central-1',
    region: 'eu-central-1',
  })
  await fillBucket(page, 'eu-central-1', 'web-release-artifacts-eu-central-1')
  await next(page)
  await page.getByRole('button', { name: 'Continue to the text' }).click()

  await page.getByLabel(/as the second region/).check()
  await page.getByRole('radio', { name: /^us-west-2/ }).check()
  await page.reload()
  await expect(page.getByLabel(/as the second region/)).toBeChecked()
  await expect(page.getByText('31 lines added, 3 lines removed.')).toBeVisible()
  await expectClean(page)
  await page.setViewportSize({ width: 390, height: 900 })
  await expect(() => expectNoSidewaysScroll(page)).toPass()
  await page.setViewportSize({ width: 1440, height: 900 })
  // Another template would take the ground from the changes, and says so first.
  await page.getByRole('link', { name: 'Templates' }).first().click()
  await text.fill(cdkTemplate)
  await expect(page.getByRole('button', { name: 'Discard them and open' })).toBeVisible()
  await page.goBack()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save template' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('template.yaml')
  expect(await readFile(await download.path(), 'utf8')).toBe(expected)

  await page.getByRole('button', { name: 'Go on from the saved text' }).click()
  await expect(page.getByRole('button', { name: /^Deploy-eu-central-1, CodeDeploy/ })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Review changes' })).toBeDisabled()
  await page.getByRole('link', { name: 'Templates' }).first().click()
  await expect(text).toHaveValue(expected)

  await text.fill(cdkTemplate)
  await expect(page.getByText(/^The AWS CDK wrote this template/)).toBeVisible()
  await expect(page.getByText('Change the CDK app instead.')).toBeVisible()
})

test("a stack's template is opened from the list of stacks, and its edited text goes to a change set", async ({
  page,
  console,
}) => {
  await console.open(page, '/sandbox/us-west-2/stacks')
  await page.getByRole('link', { name: 'CdkReleaseStack' }).click()
  await expect(page.getByText(/^The AWS CDK wrote this template/)).toBeVisible()
  await page.getByRole('link', { name: 'Stacks' }).first().click()
  await expectClean(page)
  await page.getByRole('link', { name: 'stack-release' }).click()
  await page.getByRole('link', { name: 'AppPipeline' }).click()
  await page.getByRole('button', { name: 'Add cross-region action' }).click()
  await fillToBuckets(page, { stage: 'DeployVirginia', action: 'Deploy' })
  await fillBucket(page, 'us-east-1', 'my-storage-bucket-us-east-1')
  await next(page)
  await page.getByRole('button', { name: 'Continue to the text' }).click()
  await page.getByRole('button', { name: 'Create change set' }).click()
  await expect(page).toHaveURL(/\/sandbox\/us-west-2\/stacks\/stack-release\/change-set$/)
})
