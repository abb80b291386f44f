import type { Page } from '@playwright/test'
import { expectClean, expectNoSidewaysScroll } from './axe.ts'
import { type Console, expect, test } from './console.ts'

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

const acknowledge = (page: Page) =>
  page.getByRole('checkbox', { name: /may create or change IAM resources/ }).check()
const create = (page: Page) => page.getByRole('button', { name: 'Create change set' }).click()

test('an edited branch', async ({ page, console }) => {
  await openEdited(page, console, {
    stack: 'stack-release',
    edit: (text) => text.replace('ApplicationName: MyApp', 'ApplicationName: OtherApp'),
  })
  await acknowledge(page)
  await expectClean(page)
  await create(page)
  await expect(page.getByRole('heading', { name: 'Changes per resource (1)' })).toBeVisible()
  await expectClean(page)
  await expectNoSidewaysScroll(page)
})
