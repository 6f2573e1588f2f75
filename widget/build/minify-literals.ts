import { type Plugin, parseAstAsync } from 'vite'
import { type Edit, editedSource } from './edited-source.ts'

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
function* shortened(node: unknown, code: string): Generator<Edit> {
  if (typeof node !== 'object' || node === null) return
  const { type, tag, quasi } = node as Node
  const short = type === 'TaggedTemplateExpression' ? shorten[tag?.name ?? ''] : undefined
  if (short && quasi)
    for (const { start, end } of quasi.quasis) yield { start, end, text: short(code.slice(start, end)) }
  for (const child of Object.values(node)) yield* shortened(child, code)
}

/** Minifiers leave template literals alone, and most of the widget stands in them. Source maps go on to fit. */
export const minifyLiterals: Plugin = {
  name: 'minify-literals',
  apply: 'build',
  transform: {
    filter: { id: /\/widget\/src\/.*\.ts$/ },
    async handler(source, id) {
      const tree = await parseAstAsync(source, { lang: 'ts' }, id)
      const { code, mappings } = editedSource(source, [...shortened(tree, source)])
      return { code, map: { version: 3, sources: [id], sourcesContent: [source], names: [], mappings } }
    },
  },
}
