import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readArticleFile } from '../../src/support/files/article-file.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const read = (text: string) => readArticleFile('returns.md', bytes(text))
const front = 'id: returning\ntopic: returns\ntitle: Returning an item'
const article = (body: string, fields = front): string => `---\n${fields}\n---\n\n${body}\n`

describe('readArticleFile', () => {
  it('reads the front matter and the text', () => {
    const fields = `${front}\nurl: https://shop.example/returns\nphrasings:\n  - can i send it back\n  - "refund: how"`
    expect(read(article('Within 30 days.', fields)).read?.article).toEqual({
      id: 'returning',
      topic: 'returns',
      title: 'Returning an item',
      phrasings: ['can i send it back', 'refund: how'],
      body: 'Within 30 days.',
      url: 'https://shop.example/returns',
    })
  })

  it('reads files with a byte order mark and with the line ends of Windows', () => {
    const text = `\ufeff${article('Within 30 days.\n\n- one\n- two')}`.replaceAll('\n', '\r\n')
    const { read: taken, problem } = read(text)
    expect(problem).toBeUndefined()
    expect(taken?.passages.map((passage) => passage.text)).toEqual(['Within 30 days.', '• one\n• two'])
  })

  it.each([
    ['an alias', article('Text.', 'id: &a x\ntopic: *a\ntitle: T'), 3, /aliases/],
    ['no front matter', 'Within 30 days.', 1, /no front matter/],
    ['a front matter that is not closed', '---\nid: a\n\nText', 1, /not closed/],
    ['bad YAML', article('Text', 'id: a\ntopic: [\ntitle: b'), 4, /not YAML/],
    ['a field given twice', article('Text', `${front}\nid: other`), 5, /not YAML.*unique/],
    ['a front matter without fields', article('Text', 'just words'), 2, /not a list of fields/],
    ['no id', article('Text', 'topic: returns\ntitle: Returns'), 2, /no id/],
    ['no topic', article('Text', 'id: a\ntitle: Returns'), 2, /no topic/],
    ['an empty title', article('Text', 'id: a\ntopic: returns\ntitle:'), 4, /no title/],
    ['an id with a slash', article('Text', 'topic: returns\nid: a/b\ntitle: Returns'), 3, /id may hold/],
    ['a title that is a list', article('Text', 'id: a\ntopic: b\ntitle: [c]'), 4, /title must be text/],
    ['phrasings that are no list', article('Text', `${front}\nphrasings: send it back`), 5, /must be a list/],
    [
      'a phrasing with a colon',
      article('Text', `${front}\nphrasings:\n  - refund: how`),
      5,
      /quote one that holds a colon/,
    ],
    ['no text', article(''), 6, /no text/],
  ])('names file, line and reason for %s', (_, text, line, reason) => {
    const { read: taken, problem } = read(text)
    expect(taken).toBeUndefined()
    expect(problem).toMatchObject({ file: 'returns.md', line })
    expect(problem?.reason).toMatch(reason)
  })

  it('names the line that is not UTF-8', () => {
    const latin1 = Buffer.from(article('Caf\u00e9'), 'latin1')
    expect(readArticleFile('a.md', latin1).problem).toEqual({ file: 'a.md', line: 7, reason: 'it is not UTF-8' })
  })

  it('takes an article with an unknown field or an unsafe address, and warns', () => {
    const { read: taken, warnings } = read(article('Text', `${front}\nauthor: Ada\nurl: javascript:alert(1)`))
    expect(taken?.article).not.toHaveProperty('url')
    expect(warnings).toEqual([
      { file: 'returns.md', line: 5, reason: 'the field author is unknown' },
      { file: 'returns.md', line: 6, reason: 'url is left out: it must begin with https:// or http://' },
    ])
  })

  it('never throws, and says either what it read or why not', () => {
    const yaml = fc.array(
      fc.constantFrom('id: a', 'topic: b', 'title: c', '- x', 'a: &a [*a]', '? ', '{', 'phrasings: *a'),
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          yaml.map((lines) => article('Text', lines.join('\n'))),
        ),
        (text) => {
          const { read: taken, problem } = read(text)
          expect((taken === undefined) !== (problem === undefined)).toBe(true)
        },
      ),
    )
    fc.assert(
      fc.property(fc.uint8Array(), (raw) => {
        expect(readArticleFile('a.md', raw).problem?.line).toBeGreaterThan(0)
      }),
    )
  })
})
