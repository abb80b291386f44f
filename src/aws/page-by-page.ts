import { experimental_streamedQuery as streamedQuery } from '@tanstack/react-query'

/** Reads a list that grows in the cache with every page; read again, it replaces the old one whole. */
export const pageByPage = <Item>(pages: (signal: AbortSignal) => AsyncIterable<readonly Item[]>) =>
  streamedQuery<readonly Item[], Item[]>({
    streamFn: ({ signal }) => pages(signal),
    reducer: (all, page) => [...all, ...page],
    initialValue: [],
    refetchMode: 'replace',
  })
