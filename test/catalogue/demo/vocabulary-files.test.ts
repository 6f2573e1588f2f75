import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readVocabulary, vocabularyHash } from '../../../src/catalogue/demo/vocabulary-files.ts'
import { StartupError } from '../../../src/errors.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'demo-vocabulary-'))
  await cp(fileURLToPath(new URL('../../fixtures/demo-vocabulary', import.meta.url)), folder, { recursive: true })
})
afterEach(async () => {
  await rm(folder, { recursive: true })
})

/** What is said of the vocabulary when `before` is `after` in a file of it. */
async function reasonOf(file: string, before: string, after: string): Promise<string> {
  const text = await readFile(join(folder, file), 'utf8')
  expect(text).toContain(before)
  await writeFile(join(folder, file), text.replace(before, after))
  const error = await readVocabulary(folder).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(StartupError)
  return (error as StartupError).message.replaceAll(`${folder}/`, '')
}

const desk = 'departments/desk.yaml'
const kitchen = 'departments/kitchen.yaml'

describe('a vocabulary', () => {
  it('is hashed by its files', async () => {
    const before = await vocabularyHash(folder)
    expect((await readVocabulary(folder)).hash).toBe(before)
    await writeFile(
      join(folder, desk),
      (await readFile(join(folder, desk), 'utf8')).replace('For lists.', 'For notes.'),
    )
    expect(await vocabularyHash(folder)).not.toBe(before)
  })

  it('may spread a department over several files', async () => {
    await writeFile(
      join(folder, kitchen),
      (await readFile(join(folder, kitchen), 'utf8')).replace('department: Kitchen', 'department: Desk'),
    )
    const { departments } = await readVocabulary(folder)
    expect(departments.map(({ department, types }) => [department, types.length])).toEqual([['Desk', 2]])
  })

  it.each([
    [desk, 'It clicks.', 'It {snaps}.', "departments/desk.yaml: type 'gel pen', details.0: 'snaps' is no attribute"],
    [desk, 'It clicks.', 'It clicks', "departments/desk.yaml: type 'gel pen', details.0: must end with a full stop"],
    [
      desk,
      'It clicks.',
      '{retractable}.',
      "departments/desk.yaml: type 'gel pen', details.0: {retractable} is yes or no",
    ],
    [
      desk,
      'min: 500',
      'min: 5000',
      `departments/desk.yaml: type 'gel pen', details.2: when ink life: {"min":5000} never occurs`,
    ],
    [
      desk,
      'barrel: aluminium',
      'barrel: gold',
      `departments/desk.yaml: type 'gel pen', openings.2: when barrel: "gold" never occurs`,
    ],
    [desk, ', {colour}, {pack}', ', {pack}', "departments/desk.yaml: type 'gel pen', title: {colour} is missing"],
    [
      desk,
      '[12, 8.5]',
      '[12, 10]',
      "departments/desk.yaml: type 'gel pen', packs: 12 must be dearer than 5, and cheaper for each piece",
    ],
    [
      desk,
      '[orange, navy',
      '[7, navy',
      "departments/desk.yaml: type 'gel pen', variants.colour: has values of several kinds",
    ],
    [desk, 'path: [Writing, Gel Pens]', 'path: 3', "departments/desk.yaml: type 'gel pen', path: must be array"],
    [
      kitchen,
      'sets: { weight: 240 }',
      'sets: { heft: 240 }',
      "departments/kitchen.yaml: type 'flask', variants.capacity: sets 'heft', which is no attribute",
    ],
    [
      kitchen,
      'name: flask',
      'name: gel pen',
      "departments/kitchen.yaml: type 'gel pen', name: 'gel pen' is also in departments/desk.yaml",
    ],
    ['brands.yaml', 'character: luxury', 'character: cheap', "brands.yaml: brands: 'Desk' has 1 luxury brands, not 2"],
    ['brands.yaml', 'name: Opula', 'name: Luxor', "brands.yaml: brands: 'Luxor' is there twice"],
    [
      'brands.yaml',
      '{brand} lasts.',
      '{colour} lasts.',
      'brands.yaml: characters.solid.voice: {colour} is none of brand, series, name, plural',
    ],
  ])('of which %s has not %j but %j is refused', async (file, before, after, reason) => {
    expect(await reasonOf(file, before, after)).toContain(reason)
  })

  it('names the line of what is no YAML', async () => {
    expect(await reasonOf(desk, 'types:', 'types: [')).toMatch(/^departments\/desk\.yaml: .* at line \d+/)
  })

  it('names what cannot be read', async () => {
    await expect(readVocabulary(join(folder, 'nowhere'))).rejects.toThrow(StartupError)
  })
})
