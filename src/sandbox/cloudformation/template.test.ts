import { describe, expect, test } from 'vitest'
import { type Ground, inOrder, isThere, resolve } from './intrinsics.ts'
import { readTemplate } from './template.ts'

const groundOf = (text: string, parameters: Record<string, string> = {}): Ground => ({
  template: readTemplate(text),
  region: 'us-west-2',
  stack: { id: 'arn:stack', name: 'demo' },
  parameters,
  physicalIdOf: (id) => (id === 'Made' ? 'made-1' : undefined),
  attributeOf: (id, name) => (id === 'Made' ? `${id}:${name}` : undefined),
  exports: { 'shared-bucket': 'exported-bucket' },
})

const wrapped = (value: string, rest = '') => `${rest}Resources:
  Made: { Type: AWS::S3::Bucket }
  Later: { Type: AWS::S3::Bucket }
  Subject:
    Type: AWS::SNS::Topic
    Properties:
      Value: ${value}
`

const valueOf = (text: string, parameters?: Record<string, string>) => {
  const ground = groundOf(text, parameters)
  return (resolve(ground.template.Resources['Subject']?.Properties, ground) as { Value: unknown })
    .Value
}

describe('an intrinsic function', () => {
  test.each<[string, unknown]>([
    ['!Ref AWS::Region', 'us-west-2'],
    ['!Ref Made', 'made-1'],
    ['!Ref Later', '{{changeSet:KNOWN_AFTER_APPLY}}'],
    ['!GetAtt Made.Arn', 'Made:Arn'],
    ['!GetAtt [Made, Outputs.Name]', 'Made:Outputs.Name'],
    ["!Sub '${AWS::StackName}-${Made}-${Made.Arn}-${!kept}'", 'demo-made-1-Made:Arn-${kept}'],
    ["!Sub ['${Word}-${AWS::Region}', { Word: !Ref Made }]", 'made-1-us-west-2'],
    ["!Join ['-', [a, !Ref Made, 3]]", 'a-made-1-3'],
    ['!Select [1, [a, b]]', 'b'],
    ["!Select ['0', !Split [',', 'x,y']]", 'x'],
    ['!FindInMap [Regions, !Ref "AWS::Region", Second]', 'eu-central-1'],
    ['{ Fn::FindInMap: [Regions, other, Second, { DefaultValue: none }] }', 'none'],
    ['!If [IsHome, yes, no]', 'yes'],
    ['!If [IsElsewhere, yes, !Ref "AWS::NoValue"]', undefined],
    ['[a, !If [IsElsewhere, b, !Ref "AWS::NoValue"], c]', ['a', 'c']],
    ['!Base64 abc', 'YWJj'],
    ['!ImportValue shared-bucket', 'exported-bucket'],
    ['!Ref List', ['a', 'b']],
    ['{ Ref: Branch }', 'main'],
  ])('%s', (value, expected) => {
    const rest = `Parameters:
  Branch: { Type: String }
  List: { Type: CommaDelimitedList }
Mappings: { Regions: { us-west-2: { Second: eu-central-1 } } }
Conditions:
  IsHome: !Equals [!Ref AWS::Region, us-west-2]
  IsElsewhere: !And [!Condition IsHome, !Not [!Or [!Condition IsHome, !Equals [a, b]]]]
`
    expect(valueOf(wrapped(value, rest), { Branch: 'main', List: 'a, b' })).toEqual(expected)
  })

  test.each([
    ['!Ref Nothing', 'Unresolved resource dependencies [Nothing]'],
    ['!GetAtt Nothing.Arn', 'instance of Fn::GetAtt references undefined resource Nothing'],
    ['!FindInMap [Regions, a, b]', 'Unable to get mapping for Regions::a::b'],
    ['!ImportValue nothing', 'No export named nothing found.'],
    ['!Select [4, [a]]', 'Fn::Select cannot select nonexistent value'],
    ['!Transform { Name: AWS::Include }', 'The sandbox does not carry out Fn::Transform.'],
  ])('%s is refused', (value, words) => {
    expect(() => valueOf(wrapped(value))).toThrow(words)
  })
})

test('anchors, merge keys and CRLF are read', () => {
  const text = `Defaults: &defaults { a: 1 }
Resources:
  Subject:
    Type: AWS::SNS::Topic
    Properties:
      Value: { <<: *defaults, b: 2 }
`.replace('Defaults:', 'Metadata:')
  expect(valueOf(text.replaceAll('\n', '\r\n'))).toEqual({ a: 1, b: 2 })
})

test('a resource whose condition does not hold is not there, and others come after what they need', () => {
  const ground = groundOf(`Conditions: { Never: !Equals [a, b] }
Resources:
  Last: { Type: AWS::SNS::Topic, DependsOn: Middle }
  Middle: { Type: AWS::SNS::Topic, Properties: { A: !Sub '\${First.Arn}' } }
  First: { Type: AWS::SNS::Topic }
  Gone: { Type: AWS::SNS::Topic, Condition: Never }
`)
  expect(inOrder(ground)).toEqual(['First', 'Middle', 'Last'])
  expect(isThere({ Condition: 'Never' }, ground)).toBe(false)
})

test('a circle of resources is refused', () => {
  const ground = groundOf(`Resources:
  A: { Type: AWS::SNS::Topic, Properties: { X: !Ref B } }
  B: { Type: AWS::SNS::Topic, Properties: { X: !Ref A } }
`)
  expect(() => inOrder(ground)).toThrow('Circular dependency between resources: [A, B]')
})

test.each([
  ['Resources:\n\tA: 1', 'YAML not well-formed. (line 2, column 1)'],
  ['{ "Resources": { "A": ] }', 'JSON not well-formed. (line 1'],
  ['just words', 'unsupported structure.'],
  ['Resources: {}', 'At least one Resources member must be defined.'],
  ['Resource: {}', 'Invalid template property or properties [Resource]'],
  ['Resources: { A: { Properties: {} } }', 'must contain a Type member'],
  ['Resources: { A-1: { Type: AWS::S3::Bucket } }', 'Resource name A-1 is non alphanumeric.'],
  ['Resources: { A: { Type: Nothing } }', 'Unrecognized resource types: [Nothing]'],
  [
    'Resources: { A: { Type: AWS::S3::Bucket, Properties: { BucketName: } } }',
    "[/Resources/A/Properties/BucketName] 'null' values are not allowed in templates",
  ],
])('%j is refused', (text, words) => {
  expect(() => readTemplate(text)).toThrow(words)
})
