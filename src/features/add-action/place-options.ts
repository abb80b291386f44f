import type { SelectProps } from '@cloudscape-design/components/select'
import type { StagePosition } from '../../pipeline/edits.ts'
import type { Pipeline, Region } from '../../pipeline/pipeline.ts'
import { offeredRegions, regionName } from '../../pipeline/regions.ts'

/** The value of the option that adds a stage; `/` cannot stand in a stage's name. */
export const newStageValue = '/new'

const newStageOption: SelectProps.Option = { value: newStageValue, label: 'Add a new stage' }

const onlySources = 'The first stage takes source actions only, and those stay in the home region.'

const stageOption = (name: string, index: number): SelectProps.Option => ({
  value: name,
  label: name,
  ...(index === 0 && { disabled: true, description: onlySources }),
})

/** Where an action can go: a new stage, or one of the pipeline's. */
export const stageOptions = (pipeline: Pipeline): SelectProps.Option[] => [
  newStageOption,
  ...pipeline.stages.map(({ name }, index) => stageOption(name, index)),
]

/** The value of a stage position: the stage before it, or nothing for the end. */
export const positionValue = (position: StagePosition): string =>
  'after' in position ? position.after : ''

export const positionOf = (value: string): StagePosition =>
  value === '' ? { at: 'end' } : { after: value }

/** Places for a new stage, last first: after any stage, because the first one has the sources. */
export const positionOptions = (pipeline: Pipeline): SelectProps.Option[] =>
  pipeline.stages
    .map(({ name }, index) =>
      index === pipeline.stages.length - 1
        ? { value: '', label: `At the end, after ${name}` }
        : { value: name, label: `After ${name}` },
    )
    .toReversed()

/** One region; the code is what people search for and say. */
export const regionOption = (region: Region, optIn = false): SelectProps.Option => ({
  value: region,
  label: regionName(region) ?? region,
  labelTag: region,
  ...(optIn && { tags: ['Has to be enabled in the account'] }),
})

/** The regions of the home region's partition: those in use first, home itself with the reason. */
export function regionOptions(pipeline: Pipeline, homeRegion: Region): SelectProps.OptionGroup[] {
  const { inUse, others } = offeredRegions(pipeline, homeRegion)
  const home = {
    ...regionOption(homeRegion),
    disabled: true,
    description: 'Home region: an action here does not cross regions.',
  }
  const isOther = (region: Region) => region !== homeRegion
  return [
    {
      label: 'In use by this pipeline',
      options: [...inUse.filter(isOther).map((region) => regionOption(region)), home],
    },
    { label: 'Other regions', options: others.map(({ id, optIn }) => regionOption(id, optIn)) },
  ]
}
