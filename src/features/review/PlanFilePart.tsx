import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Tabs from '@cloudscape-design/components/tabs'
import Textarea from '@cloudscape-design/components/textarea'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type Draft, editedOf, planOf } from '../../draft/draft.ts'
import { markdownSummary } from '../../plan-file/markdown-summary.ts'
import { type CheckResult, planFileName, writePlanFile } from '../../plan-file/plan-file.ts'
import { CodeFile } from '../../ui/CodeFile.tsx'
import { useAccount } from './use-account.ts'
import { useChecks } from './use-checks.ts'

/** The plan as a file for somebody else to open, and as Markdown for a pull request. */
export function PlanFilePart({ place, draft }: { place: Place; draft: Draft }) {
  const { pipeline: name, changedAt } = draft
  const [note, setNote] = useState('')
  const account = useAccount(place, name)
  const edited = useMemo(() => editedOf(draft), [draft])
  const { rows } = useChecks(place, { before: draft.base, after: edited.pipeline })
  const checks = rows.flatMap(({ check, finding }): CheckResult[] =>
    finding
      ? [{ title: check.title, region: check.region, state: finding.state, text: finding.text }]
      : [],
  )
  const [now] = useState(Date.now)
  const input = {
    base: draft.base,
    plan: planOf(draft),
    note,
    checks,
    ...(account !== undefined && { account }),
  }
  const { data: file } = useQuery({
    // What the plan is made of, by what tells it apart: a key is no place for a whole pipeline.
    queryKey: [place.connection, place.region, 'plan file', name, changedAt, note, account, checks],
    queryFn: () => writePlanFile({ ...input, now }),
    structuralSharing: false,
    placeholderData: (previous) => previous,
    gcTime: 0,
  })
  return (
    <SpaceBetween size="m">
      <Box color="text-body-secondary">
        Whoever opens the plan sees it in this review, on the version that the pipeline has then. It
        holds no secret.
      </Box>
      <FormField label="Note" description="Why, and what to look at. It stands in both forms.">
        <Textarea value={note} rows={3} onChange={({ detail }) => setNote(detail.value)} />
      </FormField>
      <Tabs
        tabs={[
          {
            id: 'plan',
            label: 'Plan',
            content: file !== undefined && (
              <CodeFile
                label="Plan file"
                text={file}
                fileName={planFileName(name)}
                save="Save plan"
              />
            ),
          },
          {
            id: 'markdown',
            label: 'Markdown summary',
            content: (
              <CodeFile
                label="Markdown summary"
                text={markdownSummary(input)}
                fileName={`${name}.md`}
              />
            ),
          },
        ]}
      />
    </SpaceBetween>
  )
}
