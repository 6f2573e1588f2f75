import fc from 'fast-check'
import type { Product } from '../../src/catalogue/product.ts'
import { cleanLine } from '../../src/catalogue/text.ts'
import type { Part, Reply } from '../../src/chat/reply.ts'
import { emptyState } from '../../src/understanding/understanding.ts'

/** What would ping, link or format on Slack or Discord if it were read as markup. */
const hostile = [
  '<!channel>',
  '<!here|@here>',
  '<@U123ABC>',
  '<#C123|general>',
  '<https://evil.example|the bank>',
  '@here @channel',
  '*bold* _it_ ~no~ `code` ```block```',
  '> quoted',
  '&lt;!everyone&gt;',
  '<!subteam^S1>',
  '<javascript:alert(1)|x>',
  'https://evil.example/a|b',
  ':smile:',
  '<!date^1^{date}|x>',
  '\u202eright to left',
  'مرحبا بالعالم',
  '👨‍👩‍👧‍👦🏳️‍🌈',
  '"\\"\n\n\n',
  '@everyone @here @EVERYONE',
  '<@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678>',
  '</shop search:123456789012345678> <id:customize> <t:1700000000:R> <a:party:123456789012345678>',
  '[your bank](https://evil.example) [x](<https://evil.example>)',
  '# heading\n## two\n-# small\n- list\n* list\n+ list\n1. one\n> quote\n>>> all',
  '||spoiler|| __under__ ***both*** ~~out~~ ``two``',
  '\\@everyone \\<@1> \\\\[a](https://b.example)',
  'https://evil.example/x steam://run/1 discord.gg/invite https://discord.com/invite/x DISCORD.GG/x',
  '```js\n@everyone\n```',
]

export const anyText = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...hostile), { minLength: 1, maxLength: 4 }).map((all) => all.join(' ')),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 3_000 }))
      .map(([one, times]) => one.repeat(times).slice(0, 10_000).toWellFormed()),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '🛒'.repeat(5_000),
      '&'.repeat(10_000),
      '<'.repeat(4_000),
      '"'.repeat(9_000),
      '*a '.repeat(3_000),
      `${'x'.repeat(149)}🛒y`,
    ),
  },
)

const line = anyText.map((one) => cleanLine(one) || 'x')

const product: fc.Arbitrary<Product> = fc.record(
  {
    id: fc.uuid(),
    title: line,
    brand: line.map((one) => one.slice(0, 200).toWellFormed()),
    category: fc.constant(['Computers']),
    price: fc.record({ amount: fc.nat(10_000_000), currency: fc.constantFrom('USD', 'EUR', 'JPY') }),
    listPrice: fc.record({ amount: fc.nat(10_000_000), currency: fc.constant('USD') }),
    availability: fc.constantFrom('in_stock' as const, 'out_of_stock' as const, 'preorder' as const),
    stock: fc.nat(1_000),
    rating: fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
    ratingCount: fc.nat(10_000),
    attributes: fc.constant({}),
    image: fc.constantFrom(
      '/images/a.png',
      'https://pictures.example/a.png',
      'javascript:alert(1)',
      'data:image/png;base64,AA',
      `https://pictures.example/${'a'.repeat(3_500)}`,
      `https://pictures.example/${'é'.repeat(1_900)}`,
      'no address',
    ),
    url: fc.constantFrom(
      '/products/1',
      'https://shop.example/1',
      'javascript:alert(1)',
      `https://shop.example/${'a'.repeat(1_900)}`,
    ),
    version: fc.constant(1),
  },
  { requiredKeys: ['id', 'title', 'category', 'availability', 'attributes', 'version'] },
)

const action = fc.string({ unit: fc.constantFrom(...'abcdefghij_-'), minLength: 1, maxLength: 100 })
const labelled = fc.array(fc.record({ label: anyText, action }), { maxLength: 40 })
const value = fc.oneof(anyText, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.constant(null))

export const productsPart: fc.Arbitrary<Part> = fc
  .tuple(fc.array(product, { maxLength: 26 }), fc.nat(10_000))
  .map(([products, total]) => ({ type: 'products', products, total }))

const comparison: fc.Arbitrary<Part> = fc.array(product, { minLength: 2, maxLength: 22 }).chain((products) =>
  fc
    .array(
      fc.record({
        name: anyText,
        values: fc.array(value, { minLength: products.length, maxLength: products.length }),
      }),
      { maxLength: 130 },
    )
    .map((rows) => ({ type: 'comparison' as const, products, rows })),
)

const amount = fc.nat(10_000_000)
const packs = fc.integer({ min: 1, max: 9_999 })
const choices = fc.record(
  {
    budget: product,
    best: product,
    premium: product,
    packs,
    packsOf: fc.record({ budget: packs, best: packs, premium: packs }),
    nearest: product,
    unit: fc.constantFrom('box', 'pair'),
    pack: fc.integer({ min: 2, max: 500 }),
    optional: fc.constant(true as const),
  },
  { requiredKeys: [] },
)
const basketItem = fc
  .record({
    text: line.map((one) => one.slice(0, 300).toWellFormed()),
    quantity: packs,
    wanted: line,
    wishes: fc.constant<string[]>([]),
    or: fc.constant<string[]>([]),
    line: fc.constant(1),
  })
  .chain((item) => choices.map((found) => ({ ...item, ...found })))

export const basketPart: fc.Arbitrary<Part> = fc
  .tuple(
    fc.array(basketItem, { maxLength: 60 }),
    fc.constantFrom('budget' as const, 'best' as const, 'premium' as const),
    fc.record({ budget: amount, best: amount, premium: amount, chosen: amount }),
  )
  .map(([items, level, totals]) => ({
    type: 'basket',
    items,
    level,
    sets: 1,
    currency: 'USD',
    totals,
    unmatched: items.flatMap(({ text, best }) => (best === undefined ? [text] : [])),
  }))

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 4, arbitrary: productsPart },
  comparison,
  basketPart,
  anyText.map((one): Part => ({ type: 'text', text: one })),
  fc.record(
    { type: fc.constant('notice' as const), kind: fc.constant('x'), text: anyText, undo: action },
    { requiredKeys: ['type', 'kind', 'text'] },
  ),
  fc.record(
    {
      type: fc.constant('article' as const),
      id: fc.constant('a'),
      topic: anyText,
      title: anyText,
      passage: anyText,
      url: fc.constantFrom('/help/a', 'https://shop.example/help', 'javascript:x'),
    },
    { requiredKeys: ['type', 'id', 'topic', 'title', 'passage'] },
  ),
  labelled.map((chips): Part => ({ type: 'chips', chips })),
  labelled.map((suggestions): Part => ({ type: 'suggestions', suggestions })),
)

/** Any answer, whatever is in it. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .record({
    parts: fc.array(part, { minLength: 1, maxLength: 5 }),
    intent: fc.constantFrom('product_search' as const, 'handoff' as const),
    queries: fc.array(
      fc.record({
        kind: fc.constant('keyword' as const),
        why: anyText,
        request: fc.jsonValue({ maxDepth: 2 }),
        tookMs: fc.double({ min: 0, max: 1_000, noNaN: true }),
      }),
      { maxLength: 12 },
    ),
  })
  .map(({ parts, intent, queries }) => ({
    conversationId: 'C0123ABC/1700000000.000100',
    messageId: '1700000000.000100',
    intent,
    state: emptyState(),
    parts,
    trace: { engine: 'sqlite' as const, queries },
  }))
