import type { Edit } from '../src/pipeline/edits.ts'
import { editTemplate } from '../src/template/edit-template.ts'
import { readTemplate } from '../src/template/read-template.ts'
import type { Template } from '../src/template/template.ts'
import type { Measure, Topic } from './bar.ts'
import { homeRegion } from './large-pipeline.ts'
import { largeTemplate } from './large-template.ts'

/** An action in another region, and the store that it needs. */
const edits: readonly Edit[] = [
  {
    kind: 'add-action',
    stage: 'Stage9',
    action: {
      name: 'Deploy',
      actionTypeId: { category: 'Deploy', owner: 'AWS', provider: 'CodeDeploy', version: '1' },
      runOrder: 5,
      region: 'eu-central-1',
      configuration: { ApplicationName: 'app', DeploymentGroupName: 'group' },
      inputArtifacts: [{ name: 'source-0' }],
    },
  },
  {
    kind: 'set-artifact-store',
    region: 'eu-central-1',
    store: { type: 'S3', location: 'artifacts-eu-central-1' },
  },
]

function read(text: string): Template {
  const reading = readTemplate(text, { homeRegion })
  if (!reading.ok || reading.template.pipelines.length !== 1) {
    throw new Error('The large template is not read')
  }
  return reading.template
}

function measureOf(format: 'yaml' | 'json'): Measure {
  const text = largeTemplate(format)
  if (text.length < 950_000 || text.length > 1_048_576) {
    throw new Error(`The large template has ${text.length} characters`)
  }
  return async () => {
    const started = performance.now()
    const template = read(text)
    const wasRead = performance.now()
    const edit = editTemplate(template, 'Pipeline', edits)
    const ended = performance.now()
    if (!edit.ok) throw new Error(`The edit is refused: ${edit.refusal.kind}`)
    return { [readOf(format)]: wasRead - started, [editOf(format)]: ended - wasRead }
  }
}

const readOf = (format: string) => `read a ${format.toUpperCase()} template of 1 MB`
const editOf = (format: string) => `edit a ${format.toUpperCase()} template of 1 MB`

/** What a person waits for who opens the largest template that CloudFormation takes, and edits it. */
export const template: Topic = {
  name: 'template',
  bars: (['yaml', 'json'] as const).flatMap((format) => [
    { name: readOf(format), unit: 'ms', bar: 300, of: ({ median }) => median(readOf(format)) },
    { name: editOf(format), unit: 'ms', bar: 100, of: ({ median }) => median(editOf(format)) },
  ]),
  measures: () => Promise.resolve((['yaml', 'json'] as const).map(measureOf)),
}
