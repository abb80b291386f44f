import type { Region } from '../pipeline/pipeline.ts'
import { findPipelines } from './find-pipelines.ts'
import { type MapNode, type TemplateNode, valueAt } from './nodes.ts'
import { readJson } from './read-json.ts'
import { readYaml } from './read-yaml.ts'
import { type Parsed, problemAt, type SourceProblem } from './source-problem.ts'
import type { TemplateReading } from './template.ts'

/**
 * What CloudFormation takes from S3, in bytes.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const maxBytes = 1_048_576

const byteOrderMark = '\uFEFF'

interface ReadOptions {
  /** The region of the stack; without it the template may still show it. */
  homeRegion?: Region
}

/**
 * Reads a CloudFormation template in YAML or JSON and finds its pipelines. Whatever the text is, the
 * answer is a value: nothing is thrown.
 */
export function readTemplate(text: string, { homeRegion }: ReadOptions = {}): TemplateReading {
  const hasByteOrderMark = text.startsWith(byteOrderMark)
  const tooLarge = findTooLarge(text)
  if (tooLarge) return { ok: false, problems: [tooLarge] }
  const { format, parsed } = parse(text)
  if (!parsed.ok) return { ok: false, problems: withTemplateEngineHint(text, parsed.problems) }
  const { root, notices } = parsed
  const problem = findShapeProblem(text, root)
  if (problem || root.kind !== 'map') return { ok: false, problems: problem ? [problem] : [] }
  const pipelines = findPipelines({ text, root, notices, homeRegion })
  return {
    ok: true,
    template: {
      text,
      format,
      lineEnding: /\r\n/.test(text) ? '\r\n' : '\n',
      hasByteOrderMark,
      pipelines,
      notices,
      root,
    },
  }
}

/** The same from a file's bytes, which are UTF-8 or no template. */
export function readTemplateBytes(bytes: Uint8Array, options?: ReadOptions): TemplateReading {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    return readTemplate(decoder.decode(bytes), options)
  } catch {
    const message = 'The file is not written in UTF-8.'
    const hint = 'Save it as UTF-8; CloudFormation reads nothing else.'
    return { ok: false, problems: [{ line: 1, column: 1, message, hint }] }
  }
}

function findTooLarge(text: string): SourceProblem | undefined {
  if (text.length <= maxBytes && new TextEncoder().encode(text).length <= maxBytes) return undefined
  const message = 'The template is larger than 1 MB, which CloudFormation does not take.'
  const hint = 'Split it into nested stacks.'
  return { line: 1, column: 1, message, hint }
}

type Reading = { format: 'yaml' | 'json'; parsed: Parsed<TemplateNode> }

/** JSON where the text starts like it; YAML in flow style starts with a brace too. */
function parse(text: string): Reading {
  try {
    const isJson = /^\s*(?:\{\s*["}]|\[)/.test(text)
    return isJson
      ? { format: 'json', parsed: readJson(text) }
      : { format: 'yaml', parsed: readYaml(text) }
  } catch (error) {
    const message =
      error instanceof RangeError
        ? 'The file is nested too deeply to be read.'
        : 'The file could not be read.'
    return { format: 'yaml', parsed: { ok: false, problems: [problemAt(text, 0, message)] } }
  }
}

/** Files of cookiecutter, Jinja and Go templates become templates only when they are rendered. */
function withTemplateEngineHint(text: string, problems: SourceProblem[]): SourceProblem[] {
  const mark = /\{%|\{\{(?!resolve:)/.exec(text)
  if (!mark) return problems
  const message = `The file is made for a template engine: it has marks such as ${mark[0]}.`
  return [problemAt(text, mark.index, message, 'Render it, and open the result.'), ...problems]
}

function findShapeProblem(text: string, root: TemplateNode): SourceProblem | undefined {
  const isMap = (node: TemplateNode | undefined): node is MapNode => node?.kind === 'map'
  if (!isMap(root)) {
    return problemAt(text, root.start, 'A template is a map of sections such as Resources.')
  }
  const resources = valueAt(root, 'Resources')
  if (isMap(resources)) return undefined
  if (resources) {
    return problemAt(text, resources.start, 'Resources has to be a map of logical ids.')
  }
  const isPart = root.members.some(
    ({ value }) =>
      valueAt(value, 'Type') !== undefined && valueAt(value, 'Properties') !== undefined,
  )
  return problemAt(
    text,
    root.start,
    'There is no Resources section, so this is no whole template.',
    isPart ? 'These are resources: put them under Resources.' : undefined,
  )
}
