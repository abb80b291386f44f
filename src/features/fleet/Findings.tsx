import Box from '@cloudscape-design/components/box'
import Link from '@cloudscape-design/components/link'
import Popover from '@cloudscape-design/components/popover'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useNavigate } from '@tanstack/react-router'
import { selectionText } from '../../graph/selection.ts'
import {
  describeFinding,
  editsOf,
  type FindingFix,
  type FleetFinding,
  findingSeverity,
  findingTitles,
  fixOf,
} from '../../pipeline/fleet/findings.ts'
import { putIntoDraft } from './fix-draft.ts'
import type { FleetRow } from './fleet-row.ts'

const types = { error: 'error', warning: 'warning', hint: 'info' } as const

/** What is odd about a pipeline, each with its sentence and the way to mend it on request. */
export function Findings({ connection, row }: { connection: string; row: FleetRow }) {
  if (row.read.failure !== undefined) {
    return (
      <Popover
        renderWithPortal
        triggerType="text"
        dismissAriaLabel="Close"
        content={row.read.failure}
      >
        <StatusIndicator type="warning">Not read</StatusIndicator>
      </Popover>
    )
  }
  return (
    <SpaceBetween size="xxs">
      {kindsOf(row.findings).map(([first, ...others]) => (
        <Popover
          key={first.kind}
          triggerType="text"
          size="large"
          renderWithPortal
          dismissAriaLabel="Close"
          header={findingTitles[first.kind]}
          content={
            <SpaceBetween size="s">
              {[first, ...others].map((finding) => (
                <div key={describeFinding(finding)}>
                  <Box>{describeFinding(finding)}</Box>
                  <FixLink connection={connection} row={row} finding={finding} />
                </div>
              ))}
            </SpaceBetween>
          }
        >
          <StatusIndicator type={types[findingSeverity(first.kind)]}>
            {findingTitles[first.kind]}
            {others.length > 0 && ` (${others.length + 1})`}
          </StatusIndicator>
        </Popover>
      ))}
    </SpaceBetween>
  )
}

/** Findings of the same kind stand together; they are in the order of gravity already. */
function kindsOf(findings: readonly FleetFinding[]) {
  const kinds = new Map<string, [FleetFinding, ...FleetFinding[]]>()
  for (const finding of findings) {
    const same = kinds.get(finding.kind)
    if (same) same.push(finding)
    else kinds.set(finding.kind, [finding])
  }
  return [...kinds.values()]
}

const fixText = (fix: FindingFix): string => {
  switch (fix.kind) {
    case 'choose-bucket':
      return `Choose a bucket in ${fix.region}`
    case 'remove-store':
      return `Remove the store in ${fix.region}`
    case 'stop-polling':
      return `Stop polling in "${fix.action}"`
    case 'use-v2':
      return 'Change to V2'
    case 'choose-connection':
      return `Choose a connection for "${fix.action}"`
    case 'open-action':
      return `Open "${fix.action}"`
    case 'open-pipeline':
      return 'Open the pipeline'
  }
}

interface FixLinkProps {
  connection: string
  row: FleetRow
  finding: FleetFinding
}

/** One click to where the finding is mended: a dialog, a review, or the action it is about. */
function FixLink({ connection, row, finding }: FixLinkProps) {
  const navigate = useNavigate()
  const fix = fixOf(finding)
  const { home: region, name, read } = row
  const params = { connection, region, name }
  const search = {
    ...(fix.kind === 'choose-bucket' && { store: fix.region }),
    ...(fix.kind === 'open-action' && { action: selectionText(fix) }),
    ...(fix.kind === 'choose-connection' && { change: `connection:${selectionText(fix)}` }),
  }
  const root = `/${connection}/${region}/pipelines/${name}`
  const edits = editsOf(fix)
  const query = new URLSearchParams(search).toString()
  return (
    <Link
      href={edits ? `${root}/review` : `${root}${query && `?${query}`}`}
      onFollow={(event) => {
        event.preventDefault()
        if (edits && read.pipeline) {
          putIntoDraft({ connection, region, pipeline: read.pipeline }, edits)
          void navigate({ to: '/$connection/$region/pipelines/$name/review', params })
        } else {
          void navigate({ to: '/$connection/$region/pipelines/$name', params, search })
        }
      }}
    >
      {fixText(fix)}
    </Link>
  )
}
