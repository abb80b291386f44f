import { actionsFrom, regionsOf, writtenValuesOf } from '../../draft/add-action-answers.ts'
import { findActionType } from '../../pipeline/action-types.ts'
import { valueAt, type ValuePath } from '../../pipeline/action-value.ts'
import { pathText, regionalValues, rewrittenValues } from '../../pipeline/fan-out.ts'
import type { Action, Region } from '../../pipeline/pipeline.ts'
import type { RegionMark } from '../../pipeline/region-text.ts'
import type { ChangedValue } from '../../ui/ChangedValues.tsx'
import type { WizardDraft } from './field-problems.ts'

/** One value in one of the other regions. */
export interface RegionValue {
  path: ValuePath
  /** As the draft keeps it. */
  key: string
  /** In the region that the action is written for; lines as lines. */
  from: string
  /** In this region. */
  value: string
  /** Whether it is written for this region; else it follows. */
  isWritten: boolean
  /** What in it names the region; absent where nothing does. */
  what?: RegionMark
}

export interface OtherRegion {
  region: Region
  /** The action as it is there. */
  action: Action
  values: readonly RegionValue[]
}

const textOf = (value: string | string[] | undefined) => [value ?? ''].flat().join('\n')

/** Choices from a few words, such as true and false, are the same everywhere. */
const isChoice = (action: Action, [member, key]: ValuePath) =>
  member === 'configuration' &&
  findActionType(action.actionTypeId)?.configuration.find(({ name }) => name === key)?.values !==
    undefined

/** Every region but the first, with each value that may be another one there. */
export function otherRegions({ answers, region: homeRegion }: WizardDraft): {
  first: Region
  others: OtherRegion[]
} {
  const [first = '', ...regions] = regionsOf(answers)
  const [action, ...actions] = actionsFrom(answers, homeRegion)
  if (!action) return { first, others: [] }
  const written = writtenValuesOf(answers)
  return {
    first,
    others: regions.map((region, at) => {
      const here = actions[at] ?? action
      const followed = rewrittenValues(action, first, region)
      return {
        region,
        action: here,
        values: regionalValues(action)
          .filter(({ path }) => !isChoice(action, path))
          .map(({ path, value }) => {
            const key = pathText(path)
            const text = written[region]?.[key]
            const what = followed.find((one) => pathText(one.path) === key)?.what
            return {
              path,
              key,
              from: textOf(value),
              value: text ?? textOf(valueAt(here, path)),
              isWritten: text !== undefined,
              ...(what && { what }),
            }
          }),
      }
    }),
  }
}

/** Why a value is what it is in a region. */
export function whyThisValue({ isWritten, what, from, value }: RegionValue, first: Region): string {
  if (isWritten) return from === value ? `As in ${first}.` : 'Written for this region.'
  return what ? `Follows the region in the ${what}.` : `As in ${first}.`
}

/** What differs in a region, as rows. */
export const rowsOf = ({ region, values }: OtherRegion, first: Region): ChangedValue[] =>
  values
    .filter(({ from, value }) => from !== value)
    .map((one) => ({
      group: region,
      field: one.path.at(-1) ?? '',
      from: one.from,
      to: one.value === '' ? '(left out)' : one.value,
      why: whyThisValue(one, first),
    }))
