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

  // The same forms as for a live pipeline, and the way back in the text.
  await page.goto(`${new URL(page.url()).origin}/template/AppPipeline?show=list`)
  await page.getByRole('button', { name: 'Change Deploy-eu-central-1' }).click()
  await page.getByRole('menuitem', { name: 'Remove', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('the only action of DeployFrankfurt')
  await expect(
    dialog.getByRole('checkbox', { name: /^Remove the artifact store in eu-central-1/ }),
  ).toBeChecked()
  await dialog.getByRole('button', { name: 'Remove action' }).click()
  await expect(page.getByText('3 lines added, 24 lines removed.')).toBeVisible()
  const [back] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save template' }).click(),
  ])
  const mappings = expected.slice(expected.indexOf('Mappings:'), expected.indexOf('Resources:'))
  expect((await readFile(await back.path(), 'utf8')).replace(mappings, '')).toBe(releaseTemplate)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('There are no changes to review.')).toBeVisible()
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

test('where the browser stores nothing the edited template is still written to its file, and a refused write loses nothing', async ({
  page,
  console,
}) => {
  // Nobody is there to choose a place: a file of the browser's own file system is always the choice.
  await page.addInitScript(() => {
    const showSaveFilePicker = async ({ suggestedName }: { suggestedName: string }) => {
      const folder = await navigator.storage.getDirectory()
      return folder.getFileHandle(suggestedName, { create: true })
    }
    Object.assign(window, { showSaveFilePicker })
  })
  const saved = () =>
    page.evaluate(async () => {
      const folder = await navigator.storage.getDirectory()
      const file = await (await folder.getFileHandle('template.yaml', { create: true })).getFile()
      return file.text()
    })
  await console.open(page, '/sandbox/us-west-2/pipelines')
  await page.evaluate(() => {
    for (let [size, text] = [2 ** 22, '']; size > 0; size >>= 1) {
      try {
        localStorage.setItem('full', text + 'x'.repeat(size))
        text += 'x'.repeat(size)
      } catch {
        // Less of it fits.
      }
    }
  })
  await page.getByRole('link', { name: 'Templates' }).click()
  await page.getByLabel('Or paste its text').fill(releaseTemplate)
  await expect(page.getByText('Your template is in this tab only')).toBeVisible()
  await expectClean(page)
  await page.getByRole('link', { name: 'AppPipeline' }).click()
  await page.getByLabel('Region of the stack').click()
  await page.getByRole('option', { name: /us-west-2/ }).click()
  await page.getByRole('button', { name: 'List', exact: true }).click()
  await page.getByRole('button', { name: 'Change Deploy', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Move', exact: true }).click()
  await page.getByRole('dialog').getByLabel('Run order').fill('2')
  await page.getByRole('dialog').getByRole('button', { name: 'Move', exact: true }).click()
  await expect(page.getByText('1 line added, 1 line removed.')).toBeVisible()
  await expect(page.getByText('Your changes are in this tab only')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Deploy, CodeDeploy/ })).toBeVisible()

  // Another program writes to the file.
  await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory()
    const file = await folder.getFileHandle('template.yaml', { create: true })
    const options = { mode: 'exclusive' } as FileSystemCreateWritableOptions
    Object.assign(window, { held: await file.createWritable(options) })
  })
  const save = page.getByRole('button', { name: 'Save template' })
  await save.click()
  await expect(page.getByText(/^Not saved: /)).toBeVisible()
  expect(await saved()).toBe('')
  await page.evaluate(() => (Reflect.get(window, 'held') as WritableStream).abort())
  await save.click()
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  expect(await saved()).toBe(
    releaseTemplate.replace('RunOrder: 1\n\nOutputs:', 'RunOrder: 2\n\nOutputs:'),
  )
})
