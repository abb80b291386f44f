import Grid from '@cloudscape-design/components/grid'
import { useMemo, useState } from 'react'
import type { Change } from '../pipeline/changes.ts'
import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { indexAbout, targetOf } from './change-target.ts'
import { ChangeSentences } from './ChangeSentences.tsx'
import { MarkedGraph } from './MarkedGraph.tsx'
import type { Compared } from './marks.ts'

interface ComparedPipelinesProps {
  /** Above the graph, such as "After the update". */
  title: string
  /** Above the sentences. */
  changesTitle?: string
  before: Pipeline
  after: Pipeline
  changes: readonly Change[]
  homeRegion: Region
  /** Said when nothing differs. */
  empty: string
}

/**
 * Two pipelines: what differs in sentences, and the same on the graph. A sentence leads to its
 * place in the graph, and a place to its sentence.
 */
export function ComparedPipelines(props: ComparedPipelinesProps) {
  const { title, changesTitle = 'Changes', before, after, changes, homeRegion, empty } = props
  const [chosen, setChosen] = useState<Compared>('together')
  const [stepped, setStepped] = useState<number>()
  const targets = useMemo(() => changes.map(targetOf), [changes])
  // The changes may have become fewer meanwhile.
  const at = stepped !== undefined && stepped < changes.length ? stepped : undefined
  const target = at === undefined ? undefined : targets[at]
  const show = target && isMissing(chosen, target.mark) ? 'together' : chosen
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, m: 5 } }, { colspan: { default: 12, m: 7 } }]}>
      <ChangeSentences
        title={changesTitle}
        changes={changes}
        targets={targets}
        at={at}
        onStep={setStepped}
        empty={empty}
      />
      <MarkedGraph
        title={title}
        before={before}
        after={after}
        changes={changes}
        homeRegion={homeRegion}
        show={show}
        onShow={(next) => {
          setChosen(next)
          if (target && isMissing(next, target.mark)) setStepped(undefined)
        }}
        target={target}
        onSelect={(selection) => {
          const index = selection ? indexAbout(targets, selection) : -1
          setStepped(index === -1 ? undefined : index)
        }}
        onRegion={(region) => {
          const index = targets.findIndex((other) => other.region === region)
          setStepped(index === -1 ? undefined : index)
        }}
      />
    </Grid>
  )
}

/** What is new is not in the older pipeline, and what is gone not in the newer one. */
const isMissing = (show: Compared, mark: string) =>
  (show === 'before' && mark === 'added') || (show === 'after' && mark === 'removed')
