/** One row of a fleet's table, as a file says it. Lists keep their order. */
export interface FleetRecord {
  region: string
  name: string
  version: number
  type: string
  /** ISO 8601, UTC; empty where AWS does not say. */
  updated: string
  regions: readonly string[]
  buckets: readonly string[]
  keys: readonly string[]
  stages: number | undefined
  actions: number | undefined
  crossRegionActions: number | undefined
  lastRun: string
  lastRunAt: string
  stack: string
  findings: readonly string[]
}

const columns: readonly [title: string, of: (record: FleetRecord) => Cell][] = [
  ['Home region', ({ region }) => region],
  ['Pipeline', ({ name }) => name],
  ['Version', ({ version }) => version],
  ['Type', ({ type }) => type],
  ['Updated', ({ updated }) => updated],
  ['Regions', ({ regions }) => regions],
  ['Buckets', ({ buckets }) => buckets],
  ['KMS keys', ({ keys }) => keys],
  ['Stages', ({ stages }) => stages],
  ['Actions', ({ actions }) => actions],
  ['Cross-region actions', ({ crossRegionActions }) => crossRegionActions],
  ['Last run', ({ lastRun }) => lastRun],
  ['Last run at', ({ lastRunAt }) => lastRunAt],
  ['Stack', ({ stack }) => stack],
  ['Findings', ({ findings }) => findings],
]

type Cell = string | number | undefined | readonly string[]

/**
 * A value as a spreadsheet takes it for text. What begins like a formula gets an apostrophe in
 * front: the names in it are anyone's who may name a pipeline.
 * https://owasp.org/www-community/attacks/CSV_Injection
 */
function cell(value: Cell): string {
  if (typeof value === 'number') return String(value)
  const text = Array.isArray(value) ? value.join('; ') : String(value ?? '')
  const safe = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const line = (values: readonly Cell[]) => `${values.map(cell).join(',')}\r\n`

/** Comma-separated values (RFC 4180) with a line of titles. */
export const fleetCsv = (records: readonly FleetRecord[]): string =>
  [
    line(columns.map(([title]) => title)),
    ...records.map((record) => line(columns.map(([, of]) => of(record)))),
  ].join('')

/** `{ "pipelines": [ … ] }`, for programs. */
export const fleetJson = (records: readonly FleetRecord[]): string =>
  `${JSON.stringify({ pipelines: records }, undefined, 2)}\n`
