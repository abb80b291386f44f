import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { type Draft, planOf } from '../../draft/draft.ts'
import { exportFormats } from '../../export/export-formats.ts'
import { CodeFile } from '../../ui/CodeFile.tsx'
import { Sentences } from '../../ui/Sentences.tsx'
import { useAccount } from './use-account.ts'

const options = exportFormats.map(({ id, label, description }) => ({
  value: id,
  label,
  description,
}))

/** The same change in the forms of other tools, for teams that do not edit from here. */
export function Exports({ place, draft }: { place: Place; draft: Draft }) {
  const [id, setId] = useState(exportFormats[0]?.id)
  const account = useAccount(place, draft.pipeline)
  const format = exportFormats.find((one) => one.id === id)
  const written = useMemo(
    () =>
      format?.write({
        base: draft.base,
        plan: planOf(draft),
        ...(account !== undefined && { account }),
      }),
    [format, draft, account],
  )
  if (!format || !written) return null
  return (
    <SpaceBetween size="m">
      <FormField label="Form" description="Nothing of it is sent to AWS from here.">
        <Select
          selectedOption={options.find(({ value }) => value === id) ?? null}
          options={options}
          onChange={({ detail }) => setId(detail.selectedOption.value)}
        />
      </FormField>
      <Sentences texts={written.notes} />
      <CodeFile key={id} label={format.label} text={written.text} fileName={written.fileName} />
    </SpaceBetween>
  )
}
