import type { ArtifactStore, Pipeline, Region } from './pipeline.ts'

/** Puts the stores where they stood, whatever their form was, so that the JSON diff stays small. */
export function withStores<Form extends 'artifactStore' | 'artifactStores'>(
  pipeline: Pipeline,
  form: Form,
  stores: NonNullable<Pipeline[Form]>,
): Pipeline {
  const isStores = (member: string) => member === 'artifactStore' || member === 'artifactStores'
  const members = Object.entries(pipeline)
  const at = members.findIndex(([member]) => isStores(member))
  const others = members.filter(([member]) => !isStores(member))
  const index = at < 0 ? others.length : at
  return Object.fromEntries(others.toSpliced(index, 0, [form, stores])) as Pipeline
}

/**
 * Names the bucket that holds artifacts in one region. AWS takes `artifactStore` or
 * `artifactStores`, never both, so the first extra region moves the home store into the map, its
 * key and every other member included.
 * Source: https://docs.aws.amazon.com/codepipeline/latest/userguide/actions-create-cross-region.html
 */
export function setArtifactStore(
  pipeline: Pipeline,
  region: Region,
  store: ArtifactStore,
  homeRegion: Region,
): Pipeline {
  if (!pipeline.artifactStores && region === homeRegion)
    return { ...pipeline, artifactStore: store }
  const { artifactStore: homeStore, artifactStores } = pipeline
  const stores = artifactStores ?? (homeStore && { [homeRegion]: homeStore })
  return withStores(pipeline, 'artifactStores', { ...stores, [region]: store })
}

/** The pipeline as if a region had no store yet: to ask for another one in its place. */
export function withoutStore(pipeline: Pipeline, region: Region, homeRegion: Region): Pipeline {
  const { artifactStore, artifactStores, ...rest } = pipeline
  if (artifactStores) {
    const { [region]: _, ...others } = artifactStores
    return withStores(pipeline, 'artifactStores', others)
  }
  return artifactStore && region === homeRegion ? rest : pipeline
}
