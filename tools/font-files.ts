import type { Plugin, Rollup } from 'vite'

const fontFace = /@font-face\s*\{[^}]*\}/g
const fontData = /url\((["']?)data:font\/woff2;base64,([A-Za-z0-9+/=]+)\1\)/

/** Upright and of the weights that every screen shows. */
const isShownAtOnce = (face: string) =>
  /font-style:\s*normal/.test(face) && /font-weight:\s*(?:400|700)/.test(face)

/**
 * Writes fonts that stand in stylesheets as text into files of their own, so that a browser loads
 * the weights that it shows and nothing waits for the others: Cloudscape's global styles hold eight.
 * The page names those that it shows at once, so that text need not wait for the stylesheet first.
 */
export function fontFiles(): Plugin {
  return {
    name: 'font-files',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const emit = (base64: string) => {
          const source = Buffer.from(base64, 'base64')
          return this.getFileName(this.emitFile({ type: 'asset', name: 'font.woff2', source }))
        }
        const soon: string[] = []
        const assets = Object.values(bundle).filter(({ type }) => type === 'asset')
        for (const asset of assets as Rollup.OutputAsset[]) {
          if (!asset.fileName.endsWith('.css')) continue
          asset.source = String(asset.source).replace(fontFace, (face) =>
            face.replace(fontData, (_all, _quote, base64: string) => {
              const path = emit(base64)
              if (isShownAtOnce(face)) soon.push(path)
              // Stylesheets and fonts are in one folder, wherever that is served from.
              return `url(${path.split('/').at(-1)})`
            }),
          )
        }
        const page = bundle['index.html']
        if (page?.type !== 'asset') return
        const links = soon.map(
          (path) =>
            `    <link rel="preload" as="font" type="font/woff2" crossorigin href="/${path}" />\n`,
        )
        page.source = String(page.source).replace('  </head>', `${links.join('')}  </head>`)
      },
    },
  }
}
