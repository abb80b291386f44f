import Icon, { type IconProps } from '@cloudscape-design/components/icon'
import './chips.css'
import type { Mark } from './change-target.ts'
import { markNames, problemText } from './node-names.ts'
import type { ProblemCount } from './problem-counts.ts'

export const markIcons: Record<Mark, NonNullable<IconProps['name']>> = {
  added: 'add-plus',
  changed: 'edit',
  moved: 'arrow-right',
  removed: 'subtract-minus',
}

interface ChipsProps {
  mark: Mark | undefined
  problems: ProblemCount | undefined
}

/** What is new and what is wrong about a card or a stage, each with icon and text. */
export const Chips = ({ mark, problems }: ChipsProps) =>
  (mark || problems) && (
    <span className="graph-chips">
      {problems && (
        <span className={`graph-chip graph-chip-${problems.severity}`}>
          <Icon
            name={problems.severity === 'error' ? 'status-negative' : 'status-warning'}
            size="small"
          />
          {problemText(problems)}
        </span>
      )}
      {mark && <MarkChip mark={mark} />}
    </span>
  )

/** How something differs, by icon, colour and text. */
export const MarkChip = ({ mark }: { mark: Mark }) => (
  <span className={`graph-chip graph-chip-${mark}`}>
    <Icon name={markIcons[mark]} size="small" />
    {markNames[mark]}
  </span>
)
