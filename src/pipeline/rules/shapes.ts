/** What a text must look like, and how to say so. */
export interface TextShape {
  is: 'text'
  pattern: RegExp
  words: string
}

/** What a member of the declaration may be. */
export type Shape =
  | TextShape
  | { is: 'one-of'; values: readonly string[] }
  | { is: 'whole'; min: number; max?: number }
  | { is: 'list'; of: Shape; count?: readonly [min: number, max: number] }
  | { is: 'map'; key: TextShape; of: Shape; count?: readonly [min: number, max: number] }
  | StructureShape

export interface StructureShape {
  is: 'structure'
  required: readonly string[]
  members: Readonly<Record<string, Shape>>
}

const text = (pattern: RegExp, words: string): TextShape => ({ is: 'text', pattern, words })
const upTo = (max: number): TextShape =>
  text(new RegExp(`^[^]{1,${max}}$`), `1 to ${max} characters`)
const line = (min: number, max: number): TextShape =>
  text(new RegExp(`^.{${min},${max}}$`), `${min} to ${max} characters on one line`)
const oneOf = (...values: string[]): Shape => ({ is: 'one-of', values })
const whole = (min: number, max?: number): Shape => ({
  is: 'whole',
  min,
  ...(max !== undefined && { max }),
})
const list = (of: Shape, count?: readonly [min: number, max: number]): Shape => ({
  is: 'list',
  of,
  ...(count && { count }),
})
const structure = (
  required: readonly string[],
  members: Readonly<Record<string, Shape>>,
): StructureShape => ({ is: 'structure', required, members })

const name = text(/^[A-Za-z0-9.@\-_]{1,100}$/, '1 to 100 letters, digits and . @ - _')
const artifactName = text(/^[A-Za-z0-9_-]{1,100}$/, '1 to 100 letters, digits, - and _')
const provider = text(/^[0-9A-Za-z_-]{1,35}$/, '1 to 35 letters, digits, - and _')
const typeVersion = text(/^[0-9A-Za-z_-]{1,9}$/, '1 to 9 letters, digits, - and _')
const variableName = text(/^[A-Za-z0-9@\-_]{1,128}$/, '1 to 128 letters, digits and @ - _')
const environmentName = text(/^[A-Za-z0-9_]{1,128}$/, '1 to 128 letters, digits and _')
const namespace = text(/^[A-Za-z0-9@\-_]{1,100}$/, '1 to 100 letters, digits and @ - _')
const region = text(/^[^]{4,30}$/, '4 to 30 characters')
const configurationKey = upTo(50)
const roleArn = text(
  /^(?=.{0,1024}$)arn:aws(-\w+)*:iam::[0-9]{12}:role\/.*$/,
  'the ARN of an IAM role, arn:aws:iam::ACCOUNT:role/NAME',
)
const bucket = text(
  /^[a-zA-Z0-9.-]{3,63}$/,
  '3 to 63 letters, digits, . and -; a bucket name without a folder',
)

const store = structure(['type', 'location'], {
  type: oneOf('S3'),
  location: bucket,
  encryptionKey: structure(['id', 'type'], { id: upTo(400), type: oneOf('KMS') }),
})

const commands = list(upTo(1000), [1, 50])
const inputArtifacts = list(structure(['name'], { name: artifactName }))

export const actionShape = structure(['name', 'actionTypeId'], {
  name,
  actionTypeId: structure(['category', 'owner', 'provider', 'version'], {
    category: oneOf('Source', 'Build', 'Deploy', 'Test', 'Invoke', 'Approval', 'Compute'),
    owner: oneOf('AWS', 'ThirdParty', 'Custom'),
    provider,
    version: typeVersion,
  }),
  runOrder: whole(1, 999),
  // rules/configuration.ts says what is wrong with a value, in words of its own.
  configuration: { is: 'map', key: configurationKey, of: text(/^[^]*$/, 'text') },
  commands,
  inputArtifacts,
  outputArtifacts: list(
    structure(['name'], { name: artifactName, files: list(upTo(128), [1, 10]) }),
  ),
  outputVariables: list(upTo(128), [1, 15]),
  roleArn,
  region,
  namespace,
  timeoutInMinutes: whole(5, 86_400),
  environmentVariables: list(
    structure(['name', 'value'], {
      name: environmentName,
      value: line(1, 2000),
      type: oneOf('PLAINTEXT', 'SECRETS_MANAGER'),
    }),
    [1, 10],
  ),
})

const result = oneOf('ROLLBACK', 'FAIL', 'RETRY', 'SKIP')

const rule = structure(['name', 'ruleTypeId'], {
  name,
  ruleTypeId: structure(['category', 'provider'], {
    category: oneOf('Rule'),
    owner: oneOf('AWS'),
    provider,
    version: typeVersion,
  }),
  configuration: { is: 'map', key: configurationKey, of: upTo(10_000), count: [0, 200] },
  commands,
  inputArtifacts,
  roleArn,
  region,
  timeoutInMinutes: whole(5, 86_400),
})

const conditions = list(structure([], { result, rules: list(rule, [1, 5]) }), [1, 1])
const conditional = structure(['conditions'], { conditions })

export const stageShape = structure(['name', 'actions'], {
  name,
  blockers: list(structure(['name', 'type'], { name: upTo(100), type: oneOf('Schedule') })),
  actions: list(actionShape),
  onFailure: structure([], {
    result,
    retryConfiguration: structure([], { retryMode: oneOf('FAILED_ACTIONS', 'ALL_ACTIONS') }),
    conditions,
  }),
  onSuccess: conditional,
  beforeEntry: conditional,
})

const filter = (pattern: TextShape) =>
  structure([], { includes: list(pattern, [1, 8]), excludes: list(pattern, [1, 8]) })

const trigger = structure(['providerType', 'gitConfiguration'], {
  providerType: oneOf('CodeStarSourceConnection'),
  gitConfiguration: structure(['sourceActionName'], {
    sourceActionName: name,
    push: list(
      structure([], {
        tags: filter(upTo(255)),
        branches: filter(line(1, 255)),
        filePaths: filter(line(1, 255)),
      }),
      [1, 3],
    ),
    pullRequest: list(
      structure([], {
        events: list(oneOf('OPEN', 'UPDATED', 'CLOSED'), [1, 3]),
        branches: filter(line(1, 255)),
        filePaths: filter(line(1, 255)),
      }),
      [1, 3],
    ),
  }),
})

/**
 * The declaration as AWS's service model has it: names, patterns, lengths, ranges and enumerations.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
 */
export const declarationShape = structure(['name', 'roleArn', 'stages'], {
  name,
  roleArn,
  artifactStore: store,
  artifactStores: { is: 'map', key: region, of: store },
  stages: list(stageShape),
  version: whole(1),
  executionMode: oneOf('QUEUED', 'SUPERSEDED', 'PARALLEL'),
  pipelineType: oneOf('V1', 'V2'),
  variables: list(
    structure(['name'], {
      name: variableName,
      defaultValue: line(1, 1000),
      description: line(0, 200),
    }),
    [0, 50],
  ),
  triggers: list(trigger, [0, 50]),
})
