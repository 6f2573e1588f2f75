import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** What the service answers itself; in development it stands behind Vite's server. */
const serviceRoutes = ['/api', '/healthz', '/readyz', '/metrics', '/docs', '/openapi.json', '/images']

const tag = '<script src="/widget.js" defer></script>'

/** In development the page takes the widget's modules in place of the built script. */
const widgetModules: Plugin = {
  name: 'widget-modules',
  apply: 'serve',
  transformIndexHtml: (page) =>
    page.replace(tag, `<script type="module" src="/@fs${path('widget/src/widget.ts')}"></script>`),
}

function bare(styles: string): string {
  const oneLine = styles.replace(/\/\*.*?\*\//gs, '').replace(/\s+/g, ' ')
  return oneLine
    .replace(/ ?([{};,]) ?/g, '$1')
    .replace(/: /g, ':')
    .trim()
}

/** Styles stand in template literals, which minifiers leave alone: runs of white space carry nothing there. */
const minifyStyles: Plugin = {
  name: 'minify-styles',
  apply: 'build',
  transform: {
    filter: { id: /\.styles\.ts$/ },
    handler: (code) => ({
      code: code.replace(/css`([^`]*)`/g, (_, styles: string) => `css\`${bare(styles)}\``),
      map: null,
    }),
  },
}

/**
 * Builds `dist/widget`: `widget.js`, one classic script for any page, and the demo shop, a page that
 * takes that script as any shop would.
 */
export default defineConfig({
  root: path('widget/demo'),
  plugins: [widgetModules, minifyStyles],
  server: {
    port: 3000,
    strictPort: true,
    fs: { allow: [path('.')] },
    proxy: Object.fromEntries(serviceRoutes.map((route) => [route, 'http://localhost:8000'])),
  },
  build: { outDir: path('dist/widget'), target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  environments: {
    client: { build: { emptyOutDir: true } },
    widget: {
      consumer: 'client',
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        sourcemap: true,
        rollupOptions: {
          input: { widget: path('widget/src/widget.ts') },
          output: { format: 'iife', entryFileNames: '[name].js' },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      // One after the other: the first empties the folder.
      for (const name of ['client', 'widget']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
    },
  },
})
