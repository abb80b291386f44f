import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import { useState } from 'react'
import { moveAction } from '../../pipeline/action-edits.ts'
import { findStage } from '../../pipeline/names.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { DialogProps } from './dialog-props.ts'
import { outcomeOf } from './outcome.ts'

/** Moves an action to another stage, or before and after its neighbours. */
export function MoveDialog({ changing, stage, action, onConfirm, onClose }: DialogProps) {
  const { pipeline } = changing
  const [toStage, setToStage] = useState(stage)
  const [text, setText] = useState(String(action.runOrder ?? 1))
  const runOrder = Number(text)
  const isNumber = Number.isInteger(runOrder) && runOrder >= 1 && runOrder <= 999
  const isSame = toStage === stage && runOrder === (action.runOrder ?? 1)
  const isAlone = findStage(pipeline, stage)?.actions.length === 1
  const edits =
    isNumber && !isSame
      ? moveAction(pipeline, { stage, action: action.name }, { stage: toStage, runOrder })
      : []
  const numberError = isNumber ? undefined : 'A run order is a whole number from 1 to 999.'
  return (
    <ChangeDialog
      title={`Move ${action.name}`}
      confirm="Move"
      outcome={outcomeOf(changing, edits)}
      open={numberError ?? (isSame ? 'The action stands there already.' : undefined)}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <FormField
        label="Stage"
        description={
          isAlone && toStage !== stage
            ? `${stage} has no other action and is removed.`
            : 'The action joins the actions of this stage.'
        }
      >
        <Select
          selectedOption={{ value: toStage, label: toStage }}
          options={pipeline.stages.map(({ name, actions }) => ({
            value: name,
            label: name,
            description: actions.map((one) => one.name).join(', '),
          }))}
          expandToViewport
          onChange={({ detail }) => setToStage(detail.selectedOption.value ?? stage)}
        />
      </FormField>
      <FormField
        label="Run order"
        description={orderText(findStage(pipeline, toStage)?.actions ?? [])}
        constraintText="Actions with the same number run side by side, smaller ones first."
        errorText={numberError}
      >
        <Input
          type="number"
          inputMode="numeric"
          value={text}
          onChange={({ detail }) => setText(detail.value)}
        />
      </FormField>
    </ChangeDialog>
  )
}

/** Who runs when: `1: Build, Lint. 2: Test.` */
function orderText(actions: readonly { name: string; runOrder?: number }[]): string {
  const orders = [...new Set(actions.map(({ runOrder = 1 }) => runOrder))].toSorted((a, b) => a - b)
  return orders
    .map((order) => {
      const names = actions.filter(({ runOrder = 1 }) => runOrder === order)
      return `${order}: ${names.map(({ name }) => name).join(', ')}.`
    })
    .join(' ')
}
