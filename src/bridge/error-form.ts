/** How a service writes its errors; the page's SDK clients read each only in its own form. */
export type ErrorForm = 'json' | 'query' | 'rest-xml' | 'rest-json'
