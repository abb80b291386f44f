/** What the buttons below a table that has pages are called. */
export const pageLabels = {
  nextPageLabel: 'Next page',
  previousPageLabel: 'Previous page',
  pageLabel: (page: number) => `Page ${page}`,
}

/** How many rows a filter leaves. */
export const matchesText = (count = 0) => `${count} ${count === 1 ? 'match' : 'matches'}`
