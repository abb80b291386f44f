import Alert from '@cloudscape-design/components/alert'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { Place } from '../../aws/connection.ts'
import { describeEffect, type Effect, isLoss } from '../../pipeline/blast-radius.ts'
import type { Pipeline } from '../../pipeline/pipeline.ts'
import { ExternalLink } from '../../ui/ExternalLink.tsx'
import { useBlastRadius } from './use-blast-radius.ts'

interface BlastRadiusProps {
  place: Place
  /** The structure that is to be replaced. */
  base: Pipeline
}

/** What the update breaks, before it is sent. */
export function BlastRadius({ place, base }: BlastRadiusProps) {
  const effects = useBlastRadius(place, base)
  if (!effects) {
    return (
      <Alert type="info" header="What the update does to runs">
        <StatusIndicator type="loading">Looking for runs in progress</StatusIndicator>
      </Alert>
    )
  }
  const isHarmless = !effects.some((effect) => isLoss(effect) || effect.kind === 'not-known')
  return (
    <Alert type={isHarmless ? 'info' : 'warning'} header={headline(effects)}>
      An update fails runs in progress. Later runs use the new structure; they do not start by
      themselves.
      {effects.length > 0 && (
        <ul aria-label="What the update does to runs">
          {effects.map((effect) => {
            const text = describeEffect(effect)
            return (
              <li key={text}>
                {text} <EffectLink place={place} name={base.name} effect={effect} />
              </li>
            )
          })}
        </ul>
      )}
    </Alert>
  )
}

function headline(effects: readonly Effect[]): string {
  const failing = effects.filter(({ kind }) => kind === 'run-fails').length
  if (failing === 1) return 'A run is in progress and will fail'
  if (failing > 1) return `${failing} runs are in progress and will fail`
  if (effects.some((effect) => effect.kind === 'not-known' && effect.part === 'runs')) {
    return 'It is not known whether a run is in progress'
  }
  return 'No run is in progress now'
}

/** Leads to what the effect is about, in a tab of its own: the review stays. */
function EffectLink({ place, name, effect }: { place: Place; name: string; effect: Effect }) {
  const pipeline = `/${place.connection}/${place.region}/pipelines/${name}`
  const target = targetOf(effect, pipeline)
  return (
    target && (
      <ExternalLink href={target.href} ariaLabel={`${target.label}, opens in a new tab`}>
        Show
      </ExternalLink>
    )
  )
}

function targetOf(effect: Effect, pipeline: string) {
  switch (effect.kind) {
    case 'run-fails':
      return { href: `${pipeline}/runs?run=${effect.run}`, label: `Show run ${effect.run}` }
    case 'approval-lost': {
      const { stage, action } = effect
      return {
        href: `${pipeline}?action=${encodeURIComponent(`${stage}/${action}`)}`,
        label: `Show approval ${action}`,
      }
    }
    case 'transition-disabled':
      return {
        href: `${pipeline}?action=${encodeURIComponent(effect.stage)}`,
        label: `Show stage ${effect.stage}`,
      }
    case 'rollback-lost':
      return { href: `${pipeline}/runs`, label: 'Show runs' }
    case 'not-known':
      return undefined
  }
}
