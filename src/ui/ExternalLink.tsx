import Link, { type LinkProps } from '@cloudscape-design/components/link'

/** A link out of the console; it says that it opens in a new tab. */
export const ExternalLink = (props: Omit<LinkProps, 'external' | 'externalIconAriaLabel'>) => (
  <Link {...props} external externalIconAriaLabel="Opens in a new tab" />
)
