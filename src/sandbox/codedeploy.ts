import { pageOf } from './paging.ts'
import { Refusal } from './refusal.ts'
import { type Call, type Input, jsonService, textOf } from './service.ts'
import { entryOf, regionOf } from './world.ts'

const platforms = ['Server', 'Lambda', 'ECS', 'Kubernetes']

const name = /^[^]{1,100}$/

function required(input: Input, member: string, noun: string): string {
  const value = textOf(input[member])
  if (!value) throw new Refusal(`${noun}NameRequiredException`, `The ${noun} name is required.`)
  if (!name.test(value)) {
    throw new Refusal(`Invalid${noun}NameException`, `The ${noun} name is not valid: ${value}`)
  }
  return value
}

const applicationsOf = ({ world, scope }: Call) => regionOf(world, scope.region).applications

function findApplication(input: Input, call: Call) {
  const wanted = required(input, 'applicationName', 'Application')
  const application = entryOf(applicationsOf(call), wanted)
  if (application) return { name: wanted, application }
  throw new Refusal('ApplicationDoesNotExistException', `No application found for name: ${wanted}`)
}

const page = (all: readonly string[], { nextToken }: Input) =>
  pageOf(all, { token: nextToken, size: undefined, most: 100 })

/** Applications and deployment groups of a region. */
export const codedeploy = jsonService('CodeDeploy_20141006', {
  CreateApplication: (input, call) => {
    const wanted = required(input, 'applicationName', 'Application')
    const applications = applicationsOf(call)
    if (entryOf(applications, wanted)) {
      throw new Refusal(
        'ApplicationAlreadyExistsException',
        `An application with the name "${wanted}" already exists`,
      )
    }
    const id = crypto.randomUUID()
    const platform = textOf(input['computePlatform']) || 'Server'
    if (!platforms.includes(platform)) {
      throw new Refusal(
        'InvalidComputePlatformException',
        `The compute platform is not valid: ${platform}`,
      )
    }
    applications[wanted] = { id, platform, created: call.now, groups: {} }
    return { applicationId: id }
  },
  GetApplication: (input, call) => {
    const found = findApplication(input, call)
    return {
      application: {
        applicationId: found.application.id,
        applicationName: found.name,
        createTime: found.application.created / 1000,
        linkedToGitHub: false,
        computePlatform: found.application.platform,
      },
    }
  },
  ListApplications: (input, call) => {
    const { items, token } = page(Object.keys(applicationsOf(call)), input)
    return { applications: items, nextToken: token }
  },
  CreateDeploymentGroup: (input, call) => {
    const { application } = findApplication(input, call)
    const group = required(input, 'deploymentGroupName', 'DeploymentGroup')
    if (entryOf(application.groups, group)) {
      throw new Refusal(
        'DeploymentGroupAlreadyExistsException',
        `A deployment group with the name "${group}" already exists`,
      )
    }
    const roleArn = textOf(input['serviceRoleArn'])
    if (!roleArn) throw new Refusal('RoleRequiredException', 'The service role ARN is required.')
    const id = crypto.randomUUID()
    application.groups[group] = { id, roleArn }
    return { deploymentGroupId: id }
  },
  GetDeploymentGroup: (input, call) => {
    const { name: applicationName, application } = findApplication(input, call)
    const deploymentGroupName = required(input, 'deploymentGroupName', 'DeploymentGroup')
    const group = entryOf(application.groups, deploymentGroupName)
    if (!group) {
      throw new Refusal(
        'DeploymentGroupDoesNotExistException',
        `No Deployment Group found for name: ${deploymentGroupName}`,
      )
    }
    return {
      deploymentGroupInfo: {
        applicationName,
        deploymentGroupId: group.id,
        deploymentGroupName,
        serviceRoleArn: group.roleArn,
        computePlatform: application.platform,
      },
    }
  },
  ListDeploymentGroups: (input, call) => {
    const { name: applicationName, application } = findApplication(input, call)
    const { items, token } = page(Object.keys(application.groups), input)
    return { applicationName, deploymentGroups: items, nextToken: token }
  },
})
