import { account } from '../world.ts'
import { bucketPolicyType, bucketType } from './bucket-resource.ts'
import { pipelineType } from './pipeline-resource.ts'
import { generatedName, type ResourceType } from './resource-type.ts'
import { roleType } from './role-resource.ts'

const types: Readonly<Record<string, ResourceType>> = {
  'AWS::CodePipeline::Pipeline': pipelineType,
  'AWS::S3::Bucket': bucketType,
  'AWS::S3::BucketPolicy': bucketPolicyType,
  'AWS::IAM::Role': roleType,
}

/** Types whose Ref is the ARN. */
const referredByArn = new Set([
  'AWS::SNS::Topic',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::CodeStarConnections::Connection',
  'AWS::CodeConnections::Connection',
])

/**
 * Of any other type CloudFormation keeps the record and nothing else is made. A property that ends
 * in `Name` and begins as the type does is its name.
 */
function recordOnly(type: string): ResourceType {
  const [, service = '', kind = ''] = type.split('::')
  const names = [`${kind}Name`, 'Name']
  const arnOf = (id: string, region: string) =>
    id.startsWith('arn:') ? id : `arn:aws:${service.toLowerCase()}:${region}:${account}:${id}`
  return {
    createOnly: names,
    attributes: (id, { region }) => ({ Arn: arnOf(id, region), Name: id, Id: id }),
    create: (properties, site) => {
      const given = names.map((name) => properties[name]).find((name) => typeof name === 'string')
      const name = given === undefined ? generatedName(site) : given
      return referredByArn.has(type) ? arnOf(name, site.region) : name
    },
  }
}

export const resourceType = (type: string): ResourceType =>
  Object.hasOwn(types, type) ? (types[type] ?? recordOnly(type)) : recordOnly(type)
