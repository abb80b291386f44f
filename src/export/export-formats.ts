import { exportCdkL1 } from './cdk-l1.ts'
import { exportCdkL2 } from './cdk-l2.ts'
import { exportCloudFormation } from './cloudformation.ts'
import type { Exported, ExportInput } from './exported.ts'
import { exportPipelineJson } from './pipeline-json.ts'
import { exportShellScript } from './shell-script.ts'
import { exportTerraform, exportTerraformBlocks } from './terraform.ts'

export interface ExportFormat {
  id: string
  label: string
  /** What the file is for, in a few words. */
  description: string
  write: (input: ExportInput) => Exported
}

/**
 * Every form that needs nothing but the plan. The patch of a template needs the template's text as
 * well, and is offered where there is one.
 */
export const exportFormats: readonly ExportFormat[] = [
  {
    id: 'shell',
    label: 'AWS CLI script',
    description: 'Checks the version, edits with jq, updates',
    write: exportShellScript,
  },
  {
    id: 'json',
    label: 'Edited pipeline.json',
    description: 'For update-pipeline --cli-input-json',
    write: exportPipelineJson,
  },
  {
    id: 'cloudformation-yaml',
    label: 'CloudFormation, YAML',
    description: 'The whole resource',
    write: (input) => exportCloudFormation(input, 'yaml'),
  },
  {
    id: 'cloudformation-json',
    label: 'CloudFormation, JSON',
    description: 'The whole resource',
    write: (input) => exportCloudFormation(input, 'json'),
  },
  {
    id: 'terraform',
    label: 'Terraform',
    description: 'The whole aws_codepipeline, providers 5 and 6',
    write: exportTerraform,
  },
  {
    id: 'terraform-changes',
    label: 'Terraform, changed blocks',
    description: 'To put into a resource that you have',
    write: exportTerraformBlocks,
  },
  {
    id: 'cdk-l1',
    label: 'AWS CDK, CfnPipeline',
    description: 'TypeScript, CDK v2, level 1',
    write: exportCdkL1,
  },
  {
    id: 'cdk-l2',
    label: 'AWS CDK, Pipeline',
    description: 'TypeScript, CDK v2, level 2 with replication buckets',
    write: exportCdkL2,
  },
]
