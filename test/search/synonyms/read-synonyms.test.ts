import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StartupError } from '../../../src/errors.ts'
import { readSynonyms, shippedSynonyms } from '../../../src/search/synonyms/read-synonyms.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-synonyms-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

const file = (text: string): string => {
  const path = join(folder, 'names.yaml')
  writeFileSync(path, text)
  return path
}

it('reads names of one thing, and those of what it is a kind of', async () => {
  const text = 'same:\n  - [laptop, notebook?]\nnarrower:\n  macbook: [laptop]\n'
  expect(await readSynonyms(file(text))).toEqual({
    same: [['laptop', 'notebook?']],
    narrower: [{ name: 'macbook', broader: ['laptop'] }],
  })
})

it('takes a file with one of the two entries', async () => {
  expect(await readSynonyms(file('same:\n  - [tv, television]\n'))).toEqual({
    same: [['tv', 'television']],
    narrower: [],
  })
})

describe('stops the start, in one line with the file and the line, for', () => {
  it.each([
    ['a name in two lines', 'same:\n  - [tv, telly]\n  - [set, TV]', 3, /‘TV’ stands in line 2 already/],
    ['two spellings of a name', 'same:\n  - [usb stick,\n     usb-sticks]', 3, /‘usb-sticks’ stands in line 2 already/],
    ['a thing with one name', 'same:\n  - [tv, telly]\n  - [sofa]', 3, /two names/],
    ['a name of no letters', 'same:\n  - [tv, "?!"]', 2, /letter/],
    ['a name that is a number', 'same:\n  - [tv, 4711]', 2, /4711/],
    ['an empty entry', 'same:\n  - [tv,\n    ]', 2, /two names/],
    ['a very long name', `same:\n  - [tv, ${'t'.repeat(61)}]`, 2, /60 characters/],
    ['another entry', 'same:\n  - [tv, telly]\nwider: {}', 3, /wider is no entry/],
    ['a list at the top', '- [tv, telly]', 1, /entries same and narrower/],
    ['nothing', '', 1, /entries same and narrower/],
    ['a text for a list', 'same: tv', 1, /must be a list/],
    ['a rule without names', 'narrower:\n  ipad: []', 2, /‘ipad’ has no names/],
    ['a rule that is given twice', 'narrower:\n  i-pad: [tablet]\n  ipad: [pad]', 3, /‘ipad’ stands in line 2/],
    ['a name that is a kind of itself', 'narrower:\n  ipad: [iPads]', 2, /‘ipad’ leads back to itself/],
    ['a cycle', 'narrower:\n  a1: [b1]\n  b1: [c1, d1]\n  d1: [a1]', 4, /‘d1’ leads back to itself/],
    [
      'a cycle by other names',
      'same:\n  - [tablet, slate]\nnarrower:\n  ipad: [slate]\n  tablet: [ipad]',
      5,
      /leads back/,
    ],
    ['what is no YAML', 'same:\n  - [tv, telly\n  - x: [', 3, /./],
  ])('%s', async (_, text, line, reason) => {
    const path = file(text)
    const error = await readSynonyms(path).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(StartupError)
    const { message } = error as StartupError
    expect(message).toContain(`${path} cannot be used: line ${line}: `)
    expect(message).toMatch(reason)
    expect(message).not.toContain('\n')
  })

  it('a file that is not there', async () => {
    await expect(readSynonyms(join(folder, 'none.yaml'))).rejects.toThrow(/none\.yaml cannot be read \(ENOENT\)/)
  })
})

it('takes ways that meet again without being a cycle', async () => {
  const text = 'narrower:\n  a1: [b1, c1]\n  b1: [d1]\n  c1: [d1]\n'
  expect((await readSynonyms(file(text))).narrower).toHaveLength(3)
})

it('finds nothing wrong with the list that ships', async () => {
  const { same, narrower } = await readSynonyms(shippedSynonyms)
  expect(same.length).toBeGreaterThanOrEqual(350)
  expect(narrower.length).toBeGreaterThanOrEqual(50)
})
