import Box from '@cloudscape-design/components/box'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useState } from 'react'
import { type Draft, hasEdits } from '../../draft/draft.ts'
import { draftStore, useDrafts } from '../../draft/draft-store.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import { type Applied, applyTo } from './apply-draft.ts'
import type { FleetRow } from './fleet-row.ts'

interface ApplyDraftProps {
  connection: string
  rows: readonly FleetRow[]
  /** The drafts are made; each has its own review. */
  onMade: () => void
  onClose: () => void
}

const idOf = ({ region, pipeline }: Draft) => `${region}/${pipeline}`

/** The changes of one draft for every chosen pipeline: a draft for each, to be reviewed one by one. */
export function ApplyDraft({ connection, rows, onMade, onClose }: ApplyDraftProps) {
  const drafts = useDrafts().filter((draft) => draft.connection === connection && hasEdits(draft))
  const [chosen, setChosen] = useState<string>()
  const source = drafts.find((draft) => idOf(draft) === chosen) ?? drafts[0]
  const key = (row: FleetRow) => ({ connection, region: row.home, pipeline: row.name })
  const applied = source ? rows.map((row) => applyTo(source, row, draftStore.get(key(row)))) : []
  const made = applied.flatMap(({ draft }) => draft ?? [])
  const noDraft =
    drafts.length === 0
      ? 'There is no draft. Begin one on a pipeline, and apply it to others here.'
      : undefined
  return (
    <Dialog
      title="Apply a draft to several pipelines"
      confirm={`Make ${made.length} ${made.length === 1 ? 'draft' : 'drafts'}`}
      whyNot={noDraft ?? (made.length === 0 ? 'No chosen pipeline can take it.' : undefined)}
      onConfirm={() => {
        for (const draft of made) draftStore.set(draft)
        onMade()
      }}
      onClose={onClose}
    >
      {source ? (
        <FormField label="Draft" description="Its changes are fitted to each pipeline.">
          <Select
            selectedOption={{ value: idOf(source), label: source.pipeline }}
            options={drafts.map((draft) => ({
              value: idOf(draft),
              label: draft.pipeline,
              description: draft.region,
            }))}
            onChange={({ detail }) => setChosen(detail.selectedOption.value)}
          />
        </FormField>
      ) : (
        <Box>{noDraft}</Box>
      )}
      {applied.map((one) => (
        <AppliedTo key={one.id} applied={one} />
      ))}
      <Box color="text-body-secondary">
        Nothing is sent. Each draft is reviewed and submitted on its own.
      </Box>
    </Dialog>
  )
}

function AppliedTo({ applied: { name, region, whyNot, notes } }: { applied: Applied }) {
  return (
    <SpaceBetween size="xxs">
      <Box variant="strong">
        {name} <code>{region}</code>
      </Box>
      {whyNot === undefined ? (
        <StatusIndicator type={notes.length > 0 ? 'warning' : 'success'}>
          {notes.length > 0 ? 'A draft, with something to look at' : 'A draft, as it is'}
        </StatusIndicator>
      ) : (
        <StatusIndicator type="stopped">{whyNot}</StatusIndicator>
      )}
      {notes.length > 0 && <Sentences texts={notes} />}
    </SpaceBetween>
  )
}
