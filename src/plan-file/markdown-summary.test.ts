import { expect, test } from 'vitest'
import type { Edit } from '../pipeline/edits.ts'
import { deployAction, healthy, home } from '../pipeline/example-pipelines.ts'
import { markdownSummary } from './markdown-summary.ts'

const store = { type: 'S3', location: 'releases-eu' }
const edits: Edit[] = [
  { kind: 'add-stage', stage: 'Europe', position: { at: 'end' } },
  { kind: 'add-action', stage: 'Europe', action: deployAction('EU', { region: 'eu-west-1' }) },
  { kind: 'set-artifact-store', region: 'eu-west-1', store },
]

const summary = (more: readonly Edit[] = [], note = '') =>
  markdownSummary({
    base: { ...healthy, version: 4 },
    plan: { homeRegion: home, edits: [...edits, ...more] },
    account: '111122223333',
    note,
    checks: [{ title: 'Bucket', region: 'eu-west-1', state: 'failed', text: 'There is none.' }],
  })

test('has the changes, the buckets by region, the checks and a picture', () => {
  expect(summary()).toMatchInlineSnapshot(`
    "## shop: version 4 to 5

    In us-west-2, account 111122223333.

    ### Changes

    - In eu-west-1, keep artifacts in bucket releases-eu (AWS managed key).
    - Add stage "Europe" after "Deploy".
    - Add action "EU" (CodeDeploy, eu-west-1) to stage "Europe", run order 1.

    ### Regions and buckets

    | Region | Bucket | Key | Actions | Change |
    | --- | --- | --- | --- | --- |
    | us-west-2 (home) | my-storage-bucket | AWS managed key | 3 |  |
    | us-east-1 | my-storage-bucket-us-east-1 | AWS managed key | 1 |  |
    | eu-west-1 | releases-eu | AWS managed key | 1 | new |

    ### Checks

    - failed: Bucket (eu-west-1). There is none.

    ### The pipeline after the update

    \`\`\`mermaid
    flowchart LR
      subgraph s0["Source"]
        s0a0["Checkout<br/>CodeCommit<br/>us-west-2"]
      end
      subgraph s1["Build"]
        s1a0["Compile<br/>CodeBuild<br/>us-west-2"]
      end
      subgraph s2["Deploy"]
        s2a0["Deploy<br/>CodeDeploy<br/>us-west-2"]
        s2a1["Deploy-east<br/>CodeDeploy<br/>us-east-1"]:::crossRegion
      end
      subgraph s3["Europe"]
        s3a0["EU<br/>CodeDeploy<br/>eu-west-1"]:::crossRegion
      end
      s0 --> s1
      s1 --> s2
      s2 --> s3
      classDef crossRegion stroke-width:3px,stroke-dasharray:4
    \`\`\`
    "
  `)
})

test('text of a person or of AWS stays text', () => {
  const odd = 'a|b\n# c `d` <img src=x> "e" [f](g) #1;'
  const text = summary(
    [
      {
        kind: 'set-action-value',
        stage: 'Europe',
        action: 'EU',
        path: ['configuration', 'ApplicationName'],
        value: odd,
      },
      { kind: 'add-action', stage: 'Build', action: deployAction(odd) },
    ],
    `${odd}\n\nsecond`,
  )
  expect(text).not.toMatch(/[^\\]<img/)
  expect(text).not.toMatch(/^# c/m)
  expect(text).toContain(
    '> a\\|b\n> \\# c \\`d\\` \\<img src=x\\> "e" \\[f\\](g) \\#1;\n>\n> second',
  )
  expect(text).toContain('["a#124;b#10;#35; c #96;d#96; #60;img src#61;x#62; #34;e#34;')
})

test('says what goes with the changes that is not in the structure', () => {
  const edits: Edit[] = [{ kind: 'set-pipeline-type', pipelineType: 'V2' }]
  const plan = { homeRegion: home, edits }
  const text = markdownSummary({ base: healthy, plan, note: '', checks: [] })
  expect(text).toContain('### What goes with them\n\n- A pipeline of type V2 is paid by the minute')
})
