import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Select from '@cloudscape-design/components/select'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Place } from '../../aws/connection.ts'
import { toFailure } from '../../aws/failures.ts'
import { pipelineQuery, succeededInStageQuery } from '../../aws/queries.ts'
import { rollbackMutation } from '../../aws/run-mutations.ts'
import { rollbackTargets, shortId } from '../../pipeline/runs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { OperationFailure } from './OperationFailure.tsx'
import { revisionText } from './run-words.ts'

interface RollbackStageProps {
  place: Place
  name: string
  stage: string
  /** The run that the stage saw last. */
  present: string | undefined
}

/** Rolls a stage back to an earlier run of the current version, after asking which. */
export function RollbackStage({ place, name, stage, present }: RollbackStageProps) {
  const queryClient = useQueryClient()
  const rollback = useMutation(rollbackMutation({ place, name, queryClient }))
  const pipeline = useQuery(pipelineQuery(place, name))
  const [isAsking, setAsking] = useState(false)
  const [chosen, setChosen] = useState<string>()
  const succeeded = useQuery({ ...succeededInStageQuery(place, name, stage), enabled: isAsking })
  const options = rollbackTargets(succeeded.data ?? [], {
    updated: pipeline.data?.updated,
    present,
  }).map(({ pipelineExecutionId: run = '', startTime, sourceRevisions = [] }) => ({
    value: run,
    label: `Run ${shortId(run)}`,
    description: [
      startTime?.toLocaleString(),
      ...sourceRevisions.map(({ revisionId = '' }) => revisionText(revisionId)),
    ].join(', '),
  }))
  const target = options.find(({ value }) => value === chosen) ?? options[0] ?? null
  const close = () => {
    rollback.reset()
    setAsking(false)
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>Roll back stage</Button>
      {isAsking && (
        <Dialog
          title={`Roll back stage ${stage}`}
          confirm="Roll back"
          isPending={rollback.isPending}
          whyNot={target ? undefined : 'There is no run to roll back to.'}
          onClose={close}
          onConfirm={() =>
            target && rollback.mutate({ stage, target: target.value }, { onSuccess: close })
          }
        >
          {rollback.error && (
            <OperationFailure title="The stage was not rolled back" failure={rollback.error} />
          )}
          {succeeded.error && (
            <OperationFailure
              title="The runs cannot be listed"
              failure={toFailure('ListPipelineExecutions', succeeded.error)}
            />
          )}
          <div>
            A new run brings the revisions and variables of an earlier one to this stage. Only runs
            of the current version of the pipeline can be chosen.
          </div>
          <FormField label="Roll back to" stretch>
            <Select
              selectedOption={target}
              options={options}
              statusType={succeeded.isPending ? 'loading' : 'finished'}
              loadingText="Loading runs"
              empty="No earlier run of this version succeeded in the stage."
              placeholder="No earlier run of this version"
              onChange={({ detail }) => setChosen(detail.selectedOption.value)}
            />
          </FormField>
        </Dialog>
      )}
    </>
  )
}
