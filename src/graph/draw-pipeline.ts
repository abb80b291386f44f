import type { Pipeline, Region } from '../pipeline/pipeline.ts'
import { type Arrangement, layoutPipeline } from './layout.ts'
import { findMarks } from './marks.ts'
import type { ProblemCounts } from './problem-counts.ts'
import type { Drawing } from './SavePicture.tsx'
import type { PipelineStateView } from './state.ts'

interface DrawOptions {
  by: Arrangement
  state: PipelineStateView | undefined
  problems: ProblemCounts
}

/** The whole pipeline for a picture, where no graph of it is on the page. */
export const drawPipeline = (
  pipeline: Pipeline,
  homeRegion: Region,
  { by, state, problems }: DrawOptions,
): Drawing => ({
  graph: layoutPipeline(pipeline, homeRegion, { by }),
  view: { homeRegion, state, problems, marks: findMarks([]) },
})
