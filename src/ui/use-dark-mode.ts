import { useSyncExternalStore } from 'react'

const className = 'awsui-dark-mode'

function subscribe(onChange: () => void) {
  const observer = new MutationObserver(onChange)
  observer.observe(document.body, { attributeFilter: ['class'] })
  return () => observer.disconnect()
}

const isDark = () => document.body.classList.contains(className)

/** Whether Cloudscape shows its dark mode now. */
export const useDarkMode = (): boolean => useSyncExternalStore(subscribe, isDark, () => false)
