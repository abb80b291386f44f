import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyPlan, type Edit } from './edits.ts'
import { deployAction, healthy, home } from './example-pipelines.ts'
import { planElsewhere } from './plan-elsewhere.ts'

const store = (location: string) => ({ type: 'S3', location })

/** A new stage with one action in another region, and its bucket. */
const plan: Edit[] = [
  { kind: 'add-stage', stage: 'Ireland', position: { after: 'Build' } },
  {
    kind: 'add-action',
    stage: 'Ireland',
    action: deployAction('Deploy', { region: 'eu-west-1' }),
  },
  { kind: 'set-artifact-store', region: 'eu-west-1', store: store('artifacts-eu-west-1') },
]

const stage = (name: string) => ({ name, actions: [deployAction('Deploy')] })

test('where nothing is in the way the edits stay as they are', () => {
  expect(planElsewhere(plan, healthy, home)).toEqual({ edits: plan, fitted: [], conflicts: [] })
})

test('a stage whose name is taken gets a free one, and its action follows it', () => {
  const pipeline = { ...healthy, stages: [...healthy.stages, stage('Ireland')] }
  const { edits, fitted, conflicts } = planElsewhere(plan, pipeline, home)
  const after = applyPlan(pipeline, { homeRegion: home, edits }).pipeline
  expect(after.stages.map(({ name }) => name)).toEqual([
    'Source',
    'Build',
    'Ireland-2',
    'Deploy',
    'Ireland',
  ])
  expect(after.stages[2]?.actions.map(({ region }) => region)).toEqual(['eu-west-1'])
  expect(fitted).toEqual([
    'Stage "Ireland" is named "Ireland-2", because there is one of that name.',
  ])
  expect(conflicts).toEqual([])
})

test('a stage after one that is not there goes to the end', () => {
  const pipeline = { ...healthy, stages: healthy.stages.filter(({ name }) => name !== 'Build') }
  const { edits, fitted } = planElsewhere(plan, pipeline, home)
  expect(edits[0]).toEqual({ kind: 'add-stage', stage: 'Ireland', position: { at: 'end' } })
  expect(fitted).toEqual(['Stage "Ireland" goes to the end: there is no stage "Build".'])
})

test('an action whose name is taken in its stage gets a free one', () => {
  const edits: Edit[] = [{ kind: 'add-action', stage: 'Deploy', action: deployAction('Deploy') }]
  const fitted = planElsewhere(edits, healthy, home)
  expect(fitted.edits).toMatchObject([{ action: { name: 'Deploy-2' } }])
  expect(fitted.fitted).toHaveLength(1)
})

test('a region that has a store keeps it', () => {
  const stores = { ...healthy.artifactStores, 'eu-west-1': store('ours') }
  const { edits, fitted } = planElsewhere(plan, { ...healthy, artifactStores: stores }, home)
  expect(edits.map(({ kind }) => kind)).toEqual(['add-stage', 'add-action'])
  expect(fitted).toEqual(['eu-west-1 keeps its own bucket "ours".'])
})

test('a type that the pipeline has is left as it is', () => {
  const edits: Edit[] = [{ kind: 'set-pipeline-type', pipelineType: 'V2' }]
  expect(planElsewhere(edits, { ...healthy, pipelineType: 'V2' }, home)).toEqual({
    edits: [],
    fitted: ['The pipeline is of type V2 already.'],
    conflicts: [],
  })
  expect(planElsewhere(edits, healthy, home).edits).toEqual(edits)
})

test('an edit of what is not there is said and left out', () => {
  const edits: Edit[] = [{ kind: 'remove-action', stage: 'Deploy', action: 'Elsewhere' }, ...plan]
  const found = planElsewhere(edits, healthy, home)
  expect(found.conflicts).toHaveLength(1)
  expect(found.edits).toEqual(plan)
})

test('whatever the stages are called, what is taken applies without a conflict', () => {
  const name = fc.constantFrom('Source', 'Build', 'Deploy', 'Ireland', 'Ireland-2')
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), name, (names, action) => {
      const pipeline = { ...healthy, stages: names.map(stage) }
      const wanted = plan.map((edit) =>
        edit.kind === 'add-action' ? { ...edit, action: { ...edit.action, name: action } } : edit,
      )
      const { edits, conflicts } = planElsewhere(wanted, pipeline, home)
      expect(conflicts).toEqual([])
      expect(applyPlan(pipeline, { homeRegion: home, edits }).conflicts).toEqual([])
    }),
  )
})
