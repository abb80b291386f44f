import { spawnSync } from 'node:child_process'
import { mkdtempSync, mkdirSync, rmSync, writeFileSync, copyFileSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

/** Files that break the import table, each in a way of its own. */
const offences: Record<string, string> = {
  'src/pipeline/reaches-aws.ts': `import { listBuckets } from '../aws/buckets.ts'\nexport const a = listBuckets\n`,
  'src/pipeline/uses-react.ts': `import { useState } from 'react'\nexport const a = useState\n`,
  'src/sandbox/borrows-rules.ts': `import { findProblems } from '../pipeline/problems.ts'\nexport const a = findProblems\n`,
  'src/sandbox/codepipeline/borrows-rules.ts': `import { findProblems } from '../../pipeline/problems.ts'\nexport const a = findProblems\n`,
  'src/sandbox/uses-node.ts': `import { readFile } from 'node:fs'\nexport const a = readFile\n`,
  'src/features/review/reaches-feature.ts': `import { steps } from '../add-action/steps.ts'\nexport const a = steps\n`,
  'src/features/review/calls-sdk.ts': `import { S3Client } from '@aws-sdk/client-s3'\nexport const a = S3Client\n`,
  'src/in-page/reaches-aws.ts': `import { setTransport } from '../aws/transport.ts'\nexport const a = setTransport\n`,
  'src/aws/reaches-sandbox.ts': `import { createSandbox } from '../sandbox/sandbox.ts'\nexport const a = createSandbox\n`,
  'src/features/review/signs-in.ts': `import { None } from 'oauth4webapi'\nexport const a = None\n`,
  'src/export/reads-drafts.ts': `import { planOf } from '../draft/draft.ts'\nexport const a = planOf\n`,
  'src/plan-file/reaches-aws.ts': `import { listBuckets } from '../aws/buckets.ts'\nexport const a = listBuckets\n`,
  'src/ui/knows-pipelines.ts': `import { regionOf } from '../pipeline/pipeline.ts'\nexport const a = regionOf\n`,
}

/** Files that keep to it. */
const allowed: Record<string, string> = {
  'src/sandbox/takes-types.ts': `import type { Pipeline } from '../pipeline/pipeline.ts'\nexport type A = Pipeline\n`,
  'src/draft/takes-template-types.ts': `import type { Template } from '../template/template.ts'\nexport type A = Template\n`,
  'src/features/review/uses-core.ts': `import { regionOf } from '../../pipeline/pipeline.ts'\nexport const a = regionOf\n`,
}

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-table-'))
  copyFileSync('oxlint.config.mjs', join(folder, 'oxlint.config.mjs'))
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries({ ...offences, ...allowed })) {
    mkdirSync(join(folder, dirname(path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lint = (path: string) =>
  spawnSync(resolve('node_modules/.bin/oxlint'), ['-c', 'oxlint.config.mjs', path], {
    cwd: folder,
    encoding: 'utf8',
  })

test.each(Object.keys(offences))('lint refuses %s', (path) => {
  const { status, stdout } = lint(path)
  expect(stdout).toContain('no-restricted-imports')
  expect(status).toBe(1)
})

test.each(Object.keys(allowed))('lint accepts %s', (path) => {
  expect(lint(path).stdout).not.toContain('no-restricted-imports')
})
