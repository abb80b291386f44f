import LiveRegion from '@cloudscape-design/components/live-region'
import { useState } from 'react'
import type { Pipeline } from '../pipeline/pipeline.ts'
import type { PipelineStateView } from './state.ts'
import { statusNews } from './status-news.ts'

interface StatusNewsProps {
  pipeline: Pipeline
  state: PipelineStateView | undefined
}

/** Says what changed while one looks, to those who do not see it. */
export function StatusNews({ pipeline, state }: StatusNewsProps) {
  const [told, setTold] = useState({ state, news: '' })
  if (told.state !== state) {
    const news = told.state && state ? statusNews(pipeline, told.state, state) : ''
    // A look without news leaves the last words standing; they are not said again.
    setTold({ state, news: news || told.news })
  }
  return <LiveRegion hidden>{told.news}</LiveRegion>
}
