import {
  DeviceFarmClient,
  paginateListDevicePools,
  paginateListProjects,
} from '@aws-sdk/client-device-farm'
import { clientSettings } from '../clients.ts'
import type { Place } from '../connection.ts'
import { type Lister, nameInArn } from './resource.ts'

const deviceFarm = (place: Place) => ({
  client: new DeviceFarmClient(clientSettings(place, 'devicefarm')),
})

export const listProjects: Lister = async function* (place, _, signal) {
  const pages = paginateListProjects(deviceFarm(place), {}, { abortSignal: signal })
  for await (const { projects = [] } of pages) {
    yield projects.flatMap(({ arn, name }) =>
      arn ? [{ value: nameInArn(arn), ...(name && { label: name }) }] : [],
    )
  }
}

/** Device Farm asks for the project's ARN, of which an action has the id only. */
export const listDevicePools: Lister = async function* (place, projectId, signal) {
  const asked = deviceFarm(place)
  for await (const { projects = [] } of paginateListProjects(asked, {}, { abortSignal: signal })) {
    const arn = projects.find((project) => project.arn?.endsWith(`:project:${projectId}`))?.arn
    if (!arn) continue
    const pages = paginateListDevicePools(asked, { arn }, { abortSignal: signal })
    for await (const { devicePools = [] } of pages) {
      yield devicePools.flatMap(({ arn: value, name }) =>
        value ? [{ value, ...(name && { label: name }) }] : [],
      )
    }
    return
  }
}
