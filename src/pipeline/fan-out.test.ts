import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deployAction, exampleAction } from './example-pipelines.ts'
import { fanOut, nameIn, rewrittenValues, withRewritten } from './fan-out.ts'
import { inOtherRegion } from './region-text.ts'

describe('a text that names the region', () => {
  test.each([
    [
      'arn:aws:lambda:us-east-1:111122223333:function:f',
      'arn:aws:lambda:eu-west-1:111122223333:function:f',
    ],
    ['my-bucket-us-east-1', 'my-bucket-eu-west-1'],
    ['arn:aws:s3:::my-bucket-us-east-1/key', 'arn:aws:s3:::my-bucket-eu-west-1/key'],
    [
      '111122223333.dkr.ecr.us-east-1.amazonaws.com/shop:latest',
      '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop:latest',
    ],
    ['https://b.s3.us-east-1.amazonaws.com/k', 'https://b.s3.eu-west-1.amazonaws.com/k'],
    ['https://s3-us-east-1.amazonaws.com/b', 'https://s3-eu-west-1.amazonaws.com/b'],
    ['{"region":"us-east-1","n":"us-east-1"}', '{"region":"eu-west-1","n":"eu-west-1"}'],
    [
      '[{"name":"AWS_REGION","value":"us-east-1","type":"PLAINTEXT"}]',
      '[{"name":"AWS_REGION","value":"eu-west-1","type":"PLAINTEXT"}]',
    ],
    [
      '{"Image":"1.dkr.ecr-fips.us-east-1.amazonaws.com/a"}',
      '{"Image":"1.dkr.ecr-fips.eu-west-1.amazonaws.com/a"}',
    ],
    ['{\\"Bucket\\":\\"b-us-east-1\\"}', '{\\"Bucket\\":\\"b-eu-west-1\\"}'],
    ['my_bucket_us-east-1_logs', 'my_bucket_eu-west-1_logs'],
    [
      'arn:aws:iam::111122223333:role/cdk-hnb659fds-deploy-role-111122223333-us-east-1',
      'arn:aws:iam::111122223333:role/cdk-hnb659fds-deploy-role-111122223333-eu-west-1',
    ],
    ['In-us-east-1::packaged-us-east-1.yaml', 'In-us-east-1::packaged-eu-west-1.yaml'],
    [
      '{"Fn::GetParam":["In-us-east-1","us-east-1.json"]}',
      '{"Fn::GetParam":["In-us-east-1","eu-west-1.json"]}',
    ],
    ['My-In-us-east-1', 'My-In-eu-west-1'],
  ])('%s names the other one then', (text, expected) => {
    expect(inOtherRegion(text, 'us-east-1', 'eu-west-1', ['In-us-east-1'])).toBe(expected)
  })

  test.each([
    ['an availability zone', 'us-east-1a'],
    ['a longer number', 'us-east-12'],
    ['a part of a word', 'plus-east-1'],
    ['another region', 'arn:aws:lambda:us-west-2:111122223333:function:f'],
    ['a role without it', 'arn:aws:iam::111122223333:role/deploy'],
    ['a region of another partition', 'us-gov-east-1, xus-east-1, us-east-1x'],
    ['a variable', '#{us-east-1.Commit}'],
  ])('%s stays', (_, text) => {
    expect(inOtherRegion(text, 'us-east-1', 'eu-west-1')).toBe(text)
  })
})

const regions = ['us-east-1', 'eu-west-1', 'ap-southeast-2']
const piece = fc.oneof(
  fc.constantFrom('us-east-1', 'us-east-1a', '#{us-east-1.x}', 'arn:aws:iam::1:role/us-east-1 '),
  fc.constantFrom('arn:aws:sns:', ':', '-', '/', '.', ' ', '"', 'a', '1'),
  fc.string({ maxLength: 3 }),
)
const text = fc
  .array(piece, { maxLength: 8 })
  .map((pieces) => pieces.join(''))
  .filter((joined) => !joined.includes('eu-west-1'))

test('for any text the way there and back changes nothing, and a second time changes nothing', () => {
  fc.assert(
    fc.property(text, (before) => {
      const there = inOtherRegion(before, 'us-east-1', 'eu-west-1')
      expect(inOtherRegion(there, 'us-east-1', 'eu-west-1')).toBe(there)
      expect(inOtherRegion(there, 'eu-west-1', 'us-east-1')).toBe(before)
      expect(inOtherRegion(before, 'us-east-1', 'us-east-1')).toBe(before)
    }),
    { numRuns: 1000 },
  )
})

describe('the preview of rewritten values', () => {
  const action = deployAction('Deploy', {
    region: 'us-east-1',
    configuration: {
      ApplicationName: 'shop',
      Target: 'arn:aws:sns:us-east-1:111122223333:t',
      Image: '111122223333.dkr.ecr.us-east-1.amazonaws.com/shop',
      Bucket: 's3://shop-us-east-1',
      Name: 'shop-us-east-1',
      PrimarySource: 'Built-us-east-1',
      TemplatePath: 'Built-us-east-1::us-east-1/template.yaml',
    },
    commands: ['ls', 'aws s3 ls --region us-east-1'],
    environmentVariables: [
      { name: 'AWS_REGION', value: 'us-east-1' },
      { name: 'PLAIN', value: 'same' },
    ],
    roleArn: 'arn:aws:iam::111122223333:role/deploy-us-east-1',
    inputArtifacts: [{ name: 'Built-us-east-1' }],
  })

  test('says what each value becomes, and what in it names the region', () => {
    const values = rewrittenValues(action, 'us-east-1', 'eu-west-1')
    expect(values.map(({ path, to, what }) => [path.join('/'), to, what])).toEqual([
      ['configuration/Target', 'arn:aws:sns:eu-west-1:111122223333:t', 'ARN'],
      ['configuration/Image', '111122223333.dkr.ecr.eu-west-1.amazonaws.com/shop', 'image URI'],
      ['configuration/Bucket', 's3://shop-eu-west-1', 'S3 address'],
      ['configuration/Name', 'shop-eu-west-1', 'value'],
      ['configuration/TemplatePath', 'Built-us-east-1::eu-west-1/template.yaml', 'value'],
      ['commands', ['ls', 'aws s3 ls --region eu-west-1'], 'value'],
      ['environmentVariables/AWS_REGION', 'eu-west-1', 'value'],
      ['roleArn', 'arn:aws:iam::111122223333:role/deploy-eu-west-1', 'ARN'],
    ])
    expect(withRewritten(action, values)).toMatchObject({
      configuration: { ApplicationName: 'shop', Name: 'shop-eu-west-1' },
      environmentVariables: [
        { name: 'AWS_REGION', value: 'eu-west-1' },
        { name: 'PLAIN', value: 'same' },
      ],
      roleArn: 'arn:aws:iam::111122223333:role/deploy-eu-west-1',
      inputArtifacts: [{ name: 'Built-us-east-1' }],
    })
  })

  test('leaves secrets alone, typed or hidden by AWS', () => {
    const source = exampleAction('Checkout', ['Source', 'GitHub', 'ThirdParty'], {
      configuration: { OAuthToken: 'us-east-1', Repo: '****' },
    })
    expect(rewrittenValues(source, 'us-east-1', 'eu-west-1')).toEqual([])
  })
})

test.each([
  ['Deploy-{region}', true, 'Deploy-eu-west-1'],
  ['{region}.Deploy', false, 'eu-west-1.Deploy'],
  ['Deploy', true, 'Deploy-eu-west-1'],
  ['Deploy', false, 'Deploy'],
  ['', true, ''],
])('the name %s, one of many: %s, is %s', (name, isMany, expected) => {
  expect(nameIn('eu-west-1', name, isMany)).toBe(expected)
})

describe('one action in several regions', () => {
  const action = deployAction('Deploy-{region}', {
    runOrder: 2,
    region: 'us-east-1',
    outputArtifacts: [{ name: 'Out' }],
    namespace: 'Deployed',
    configuration: { ApplicationName: 'shop-us-east-1', DeploymentGroupName: 'all' },
  })
  const homeRegion = 'us-west-2'

  test('has a name, outputs, a namespace and values of its own in each', () => {
    const [first, second] = fanOut(action, { regions, homeRegion })
    expect(first).toMatchObject({
      name: 'Deploy-us-east-1',
      region: 'us-east-1',
      outputArtifacts: [{ name: 'Out-us-east-1' }],
      configuration: { ApplicationName: 'shop-us-east-1', DeploymentGroupName: 'all' },
    })
    expect(second).toMatchObject({
      name: 'Deploy-eu-west-1',
      region: 'eu-west-1',
      outputArtifacts: [{ name: 'Out-eu-west-1' }],
      namespace: 'Deployed-eu-west-1',
      configuration: { ApplicationName: 'shop-eu-west-1', DeploymentGroupName: 'all' },
    })
  })

  test.each([
    [undefined, [2, 2, 2]],
    [1, [2, 3, 4]],
    [2, [2, 2, 3]],
  ])('with %s regions per wave has run orders %o', (perWave, expected) => {
    const actions = fanOut(action, { regions, homeRegion, perWave })
    expect(actions.map(({ runOrder }) => runOrder)).toEqual(expected)
  })

  test('has what is written for a region there, in place of what follows', () => {
    const runs = {
      ...action,
      commands: ['echo us-east-1'],
      environmentVariables: [{ name: 'STAGE', value: 'us-east-1' }],
      roleArn: 'arn:aws:iam::111122223333:role/deploy',
    }
    const written = {
      // Of the first region nothing is taken: the action is written for it.
      'us-east-1': { 'configuration/ApplicationName': 'never' },
      'eu-west-1': {
        'configuration/ApplicationName': 'european-shop',
        'configuration/Unknown': 'no such key',
        commands: 'make eu\n\nmake check',
        'environmentVariables/STAGE': 'live',
        roleArn: '',
      },
    }
    const [first, second, third] = fanOut(runs, { regions, homeRegion, written })
    expect(first?.configuration).toEqual(action.configuration)
    expect(second).toMatchObject({
      configuration: { ApplicationName: 'european-shop', DeploymentGroupName: 'all' },
      commands: ['make eu', 'make check'],
      environmentVariables: [{ name: 'STAGE', value: 'live' }],
    })
    expect(second).not.toHaveProperty('roleArn')
    expect(second?.configuration).not.toHaveProperty('Unknown')
    expect(third).toMatchObject({
      configuration: { ApplicationName: 'shop-ap-southeast-2' },
      commands: ['echo ap-southeast-2'],
      roleArn: runs.roleArn,
    })
  })

  test('does not write the home region', () => {
    const [, home] = fanOut(action, { regions: ['us-east-1', homeRegion], homeRegion })
    expect(home).not.toHaveProperty('region')
    expect(home?.configuration).toMatchObject({ ApplicationName: 'shop-us-west-2' })
  })

  test('in one region stays as it is', () => {
    const alone = deployAction('Deploy', {
      region: 'us-east-1',
      outputArtifacts: [{ name: 'Out' }],
    })
    expect(fanOut(alone, { regions: ['us-east-1'], homeRegion })).toEqual([alone])
  })
})
