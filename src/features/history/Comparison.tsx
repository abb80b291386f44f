import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { memo, useMemo } from 'react'
import type { KnownVersion } from '../../aws/history.ts'
import { ComparedPipelines } from '../../graph/ComparedPipelines.tsx'
import { findChanges } from '../../pipeline/changes.ts'
import { writeJson } from '../../pipeline/json-text.ts'
import type { Region } from '../../pipeline/pipeline.ts'
import { JsonDiff } from '../../ui/JsonDiff.tsx'
import type { Compared } from './compared.ts'

interface ComparisonProps {
  compared: Compared
  /** Whether a version that is missing may still arrive. */
  isReading: boolean
  homeRegion: Region
}

/** Two versions: what differs in sentences, on the graph and as JSON. */
export function Comparison({ compared, isReading, homeRegion }: ComparisonProps) {
  if (compared.kind === 'pair') return <Pair {...compared} homeRegion={homeRegion} />
  if (isReading) return <StatusIndicator type="loading">Reading versions</StatusIndicator>
  return (
    <Box color="text-body-secondary" textAlign="center" padding="l">
      {compared.kind === 'too-few'
        ? 'Select two versions to compare them.'
        : `Version ${compared.versions.join(' and ')} cannot be compared: neither AWS nor this browser has it.`}
    </Box>
  )
}

interface PairProps {
  older: KnownVersion
  newer: KnownVersion
  homeRegion: Region
}

/** Drawn once, not with every version that arrives in the table above. */
const Pair = memo(function Pair({ older, newer, homeRegion }: PairProps) {
  const [before, after] = [older.pipeline, newer.pipeline]
  const changes = useMemo(() => findChanges(before, after, homeRegion), [before, after, homeRegion])
  return (
    <SpaceBetween size="l">
      <Header variant="h2">
        From version {older.version} to version {newer.version}
      </Header>
      <ComparedPipelines
        title={`Version ${newer.version}`}
        before={before}
        after={after}
        changes={changes}
        homeRegion={homeRegion}
        empty="Nothing differs."
      />
      <Container header={<Header variant="h2">JSON</Header>}>
        <JsonDiff
          label={`JSON of version ${older.version} and of version ${newer.version}`}
          before={writeJson(before)}
          after={writeJson(after)}
          beforeTitle={`Version ${older.version}`}
          afterTitle={`Version ${newer.version}`}
        />
      </Container>
    </SpaceBetween>
  )
})
