import AppLayoutToolbar from '@cloudscape-design/components/app-layout-toolbar'
import BreadcrumbGroup, {
  type BreadcrumbGroupProps,
} from '@cloudscape-design/components/breadcrumb-group'
import SplitPanel from '@cloudscape-design/components/split-panel'
import { type ReactNode, useEffect, useState } from 'react'
import { isInDialog, isTextField } from './key-targets.ts'
import { usePageFrame } from './page-frame.ts'
import { useMovable } from './use-movable.tsx'
import './forced-colors.css'
import './page-print.css'

interface PageProps {
  /** The document's title, before the product's name. */
  title: string
  breadcrumbs: readonly BreadcrumbGroupProps.Item[]
  onFollow: (href: string) => void
  /** Flash messages above the content. */
  notifications?: ReactNode
  contentType?: 'table' | 'default' | 'wizard' | 'form'
  panel?: { header: string; content: ReactNode; onClose: () => void } | undefined
  /** What can be read about the screen, in a drawer of its own, also by the key ?; a Cloudscape HelpPanel. */
  help?: ReactNode
  children: ReactNode
}

/**
 * One screen: navigation, breadcrumbs, notifications, content and, where something is selected, a
 * side panel.
 */
export function Page(props: PageProps) {
  const { title, breadcrumbs, onFollow, notifications, contentType, panel, help, children } = props
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [panelSize, setPanelSize] = useState(400)
  useEffect(() => {
    document.title = `${title} - Pipespan`
  }, [title])
  const hasHelp = help !== undefined
  useEffect(() => {
    if (!hasHelp) return undefined
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event
      if (key !== '?' || ctrlKey || metaKey || altKey) return
      if (!isTextField(target) && !isInDialog(target)) setHelpOpen((isOpen) => !isOpen)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [hasHelp])
  const frame = usePageFrame()
  // On a phone the panel is another element.
  const inPanel = useMovable(panel?.content)
  return (
    <>
      <AppLayoutToolbar
        headerSelector="#top"
        navigationHide={frame === undefined}
        navigation={frame?.navigation}
        navigationOpen={frame?.isNavigationOpen ?? false}
        navigationWidth={220}
        onNavigationChange={({ detail }) => frame?.onNavigationToggle(detail.open)}
        ariaLabels={{
          navigation: 'Side navigation',
          navigationToggle: 'Open navigation',
          navigationClose: 'Close navigation',
          tools: 'Help',
          toolsToggle: 'Open help',
          toolsClose: 'Close help',
        }}
        toolsHide={help === undefined}
        tools={help}
        toolsOpen={isHelpOpen}
        onToolsChange={({ detail }) => setHelpOpen(detail.open)}
        contentType={contentType ?? 'default'}
        breadcrumbs={
          <BreadcrumbGroup
            items={breadcrumbs}
            ariaLabel="Breadcrumbs"
            onFollow={(event) => {
              event.preventDefault()
              onFollow(event.detail.href)
            }}
          />
        }
        notifications={
          <>
            {frame?.notifications}
            {notifications}
          </>
        }
        content={children}
        splitPanelOpen={panel !== undefined}
        splitPanelSize={panelSize}
        onSplitPanelResize={({ detail }) => setPanelSize(detail.size)}
        splitPanelPreferences={{ position: 'side' }}
        // The panel has no preferences button; the handler is what makes the position ours.
        onSplitPanelPreferencesChange={keepPosition}
        onSplitPanelToggle={({ detail }) => {
          if (!detail.open) panel?.onClose()
        }}
        splitPanel={
          panel && (
            <SplitPanel
              header={panel.header}
              hidePreferencesButton
              closeBehavior="hide"
              i18nStrings={{
                closeButtonAriaLabel: 'Close details',
                openButtonAriaLabel: 'Open details',
                resizeHandleAriaLabel: 'Resize the panel',
              }}
            >
              {inPanel.place}
            </SplitPanel>
          )
        }
      />
      {inPanel.content}
    </>
  )
}

const keepPosition = () => undefined
