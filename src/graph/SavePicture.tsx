import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useState } from 'react'
import { useGraphView } from './graph-view.ts'
import type { PositionedGraph } from './layout.ts'
import type { PictureFormat } from './save-picture.ts'

/** Saves the graph as a picture, all of it, as it looks on the page. */
export function SavePicture({ name, graph }: { name: string; graph: PositionedGraph }) {
  const { homeRegion, state, marks, problems } = useGraphView()
  const [isSaving, setSaving] = useState(false)
  const save = async (format: PictureFormat) => {
    setSaving(true)
    try {
      const { savePicture } = await import('./save-picture.ts')
      const view = { homeRegion, state, marks, problems, now: Date.now() }
      await savePicture(format, { name, graph, view })
    } finally {
      setSaving(false)
    }
  }
  return (
    <ButtonDropdown
      variant="icon"
      iconName="download"
      ariaLabel="Save as a picture"
      expandToViewport
      loading={isSaving}
      items={[
        { id: 'svg', text: 'SVG', secondaryText: 'Drawing with text' },
        { id: 'png', text: 'PNG', secondaryText: 'Image' },
      ]}
      onItemClick={({ detail }) => void save(detail.id as PictureFormat)}
    />
  )
}
