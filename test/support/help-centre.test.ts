import { mkdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openHelpCentre } from '../../src/support/files/help-centre.ts'
import { temporaryFolder } from '../fixtures/app.ts'
import { waitUntil } from '../fixtures/service.ts'

const markdown = (id: string, title: string, text = 'Within 30 days.'): string =>
  `---\nid: ${id}\ntopic: returns\ntitle: ${title}\n---\n${text}\n`

function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder()
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

async function opened(folder: string) {
  const lines: string[] = []
  const note = (_: object, message: string): void => void lines.push(message)
  const centre = await openHelpCentre(folder, { log: { info: note, warn: note, error: note }, lookMs: 10 })
  onTestFinished(() => centre.close())
  return { centre, lines, titles: async () => (await centre.articles()).map(({ title }) => title) }
}

describe('openHelpCentre', () => {
  it('names each bad file with its line and reason, and loads the rest', async () => {
    const folder = folderOf({
      'a.md': markdown('a', 'Good'),
      'b.md': 'No front matter.',
      'c.md': markdown('a', 'Same id'),
      'd.md': Buffer.from(markdown('d', 'Caf\u00e9'), 'latin1'),
      'e.md': markdown('e', 'Large', 'word '.repeat(60_000)),
      'notes.txt': 'not an article',
      '.hidden.md': 'not an article',
    })
    mkdirSync(join(folder, 'f.md'))
    symlinkSync(join(folder, 'nowhere'), join(folder, 'g.md'))
    const { titles, lines } = await opened(folder)
    expect(await titles()).toEqual(['Good'])
    expect(lines).toEqual([
      'help article b.md:1: it has no front matter: the first line must be ---',
      'help article c.md:2: its id a is that of a.md',
      'help article d.md:4: it is not UTF-8',
      'help article e.md:1: it is larger than 256 KB',
      expect.stringMatching(/^help article f\.md:1: it (is not a file|cannot be read)/),
      'help article g.md:1: it cannot be read (ENOENT)',
      'help centre loaded',
    ])
  })

  it.each([
    ['is missing', () => join(temporaryFolder(), 'none'), /SUPPORT_DIR .*none cannot be read \(ENOENT\)/],
    ['is empty', () => folderOf({}), /holds no help article\. It has no file that ends in \.md/],
    [
      'has no good file',
      () => folderOf({ 'a.md': 'Hello' }),
      /holds no help article\. a\.md:1: it has no front matter/,
    ],
  ])('does not start when the folder %s', async (_, folder, message) => {
    await expect(opened(folder())).rejects.toThrow(message)
  })

  it('takes up what is added, changed and removed', async () => {
    const folder = folderOf({ 'a.md': markdown('a', 'First'), 'b.md': markdown('b', 'Second') })
    const { centre, titles } = await opened(folder)
    writeFileSync(join(folder, 'a.md'), markdown('a', 'Changed', 'Within 45 days.'))
    writeFileSync(join(folder, 'c.md'), markdown('c', 'Third'))
    rmSync(join(folder, 'b.md'))
    await waitUntil('the reload', async () => (await titles()).join() === 'Changed,Third')
    expect((await centre.search('changed', 1)).hits[0]?.passage).toBe('Within 45 days.')
    expect(await centre.article('b')).toBeUndefined()
  })

  it('takes up a change that leaves the size as it was', async () => {
    const folder = folderOf({ 'a.md': markdown('a', 'First') })
    const { titles } = await opened(folder)
    writeFileSync(join(folder, 'a.md'), markdown('a', 'Other'))
    utimesSync(join(folder, 'a.md'), new Date(), new Date(Date.now() + 5_000))
    await waitUntil('the reload', async () => (await titles())[0] === 'Other')
  })

  it('keeps its articles when the folder goes or holds none, and takes them up when they are back', async () => {
    const folder = folderOf({ 'a.md': markdown('a', 'First') })
    const { titles, lines } = await opened(folder)
    const failures = (): string[] => lines.filter((line) => line.includes('could not be reloaded'))
    rmSync(folder, { recursive: true })
    await waitUntil('the failure', () => failures().length === 1)
    expect(await titles()).toEqual(['First'])
    mkdirSync(folder)
    writeFileSync(join(folder, 'a.md'), markdown('a', 'Back'))
    await waitUntil('the reload', async () => (await titles())[0] === 'Back')
    writeFileSync(join(folder, 'a.md'), '---\nid: half')
    await waitUntil('the second failure', () => failures().length === 2)
    expect(await titles()).toEqual(['Back'])
  })

  it('keeps its articles when all files are taken out, and says so', async () => {
    const folder = folderOf({ 'a.md': markdown('a', 'First') })
    const { titles, lines } = await opened(folder)
    rmSync(join(folder, 'a.md'))
    await waitUntil('the failure', () => lines.some((line) => line.includes('could not be reloaded')))
    expect(await titles()).toEqual(['First'])
  })

  it('says a lasting failure once', async () => {
    const folder = folderOf({ 'a.md': markdown('a', 'First') })
    const { lines } = await opened(folder)
    rmSync(folder, { recursive: true })
    await waitUntil('the failure', () => lines.some((line) => line.includes('could not be reloaded')))
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(lines.filter((line) => line.includes('could not be reloaded'))).toHaveLength(1)
  })
})
