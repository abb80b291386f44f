import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { actionsFrom, regionsOf } from '../../draft/add-action-answers.ts'
import { type Action, type Region, regionOf } from '../../pipeline/pipeline.ts'
import { stacked } from '../../ui/stacked.tsx'
import { useNarrowScreen } from '../../ui/use-narrow-screen.ts'
import type { StepProps } from './step-props.ts'

/** Whether several regions run side by side or in waves, and which action that makes of each. */
export function Waves({ draft, onChange }: StepProps) {
  const { answers, region: homeRegion } = draft
  const { perWave } = answers
  const isNarrow = useNarrowScreen()
  const count = regionsOf(answers).length
  if (count < 2) return null
  return (
    <SpaceBetween size="l">
      <FormField
        label="Order of the regions"
        description="A wave starts once every action of the wave before it has succeeded."
      >
        <RadioGroup
          value={perWave ? 'waves' : 'together'}
          items={[
            { value: 'together', label: 'All regions side by side' },
            { value: 'waves', label: 'In waves' },
          ]}
          onChange={({ detail }) => onChange({ perWave: detail.value === 'waves' ? 1 : 0 })}
        />
      </FormField>
      {perWave ? (
        <FormField label="Regions per wave" constraintText={`A number from 1 to ${count}.`}>
          <Input
            type="number"
            inputMode="numeric"
            value={String(perWave)}
            onChange={({ detail }) => {
              const number = Math.round(Number(detail.value))
              if (number >= 1) onChange({ perWave: Math.min(number, count) })
            }}
          />
        </FormField>
      ) : null}
      <Table
        variant="embedded"
        items={actionsFrom(answers, homeRegion)}
        trackBy="name"
        wrapLines
        ariaLabels={{ tableLabel: 'Actions by region' }}
        columnDefinitions={isNarrow ? stacked(columns(homeRegion)) : columns(homeRegion)}
      />
    </SpaceBetween>
  )
}

const columns = (homeRegion: Region): TableProps.ColumnDefinition<Action>[] => [
  {
    id: 'region',
    header: 'Region',
    cell: (action) => regionOf(action, homeRegion),
    isRowHeader: true,
  },
  { id: 'name', header: 'Action', cell: ({ name }) => name },
  { id: 'order', header: 'Run order', cell: ({ runOrder }) => runOrder },
]
