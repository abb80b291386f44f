import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyPipeline } from './arbitrary-edits.ts'
import { anyStyle, patience, writeTemplate } from './arbitrary-templates.ts'
import { dataOf } from './intrinsics.ts'
import { textOf, valueAt } from './nodes.ts'
import { readYaml } from './read-yaml.ts'
import { withoutPlainResources } from './skim.ts'

/** RUNS asks for more than a usual test run has the time for. */
const runs = Number(process.env['RUNS'] ?? 200)

const template = (...lines: string[]) =>
  [
    'Resources:',
    '  A:',
    '    Type: AWS::S3::Bucket',
    ...lines.map((line) => `    ${line}`),
    '',
  ].join('\n')

const isSkimmed = (...lines: string[]) => {
  const text = template(...lines)
  const skimmed = withoutPlainResources(text)
  expect(skimmed).toHaveLength(text.length)
  expect(skimmed).toContain('Type: AWS::S3::Bucket')
  return skimmed !== text
}

describe('A resource that is no pipeline is left out', () => {
  test.each([
    [
      [
        'Properties:',
        '  BucketName: !Sub "${A}-b" # ours',
        '  Tags:',
        '  - Key: a',
        '    Value: 1',
      ],
    ],
    [['Properties:', '  Policy: !Join ["", ["arn:", !Ref "AWS::Partition"]]', "  B: 'it''s'"]],
    [
      [
        'Properties:',
        '  Code: |',
        '    - a: b: c',
        '      "',
        '',
        '  D: !If',
        '    - A',
        '    - B',
      ],
    ],
    [
      [
        'DependsOn: [B, C]',
        'Properties:',
        '  Statement:',
        '    -',
        '      Action: s3:Get*',
        '    - {}',
      ],
    ],
  ])('where its lines are plain: %#', (lines) => {
    expect(isSkimmed(...lines)).toBe(true)
  })

  test.each([
    [['Properties:', '  A: b', '  A: c']],
    [['Properties:', '  A: b', '   B: c']],
    [['Properties:', '  A: b', '    c']],
    [['Properties:', '  A: b: c']],
    [['Properties:', '  A: "b']],
    [['Properties:', '  A: {B: c}']],
    [['Properties:', '  A: [b']],
    [['Properties:', '  - A', '  B: c']],
    [['Properties:', '  A: &a b']],
    [['Properties:', '\tA: b']],
  ])('but not where they are anything else: %#', (lines) => {
    expect(isSkimmed(...lines)).toBe(false)
  })
})

test('Nothing is left out where what follows is no section', () => {
  const text = template('Properties:', '  BucketName: a')
  expect(withoutPlainResources(`${text}Outputs: {}\n`)).not.toBe(`${text}Outputs: {}\n`)
  for (const rest of [': \n', '}\n', '- a\n', '? a\n']) {
    expect(withoutPlainResources(text + rest)).toBe(text + rest)
  }
})

test(
  'what is left out is what the parser would have taken',
  () => {
    const piece = fc.constantFrom(
      ...[
        '',
        ' ',
        '  ',
        '- ',
        ': ',
        ':',
        '"',
        "'",
        '{',
        ']',
        ', ',
        '!If ',
        '#',
        ' #',
        '|',
        '\n',
        '\n  ',
        '\t',
        'A: ',
        '&a ',
        '*',
      ],
    )
    fc.assert(
      fc.property(
        anyPipeline,
        anyStyle,
        fc.array(fc.tuple(fc.nat(2000), fc.nat(4), piece), { maxLength: 2 }),
        (pipeline, style, cuts) => {
          let text = writeTemplate(pipeline, { ...style, format: 'yaml' })
          text = text.replaceAll('AWS::CodePipeline::Pipeline', 'AWS::Other::Thing')
          const from = text.indexOf('Resources')
          for (const [place, length, put] of cuts) {
            const at = from + (place % (text.length - from))
            text = text.slice(0, at) + put + text.slice(at + length)
          }
          const whole = readYaml(text, Infinity)
          const skimmed = readYaml(text, 0)
          expect(skimmed.ok, text).toBe(whole.ok)
          if (!whole.ok || !skimmed.ok) return
          expect(skimmed.notices).toEqual(whole.notices)
          const [all, some] = [whole, skimmed].map(({ root }) => valueAt(root, 'Resources'))
          const types = (node: typeof all) =>
            node?.kind === 'map'
              ? node.members.map(({ key, value }) => [key, textOf(valueAt(value, 'Type'))])
              : node && dataOf(node)
          expect(types(some), text).toEqual(types(all))
        },
      ),
      { numRuns: runs },
    )
  },
  patience(runs),
)
