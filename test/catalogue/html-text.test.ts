import fc from 'fast-check'
import { expect, it } from 'vitest'
import { htmlToText } from '../../src/catalogue/html-text.ts'

it.each([
  ['<p>Warm <b>light</b>.</p><p>Dimmable.</p>', 'Warm light.\n\nDimmable.'],
  ['One<br>two<br/>three', 'One\ntwo\nthree'],
  ['<ul><li>Red</li><li>Blue</li></ul>', '• Red\n• Blue'],
  ['<h2>Size</h2><p>5 &times; 7&nbsp;cm</p>', 'Size\n\n5 × 7 cm'],
  ['<script>alert(1)</script><style>p{}</style><p>Safe</p>', 'Safe'],
  ['<a href="https://x.example">Here</a> <img src="a.png" alt="a">', 'Here'],
  ['&lt;p&gt;Escaped &amp;amp; once too often&lt;/p&gt;', 'Escaped & once too often'],
  ['Fish &amp; chips', 'Fish & chips'],
])('%j is read as %j', (html, text) => {
  expect(htmlToText(html).replaceAll('\u00a0', ' ').trim()).toBe(text)
})

it.each(['Mini PC (<= 3L)', '< 30 ppm', 'a < b > c', 'line one\nline two', 'R&D 100%'])(
  'text without HTML stays as it is: %j',
  (text) => expect(htmlToText(text)).toBe(text),
)

it('leaves no tag of HTML in any text, and never throws', () => {
  const piece = fc.constantFrom('<p>', '</p>', '<b>', '<li>', '<script>', '&amp;', 'word', ' < ', '\n', '<', '>')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      expect(htmlToText(pieces.join(''))).not.toMatch(/<\/?(?:p|b|li|script)>/)
    }),
  )
})
