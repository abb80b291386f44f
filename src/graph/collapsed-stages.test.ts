import { expect, test } from 'vitest'
import { collapseStages, shownCollapsed, toggleStage } from './collapsed-stages.ts'

const wanted = new Set(['Build', 'Deploy'])

test('draws a stage as one card unless an action in it is selected', () => {
  expect(shownCollapsed(wanted, undefined)).toBe(wanted)
  expect(shownCollapsed(wanted, { stage: 'Build' })).toBe(wanted)
  expect(shownCollapsed(wanted, { stage: 'Test', action: 'Smoke' })).toBe(wanted)
  expect(shownCollapsed(wanted, { stage: 'Build', action: 'Compile' })).toEqual(new Set(['Deploy']))
})

test('expands what is collapsed and collapses what is not', () => {
  expect(toggleStage(wanted, undefined, 'Build')).toEqual({ stages: new Set(['Deploy']) })
  expect(toggleStage(wanted, undefined, 'Test')).toEqual({
    stages: new Set(['Build', 'Deploy', 'Test']),
  })
})

test('selects the stage in place of the action whose card it takes away', () => {
  expect(toggleStage(new Set(), { stage: 'Test', action: 'Smoke' }, 'Test')).toEqual({
    stages: new Set(['Test']),
    selection: { stage: 'Test' },
  })
  // Open only because of what is selected: collapsed again, not expanded.
  expect(toggleStage(wanted, { stage: 'Build', action: 'Compile' }, 'Build')).toEqual({
    stages: wanted,
    selection: { stage: 'Build' },
  })
  expect(toggleStage(new Set(), { stage: 'Test', action: 'Smoke' }, 'Build')).toEqual({
    stages: new Set(['Build']),
  })
})

test('collapses all stages, the one of the selected action too', () => {
  expect(collapseStages(['Build', 'Test'], { stage: 'Test', action: 'Smoke' })).toEqual({
    stages: new Set(['Build', 'Test']),
    selection: { stage: 'Test' },
  })
  expect(collapseStages(['Build', 'Test'], { stage: 'Test' })).toEqual({
    stages: new Set(['Build', 'Test']),
  })
})
