import { cloudFormationLacks, withStoreList } from './cloudformation.ts'
import type { Exported, ExportInput } from './exported.ts'
import { Verbatim } from './layout-json.ts'
import type { Secret } from './secrets.ts'
import { layoutTypeScript, singleQuoted } from './typescript.ts'
import { pascalName, wholeResource, type WholeResource } from './whole-resource.ts'

/**
 * The changed pipeline as a stack of the AWS CDK, version 2, with one `CfnPipeline`: CloudFormation's
 * properties, and nothing else.
 * Source: https://docs.aws.amazon.com/cdk/api/v2/docs/aws-cdk-lib.aws_codepipeline.CfnPipeline.html
 */
export function exportCdkL1(input: ExportInput): Exported {
  const resource = cdkResource(input)
  const props = layoutTypeScript(withStoreList(resource.pipeline), '    ')
  return {
    text: stackText(input, resource, {
      imports: [],
      body: [`new codepipeline.CfnPipeline(this, 'Pipeline', ${props});`],
    }),
    fileName: `${resource.pipeline.name}-stack.ts`,
    notes: resource.notes,
  }
}

/** What both levels start from. */
export const cdkResource = (input: ExportInput): WholeResource =>
  wholeResource(input, {
    name: 'CloudFormation, and so the CDK,',
    lacks: cloudFormationLacks,
    writeSecret: (secret) => new Verbatim(`${variableOf(secret)}.valueAsString`),
    giveSecret: ({ id }) => `Give it as the parameter ${id}`,
  })

const variableOf = ({ id }: Secret) => `secret${pascalName(id)}`

interface StackParts {
  /** Modules of `aws-cdk-lib` beside CodePipeline's, such as `aws-s3`. */
  imports: readonly string[]
  /** Statements of the constructor, each indented by four. */
  body: readonly string[]
  /** What stands above the class. */
  before?: string
}

/** A file with one stack in the pipeline's own region. */
export function stackText(
  { plan, account }: ExportInput,
  { pipeline, secrets }: WholeResource,
  { imports, body, before }: StackParts,
): string {
  const env = layoutTypeScript({ account, region: plan.homeRegion }, '      ')
  const parameters = secrets.map((secret) => {
    const options = layoutTypeScript({ type: 'String', noEcho: true }, '    ')
    return `const ${variableOf(secret)} = new cdk.CfnParameter(this, ${singleQuoted(secret.id)}, ${options});`
  })
  return [
    `import * as cdk from 'aws-cdk-lib';`,
    ...['aws-codepipeline', ...imports].map(
      (module) => `import * as ${module.replace('aws-', '')} from 'aws-cdk-lib/${module}';`,
    ),
    `import type { Construct } from 'constructs';`,
    '',
    ...(before === undefined ? [] : [before, '']),
    `export class ${pascalName(pipeline.name)}Stack extends cdk.Stack {`,
    '  constructor(scope: Construct, id: string, props?: cdk.StackProps) {',
    `    super(scope, id, {\n      env: ${env},\n      ...props,\n    });`,
    ...[...parameters, ...body].flatMap((statement) => ['', `    ${statement}`]),
    '  }',
    '}',
    '',
  ].join('\n')
}
