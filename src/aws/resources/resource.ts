import type { Place } from '../connection.ts'

/** One thing that exists in a region. */
export interface Resource {
  /** What a configuration has to say to name it: a name, an id or an ARN. */
  value: string
  /** What people call it, where the value is an id or an ARN. */
  label?: string
  /** What helps to tell it from others. */
  description?: string
}

/**
 * Lists one kind of thing page by page.
 *
 * @param within the value that names what the things lie in; empty where they lie in a region.
 */
export type Lister = (
  place: Place,
  within: string,
  signal: AbortSignal,
) => AsyncIterable<readonly Resource[]>

/** Names as they are, and those that AWS left out left out. */
export const named = (names: readonly (string | undefined)[] | undefined): Resource[] =>
  (names ?? []).flatMap((value) => (value ? [{ value }] : []))

/** The last part of an ARN, which is the thing's name. */
export const nameInArn = (arn: string): string => arn.split(/[/:]/).at(-1) ?? arn
