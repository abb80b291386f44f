import { parseJson, writeJson } from '../pipeline/json-text.ts'
import type { Action, Pipeline, Region } from '../pipeline/pipeline.ts'
import { isSecretKey } from '../pipeline/secret-keys.ts'

/** The pipelines of files that were opened in this tab, kept as AWS keeps them: secrets apart. */
export interface OpenedFile {
  region: Region
  /** With `****` where a secret is, as GetPipeline answers it. */
  pipeline: Pipeline
  /** The version that the file had; every update within the page counts one on. */
  fileVersion: number | undefined
}

const storageKey = 'pipespan/opened-files'
const mask = '****'

/** The part of sessionStorage that is needed. */
type TabStorage = Pick<Storage, 'getItem' | 'setItem'>

const placeOf = (stage: string, action: string, key: string) => JSON.stringify([stage, action, key])

/**
 * Files of one tab. What AWS would answer survives a reload; secrets are in memory alone, and a mask
 * is what is left of them after it.
 */
export class OpenedFiles {
  private readonly files = new Map<string, OpenedFile>()
  /** Secrets by file and place. */
  private readonly secrets = new Map<string, Map<string, string>>()
  private readonly storage: TabStorage | undefined

  /** @param storage undefined where the browser blocks it. */
  constructor(storage: TabStorage | undefined) {
    this.storage = storage
    for (const file of restored(storage))
      this.files.set(keyOf(file.region, file.pipeline.name), file)
  }

  /** Opens a file, in place of one with the same name and region. */
  open(region: Region, pipeline: Pipeline): void {
    this.secrets.delete(keyOf(region, pipeline.name))
    const version = pipeline.version ?? 1
    this.keep({ region, pipeline: { ...pipeline, version }, fileVersion: pipeline.version })
  }

  list(region: Region): OpenedFile[] {
    return [...this.files.values()].filter((file) => file.region === region)
  }

  find(region: Region, name: string): OpenedFile | undefined {
    return this.files.get(keyOf(region, name))
  }

  /** @returns the pipeline as it is from now on, one version later. */
  update(file: OpenedFile, pipeline: Pipeline): Pipeline {
    const version = (file.pipeline.version ?? 1) + 1
    return this.keep({ ...file, pipeline: { ...pipeline, version } })
  }

  /** The declaration to save: secrets where they were given, and the version of the file. */
  toSave(file: OpenedFile): Pipeline {
    const secrets = this.secrets.get(keyOf(file.region, file.pipeline.name))
    const { version: _version, ...rest } = mapSecrets(file.pipeline, (value, place) =>
      value === mask ? (secrets?.get(place) ?? value) : value,
    )
    return file.fileVersion === undefined ? rest : { ...rest, version: file.fileVersion }
  }

  private keep(file: OpenedFile): Pipeline {
    const key = keyOf(file.region, file.pipeline.name)
    const before = this.secrets.get(key)
    const secrets = new Map<string, string>()
    const pipeline = mapSecrets(file.pipeline, (value, place) => {
      const secret = value === mask ? before?.get(place) : value
      if (secret !== undefined) secrets.set(place, secret)
      return value === '' ? value : mask
    })
    this.secrets.set(key, secrets)
    this.files.set(key, { ...file, pipeline })
    try {
      this.storage?.setItem(storageKey, writeJson([...this.files.values()]))
    } catch {
      // Full or blocked: the files last as long as the page.
    }
    return pipeline
  }
}

const keyOf = (region: Region, name: string) => `${region}/${name}`

function restored(storage: TabStorage | undefined): OpenedFile[] {
  try {
    return parseJson(storage?.getItem(storageKey) ?? '[]') as OpenedFile[]
  } catch {
    return []
  }
}

/** The pipeline with every secret changed; what holds none keeps its identity. */
function mapSecrets(
  pipeline: Pipeline,
  change: (value: string, place: string) => string,
): Pipeline {
  const inAction = (stage: string, action: Action): Action => {
    const { actionTypeId, configuration, name } = action
    const keys = Object.keys(configuration ?? {}).filter((key) => isSecretKey(actionTypeId, key))
    if (!configuration || keys.length === 0) return action
    const values = keys.map((key) => [
      key,
      change(configuration[key] ?? '', placeOf(stage, name, key)),
    ])
    return { ...action, configuration: { ...configuration, ...Object.fromEntries(values) } }
  }
  const stages = pipeline.stages.map((stage) => {
    const actions = stage.actions.map((action) => inAction(stage.name, action))
    return actions.some((action, index) => action !== stage.actions[index])
      ? { ...stage, actions }
      : stage
  })
  return stages.some((stage, index) => stage !== pipeline.stages[index])
    ? { ...pipeline, stages }
    : pipeline
}
