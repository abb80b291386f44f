import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Connection } from '../../aws/connection.ts'
import { firstColor, markColors, markConnection, useChosenMark } from './connection-marks.ts'
import { colorNames } from './mark-style.ts'

/** How a person tells this connection from others; kept as it is typed. */
export function MarkFields({ connection }: { connection: Connection }) {
  const { id, label } = connection
  const mark = useChosenMark(id)
  const first = firstColor(connection)
  const asBefore = {
    value: '',
    label: `As it comes: ${first ? colorNames[first].toLowerCase() : 'no color'}`,
  }
  const options = [asBefore, ...markColors.map((value) => ({ value, label: colorNames[value] }))]
  return (
    <SpaceBetween size="m">
      <FormField label="Name" description="In the top bar and in lists, in this browser only.">
        <Input
          value={mark.name ?? ''}
          placeholder={label}
          onChange={({ detail }) => markConnection(id, { ...mark, name: detail.value })}
        />
      </FormField>
      <FormField label="Color" description="Of the strip below the top bar.">
        <Select
          selectedOption={options.find(({ value }) => value === (mark.color ?? '')) ?? asBefore}
          options={options}
          onChange={({ detail }) => {
            const color = markColors.find((known) => known === detail.selectedOption.value)
            const { color: _, ...rest } = mark
            markConnection(id, { ...rest, ...(color && { color }) })
          }}
        />
      </FormField>
    </SpaceBetween>
  )
}
