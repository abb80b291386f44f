import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import { useState } from 'react'
import type { PositionedGraph } from './layout.ts'
import type { PictureView } from './picture-cards.ts'
import type { PictureFormat } from './save-picture.ts'

/** What a picture is made of, but for the moment at which it is made. */
export interface Drawing {
  graph: PositionedGraph
  view: Omit<PictureView, 'now'>
}

interface SavePictureProps {
  /** Of the pipeline. */
  name: string
  /** Called when somebody saves it. */
  draw: () => Drawing | Promise<Drawing>
}

/** Saves the graph as a picture, all of it, as it looks on the page. */
export function SavePicture({ name, draw }: SavePictureProps) {
  const [isSaving, setSaving] = useState(false)
  const save = async (format: PictureFormat) => {
    setSaving(true)
    try {
      const [{ savePicture }, { graph, view }] = await Promise.all([
        import('./save-picture.ts'),
        draw(),
      ])
      await savePicture(format, { name, graph, view: { ...view, now: Date.now() } })
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
