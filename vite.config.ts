import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, defineConfig, type Plugin, type Rolldown } from 'vite'
import { compressFiles } from './widget/build/compress-files.ts'
import { clearBuild, forgetOldBuilds } from './widget/build/earlier-builds.ts'
import { fetchedImports } from './widget/build/fetch-first.ts'
import { minifyLiterals } from './widget/build/minify-literals.ts'
import { widgetFiles } from './widget/build/widget-files.ts'

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

/** Pages that show how the widget is put on a page. */
const examples = ['index', 'strict-csp', 'inline', 'dark', 'right-to-left', 'two', 'react', 'vue']

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
      const example = /^\/embed-examples(?:\/([\w-]+))?(?:\?|$)/.exec(request.url ?? '')
      if (example) request.url = `/embed-examples/${example[1] ?? 'index'}.html`
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
        `<script type="module" src="/@fs${path('widget/src/module.ts')}">`,
      ),
  },
}

const { version } = JSON.parse(readFileSync(path('package.json'), 'utf8')) as { version: string }

/** The classic script of the plain tag: it runs alone and imports the widget's first module, named by `core`. */
async function loader(core: string): Promise<string> {
  const built = await build({
    configFile: false,
    root: path('widget'),
    logLevel: 'error',
    define: { __CORE__: JSON.stringify(core) },
    build: {
      write: false,
      target,
      rollupOptions: { input: path('widget/src/loader.ts'), output: { format: 'iife' } },
    },
  })
  const [
    {
      output: [chunk],
    } = { output: [] },
  ] = [built].flat() as Rolldown.RolldownOutput[]
  if (chunk?.type !== 'chunk') throw new Error('The loader could not be built.')
  return chunk.code
}

const target = 'es2022'

/** Where the widget's modules are, beside `widget.js`. All but the first that a page names have a hash in their name. */
const moduleName = ({ name }: { name: string }) =>
  name === 'shop-clerk' ? 'widget/[name].js' : 'widget/[name]-[hash].js'

/** What is loaded together stands in one file, which is shorter than several and asked for once: with the page, */
const coreModules =
  /node_modules\/(lit|@lit)|src\/(core|chunks|define|fetch-chunks|script-address)\.ts$|theme\/(base|tokens|icons)[.\w]*$|composer\/composer|shop-clerk\/(shop-clerk|endpoint|properties|spoken)|storage-key\.ts|language\/(first-words|language)\.ts/
/** when the panel is opened, */
const talkModules =
  /rolldown\/runtime|src\/talk\.ts|theme\/|components\/(composer|conversation|panel-header|suggestion|shop-clerk\/panel)|conversation\/(answer|conversation|conversation-controller|conversation-storage|event-stream|failure|limits|random-id|transport)\.ts|language\/en\.ts/
/** and when the first answer begins. */
const answerModules =
  /src\/answers\.ts|components\/(answer-view|chip-list|notice|product-grid|product-link|product-card\/(product-card|facts|rating))|conversation\/(basket-view|decode|product-view|protocol|stored)|language\/(english|numbers)|catalogue\/money/

/**
 * Builds `dist/widget`: `widget.js`, a small classic script for any page, the modules that it loads, and the demo
 * shop, whose pages take that script as any shop would.
 */
export default defineConfig({
  root: path('widget/demo'),
  plugins: [
    partials,
    pageAddresses,
    widgetModules,
    minifyLiterals,
    fetchedImports,
    widgetFiles({ version, typesPath: path('widget/shop-clerk.d.ts'), loader }),
  ],
  server: {
    port: 3000,
    strictPort: true,
    fs: { allow: [path('.')] },
    proxy: Object.fromEntries(serviceRoutes.map((route) => [route, 'http://localhost:8000'])),
  },
  build: { outDir: path('dist/widget'), target, modulePreload: { polyfill: false }, assetsInlineLimit: 0 },
  environments: {
    client: {
      build: {
        emptyOutDir: false,
        rollupOptions: {
          input: {
            ...Object.fromEntries(Object.keys(pages).map((name) => [name, path(`widget/demo/${name}.html`)])),
            ...Object.fromEntries(
              examples.map((name) => [`example-${name}`, path(`widget/demo/embed-examples/${name}.html`)]),
            ),
          },
        },
      },
    },
    widget: {
      // To Vite a client's build is a page's: it would wrap each import() in what preloads style sheets.
      consumer: 'server',
      // Whatever NODE_ENV says, what is built is what shops get.
      resolve: { conditions: ['module', 'browser', 'production'], noExternal: true },
      build: {
        emptyOutDir: false,
        copyPublicDir: false,
        sourcemap: true,
        minify: true,
        rollupOptions: {
          input: { core: path('widget/src/core.ts'), 'shop-clerk': path('widget/src/module.ts') },
          output: {
            format: 'es',
            entryFileNames: moduleName,
            chunkFileNames: moduleName,
            codeSplitting: {
              groups: [
                { name: 'core', test: coreModules },
                { name: 'talk', test: talkModules },
                { name: 'answers', test: answerModules },
              ],
            },
          },
        },
      },
    },
  },
  builder: {
    async buildApp(builder) {
      const folder = resolve(builder.config.root, builder.config.build.outDir)
      await clearBuild(folder)
      for (const name of ['client', 'widget']) {
        const environment = builder.environments[name]
        if (environment) await builder.build(environment)
      }
      await forgetOldBuilds(folder)
      await compressFiles(folder)
    },
  },
})
