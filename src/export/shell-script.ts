import { describeChange, findChanges } from '../pipeline/changes.ts'
import { applyPlan, describeConflict } from '../pipeline/edits.ts'
import { NumberText } from '../pipeline/json-text.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import { findLaterMembers, memberPathText } from '../pipeline/unknown-members.ts'
import type { Exported, ExportInput } from './exported.ts'
import { environmentName, jqEdit, oneLine } from './jq-edit.ts'
import { unknownToTheCli } from './pipeline-json.ts'
import { newSecrets, type Secret, secretText } from './secrets.ts'

/**
 * The plan as a script for bash, the AWS CLI and jq: read the pipeline, refuse another version than
 * the plan's, edit, update, and look whether anybody else wrote in between.
 */
export function exportShellScript(input: ExportInput): Exported {
  const { base, plan, account } = input
  const { pipeline: edited, conflicts } = applyPlan(base, plan)
  const secrets = newSecrets(base, edited)
  const version = base.version ?? 1
  const changes = findChanges(base, edited, plan.homeRegion).map(describeChange)
  const lines = [
    '#!/usr/bin/env bash',
    `# Updates pipeline ${oneLine(base.name)} in ${oneLine(plan.homeRegion)} from version ${version} to version ${version + 1}:`,
    ...(changes.length > 0 ? changes : ['Nothing changes.']).map((text) => `# - ${oneLine(text)}`),
    '#',
    '# Needs the AWS CLI and jq 1.6 or later. Whatever is running in the pipeline meets the change.',
    '# With --dry-run it prints the input of update-pipeline and sends nothing.',
    'set -euo pipefail',
    '',
    `name=${quoted(base.name)}`,
    `region=${quoted(plan.homeRegion)}`,
    `version=${version}`,
    'export AWS_PAGER=',
    ...secrets.map(secretCheck),
    '',
    'work=$(mktemp -d)',
    `trap 'rm -rf "$work"' EXIT`,
    '',
    'refuse() {',
    '  echo "$1 Nothing was sent." >&2',
    '  exit 1',
    '}',
    '',
    'aws codepipeline get-pipeline --region "$region" --name "$name" --output json > "$work/read.json"',
    '',
    ...(account === undefined ? [] : accountCheck(account)),
    `read_version=$(jq -r '.pipeline.version' "$work/read.json")`,
    'if [ "$read_version" != "$version" ]; then',
    '  refuse "$name is at version $read_version, and this script was made for version $version."',
    'fi',
    ...memberChecks(base),
    '',
    `cat > "$work/edit.jq" <<'JQ'`,
    jqEdit(base, plan, secrets),
    'JQ',
    `jq '.pipeline' "$work/read.json" | jq -f "$work/edit.jq" | jq '{pipeline: .}' > "$work/edited.json"`,
    '',
    'if [ "${1:-}" = --dry-run ]; then',
    '  cat "$work/edited.json"',
    '  exit',
    'fi',
    '',
    'aws codepipeline update-pipeline --region "$region" --output json \\',
    '  --cli-input-json "file://$work/edited.json" > "$work/updated.json"',
    '',
    `updated_version=$(jq -r '.pipeline.version' "$work/updated.json")`,
    'if [ "$updated_version" -ne $((version + 1)) ]; then',
    '  echo "$name went from version $version to $updated_version: somebody else wrote in between, and this update replaced it." >&2',
    '  exit 1',
    'fi',
    'echo "$name is at version $updated_version."',
    '',
  ]
  return {
    text: lines.join('\n'),
    fileName: `update-${base.name}.sh`,
    notes: [
      ...conflicts.map(({ conflict }) => `Left out: ${describeConflict(conflict)}`),
      ...secrets.map(
        (secret) =>
          `No secret is written: the script reads ${secretText(secret)} from the environment variable ${environmentName(secret.id)}.`,
      ),
      ...unknownToTheCli(edited),
      ...(hasLongNumber(base)
        ? ['A number in this pipeline is longer than jq 1.6 keeps; use jq 1.7 or later.']
        : []),
      'It updates at once: it waits for no run to end, and what is running meets the change.',
    ],
  }
}

/** For a POSIX shell. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

/** What stands in a message between double quotes: nothing that the shell would read. */
const plain = (text: string) => oneLine(text).replace(/["'`$\\{}!]/g, '')

const secretCheck = (secret: Secret) =>
  `: "\${${environmentName(secret.id)}:?Set it to ${plain(secretText(secret))}.}"`

const accountCheck = (account: string) => [
  `account=$(jq -r '.metadata.pipelineArn // "" | split(":")[4] // ""' "$work/read.json")`,
  `if [ "$account" != ${quoted(account)} ]; then`,
  `  refuse "These are the credentials of account $account, and the pipeline is in ${plain(account)}."`,
  'fi',
]

/**
 * The AWS CLI leaves out of its answer what its release does not know, and would so erase it, because
 * update-pipeline replaces everything. Each later member has to come back with all that is in it.
 */
function memberChecks(base: Pipeline): string[] {
  const later = findLaterMembers(base)
    .map(({ path, value }) => [oneLine(memberPathText(base, path)), path, countValues(value)])
    .filter(([, , count]) => count !== 0)
  if (later.length === 0) return []
  return [
    `cat > "$work/members.json" <<'JSON'`,
    `[${later.map((member) => JSON.stringify(member)).join(',\n ')}]`,
    'JSON',
    `unread=$(jq -r --slurpfile members "$work/members.json" '.pipeline as $read | [$members[0][] | . as [$name, $path, $count] | select([$read | getpath($path) | .. | select(. != null)] | length < $count) | $name] | join(", ")' "$work/read.json")`,
    'if [ -n "$unread" ]; then',
    '  refuse "This AWS CLI does not read $unread, and would erase that: update the CLI."',
    'fi',
  ]
}

/** Values that are not null, those in lists and objects and these themselves, as jq's `..` has them. */
function countValues(value: unknown): number {
  if (value === null || value === undefined) return 0
  if (typeof value !== 'object' || value instanceof NumberText) return 1
  return Object.values(value).reduce<number>((sum, inner) => sum + countValues(inner), 1)
}

function hasLongNumber(value: unknown): boolean {
  if (value instanceof NumberText) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(hasLongNumber)
}
