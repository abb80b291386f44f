import { isPlainObject } from '../pipeline/deep-equal.ts'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { Exported, ExportInput } from './exported.ts'
import { layoutJson, Verbatim } from './layout-json.ts'
import type { Secret } from './secrets.ts'
import { pascalName, wholeResource } from './whole-resource.ts'
import { layoutYaml } from './yaml.ts'

/**
 * Members of the declaration that the resource has no property for.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-codepipeline-pipeline-ruledeclaration.html
 */
export const cloudFormationLacks = ['beforeEntry', 'onSuccess', 'onFailure'].map(
  (place) => `stages.*.${place}.conditions.*.rules.*.timeoutInMinutes`,
)

/** The changed pipeline as a whole template with one resource. */
export function exportCloudFormation(input: ExportInput, form: 'yaml' | 'json'): Exported {
  const { pipeline, secrets, notes } = wholeResource(input, {
    name: 'CloudFormation',
    lacks: cloudFormationLacks,
    writeSecret: ({ id }) => (form === 'yaml' ? new Verbatim(`!Ref ${id}`) : { Ref: id }),
    giveSecret: ({ id }) => `Give it as the parameter ${id}`,
  })
  const template = templateOf(pipeline, secrets)
  return {
    text: form === 'yaml' ? layoutYaml(template) : `${layoutJson(template)}\n`,
    fileName: `${pipeline.name}.template.${form}`,
    notes: [
      ...notes,
      'To make an existing pipeline part of a stack, import it: CloudFormation then asks for DeletionPolicy, which is set.',
    ],
  }
}

const templateOf = (pipeline: Pipeline, secrets: readonly Secret[]) => ({
  AWSTemplateFormatVersion: '2010-09-09',
  ...(secrets.length > 0 && {
    Parameters: Object.fromEntries(
      secrets.map(({ id, stage, action, key }) => [
        id,
        {
          Type: 'String',
          NoEcho: true,
          Description: `${key} of action ${action} in stage ${stage}`,
        },
      ]),
    ),
  }),
  Resources: {
    [pascalName(pipeline.name)]: {
      Type: 'AWS::CodePipeline::Pipeline',
      DeletionPolicy: 'Retain',
      Properties: cloudFormationProperties(pipeline),
    },
  },
})

/**
 * The declaration as properties: names begin with a capital letter, and the stores are a list.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-codepipeline-pipeline.html
 */
export const cloudFormationProperties = (pipeline: Pipeline): Record<string, unknown> =>
  capitalized(withStoreList(pipeline)) as Record<string, unknown>

/** The stores as CloudFormation and the CDK have them: a list that names the region of each. */
export function withStoreList(pipeline: Pipeline): Record<string, unknown> {
  const { artifactStores, ...rest } = pipeline
  if (!artifactStores) return rest
  const list = Object.entries(artifactStores).map(([region, artifactStore]) => ({
    region,
    artifactStore,
  }))
  const members = Object.entries(rest)
  // Before the stages, which are long.
  const at = members.findIndex(([key]) => key === 'stages')
  return Object.fromEntries(members.toSpliced(at, 0, ['artifactStores', list]))
}

function capitalized(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(capitalized)
  if (!isPlainObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      `${key.slice(0, 1).toUpperCase()}${key.slice(1)}`,
      // Its keys are the action's own.
      key === 'configuration' ? member : capitalized(member),
    ]),
  )
}
