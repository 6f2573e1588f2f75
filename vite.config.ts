import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin, parseAstAsync } from 'vite'

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url))

/** The demo shop's pages, and which addresses of the service each of them answers. */
const pages = {
  index: /^\/(?:\?|$)/,
  shelf: /^\/(?:search|departments\/[^/]+)(?:\?|$)/,
  product: /^\/products\/[^/]+(?:\?|$)/,
  basket: /^\/basket(?:\?|$)/,
  help: /^\/help(?:\/[^/]+)?(?:\?|$)/,
  'not-found': /^\/not-found(?:\?|$)/,
}

/** What pages share is written once: `<!-- partial: name -->` stands for a file of `partials/`, which may name others. */
const withPartials = (page: string): string =>
  page.replace(/<!-- partial: (\w+) -->/g, (_, name) =>
    withPartials(readFileSync(path(`widget/demo/partials/${name}.html`), 'utf8').trim()),
  )

const partials: Plugin = { name: 'partials', transformIndexHtml: { order: 'pre', handler: withPartials } }

/** In development Vite's server stands for the service, which knows the page of each address. */
const pageAddresses: Plugin = {
  name: 'page-addresses',
  apply: 'serve',
  configureServer(server) {
    server.middlewares.use((request, _response, next) => {
      const [name] = Object.entries(pages).find(([, addresses]) => addresses.test(request.url ?? '')) ?? []
      if (name !== undefined) request.url = `/${name}.html`
      next()
    })
  },
}

/** What the service answers itself; in development it stands behind Vite's server. */
const serviceRoutes = ['/api', '/healthz', '/readyz', '/metrics', '/docs', '/openapi.json', '/images']

/** In development the page takes the widget's modules in place of the built script. */
const widgetModules: Plugin = {
  name: 'widget-modules',
  apply: 'serve',
  transformIndexHtml: {
    order: 'pre',
    handler: (page) =>
      page.replace(
        /<script[^>]* src="\/widget\.js"[^>]*>/,
        `<script type="module" src="/@fs${path('widget/src/widget.ts')}">`,
      ),
  },
}

const oneSpace = (text: string) => text.replace(/\s+/g, ' ')

/** How the text of a template literal is made shorter without a change to what it means, by its tag. */
const shorten: Readonly<Record<string, (text: string) => string>> = {
  html: oneSpace,
  svg: oneSpace,
  css: (text) =>
    oneSpace(text.replace(/\/\*.*?\*\//gs, ''))
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .replace(/;}/g, '}')
      .trim(),
}

/** The parts of a syntax tree that are looked at. */
interface Node {
  type: string
  tag?: { name?: string }
  quasi?: { quasis: { start: number; end: number }[] }
}

/** Where texts of `html`, `svg` and `css` literals stand, and what each becomes. */
function* shortened(node: unknown, code: string): Generator<{ start: number; end: number; text: string }> {
  if (typeof node !== 'object' || node === null) return
  const { type, tag, quasi } = node as Node
  const short = type === 'TaggedTemplateExpression' ? shorten[tag?.name ?? ''] : undefined
  if (short && quasi)
    for (const { start, end } of quasi.quasis) yield { start, end, text: short(code.slice(start, end)) }
  for (const child of Object.values(node)) yield* shortened(child, code)
}

/** Minifiers leave template literals alone, and most of the widget stands in them. */
const minifyLiterals: Plugin = {
  name: 'minify-literals',
  apply: 'build',
  transform: {
    filter: { id: /\/widget\/src\/.*\.ts$/ },
    async handler(source, id) {
      const tree = await parseAstAsync(source, { lang: 'ts' }, id)
      const edits = [...shortened(tree, source)].sort((a, b) => b.start - a.start)
      const code = edits.reduce(
        (text, { start, end, text: short }) => text.slice(0, start) + short + text.slice(end),
        source,
      )
      return { code, map: null }
    },
  },
}

/**
 * Builds `dist/widget`: `widget.js`, one classic script for any page, and the demo shop, a page that
 * takes that script as any shop would.
 */
export default defineConfig({
  root: path('widget/demo'),
  plugins: [partials, pageAddresses, widgetModules, minifyLiterals],
  server: {
    port: 3000,
    strictPort: true,
    fs: { allow: [path('.')] },
    proxy: Object.fromEntries(serviceRoutes.map((route) => [route, 'http://localhost:8000'])),
  },
  build: { outDir: path('dist/widget'), target: 'es2022', modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        emptyOutDir: true,
        rollupOptions: {
          input: Object.fromEntries(Object.keys(pages).map((name) => [name, path(`widget/demo/${name}.html`)])),
        },
      },
    },
    widget: {
      consumer: 'client',
      // Whatever NODE_ENV says, what is built is what shops get.
      resolve: { conditions: ['module', 'browser', 'production'] },
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
