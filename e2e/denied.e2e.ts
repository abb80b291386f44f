import { expect, type Page } from '@playwright/test'
import { type Console, test } from './console.ts'
import { fillToReview, openWizard } from './wizard.ts'

/** A permission that is missing takes away one part of a screen; the rest of it works. */

interface Denied {
  operation: string
  open: (page: Page, console: Console) => Promise<void>
  /** In place of the part. */
  says: RegExp
  /** What of the screen still works. */
  works: (page: Page) => Promise<void>
}

const pipelines = (page: Page, console: Console) =>
  console.open(page, '/sandbox/us-west-2/pipelines')
const pipeline = (page: Page, console: Console) =>
  console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline')

async function aReview(page: Page, console: Console) {
  await openWizard(page, console, 'MyFirstPipeline')
  await fillToReview(page)
}

/** The failed run of the seeds, from the list of runs. */
async function aRun(page: Page, console: Console) {
  await console.open(page, '/sandbox/us-west-2/pipelines/failed-deployment/runs')
  await page
    .getByRole('table', { name: 'Runs of failed-deployment' })
    .getByRole('link')
    .first()
    .click()
  await expect(page.getByRole('heading', { level: 1, name: /^Run / })).toBeVisible()
}

const sees = (text: string | RegExp) => async (page: Page) => {
  await expect(page.getByText(text).first()).toBeVisible()
}
const graph = async (page: Page) => {
  await expect(page.getByRole('button', { name: /^Source, CodeCommit, us-west-2/ })).toBeVisible()
}
const sentBy = async (page: Page) => {
  await expect(page.getByRole('button', { name: 'Submit changes' })).toBeEnabled()
}

const table: Record<string, Denied> = {
  'the regions of the list': {
    operation: 'GetPipeline',
    open: pipelines,
    says: /^Regions: not allowed/,
    works: sees(/^Succeeded, /),
  },
  'the last runs of the list': {
    operation: 'ListPipelineExecutions',
    open: pipelines,
    says: /^Last run: not allowed/,
    works: async (page) => {
      await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
      await expect(page.getByText('us-east-1').first()).toBeVisible()
    },
  },
  'the account in the top bar': {
    operation: 'GetCallerIdentity',
    open: async (page, console) => console.open(page, '/connections?selected=sandbox'),
    says: /Ask for the permission sts:GetCallerIdentity/,
    works: async (page) => {
      await page.getByRole('button', { name: 'Open pipelines in us-west-2' }).click()
      await expect(page.getByRole('link', { name: 'MyFirstPipeline' })).toBeVisible()
    },
  },
  'the alias of the account': {
    operation: 'ListAccountAliases',
    open: async (page, console) => console.open(page, '/connections?selected=sandbox'),
    says: /^Alias unavailable: iam:ListAccountAliases is not allowed/,
    works: sees('arn:aws:iam::111122223333:user/console'),
  },
  'the structure on the page of a pipeline': {
    operation: 'GetPipeline',
    open: pipeline,
    says: /Ask for the permission codepipeline:GetPipeline,/,
    works: async (page) => {
      await expect(page.getByRole('table', { name: 'Runs' }).getByText('Succeeded')).toBeVisible()
    },
  },
  'the status on the page of a pipeline': {
    operation: 'GetPipelineState',
    open: pipeline,
    says: /^Status unavailable: codepipeline:GetPipelineState is not allowed/,
    works: graph,
  },
  'the status of a selected stage': {
    operation: 'GetPipelineState',
    open: async (page, console) =>
      console.open(page, '/sandbox/us-west-2/pipelines/MyFirstPipeline?action=Deploy'),
    says: /^Status unavailable: codepipeline:GetPipelineState is not allowed/,
    works: graph,
  },
  'the runs on the page of a pipeline': {
    operation: 'ListPipelineExecutions',
    open: async (page, console) => {
      await pipeline(page, console)
      await page.getByRole('tab', { name: 'Runs' }).click()
    },
    says: /Ask for the permission codepipeline:ListPipelineExecutions/,
    works: graph,
  },
  'the buckets in the wizard': {
    operation: 'ListBuckets',
    open: async (page, console) => {
      await aReview(page, console)
      await page.getByRole('button', { name: 'Previous' }).click()
    },
    says: /Ask for the permission s3:ListAllMyBuckets/,
    works: async (page) => {
      await page.getByRole('button', { name: 'Next', exact: true }).click()
      await sentBy(page)
    },
  },
  'the runs of the blast radius': {
    operation: 'ListPipelineExecutions',
    open: aReview,
    says: /which runs are in progress: codepipeline:ListPipelineExecutions is not allowed/,
    works: sentBy,
  },
  'the state of the blast radius': {
    operation: 'GetPipelineState',
    open: aReview,
    says: /transitions are disabled: codepipeline:GetPipelineState is not allowed/,
    works: sentBy,
  },
  'the structure of the runs': {
    operation: 'GetPipeline',
    open: aRun,
    says: /^Structure unavailable: codepipeline:GetPipeline is not allowed/,
    works: sees('Source revisions'),
  },
  'what a run is': {
    operation: 'GetPipelineExecution',
    open: aRun,
    says: /Ask for the permission codepipeline:GetPipelineExecution/,
    works: async (page) => {
      await expect(
        page
          .getByRole('table', { name: /actions/i })
          .getByText('Deploy')
          .first(),
      ).toBeVisible()
    },
  },
  'what the actions of a run did': {
    operation: 'ListActionExecutions',
    open: aRun,
    says: /Ask for the permission codepipeline:ListActionExecutions/,
    works: sees('Source revisions'),
  },
  'what can be done about a run': {
    operation: 'GetPipelineState',
    open: aRun,
    says: /^Approvals and retries unavailable: codepipeline:GetPipelineState is not allowed/,
    works: sees('Source revisions'),
  },
}

for (const [part, { operation, open, says, works }] of Object.entries(table)) {
  test(`${part} without ${operation}`, async ({ page, console }) => {
    await console.control('faults', { fault: 'deny', operation })
    await open(page, console)
    await expect(page.getByText(says).first()).toBeVisible()
    await works(page)
    await expect(page.getByText('This screen cannot be shown')).toBeHidden()
  })
}
