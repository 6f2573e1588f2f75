import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { clearBuild, forgetOldBuilds } from './earlier-builds.ts'

async function folderOf(...names: string[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'shopclerk-build-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await mkdir(join(folder, 'widget'))
  for (const [index, name] of names.entries()) {
    await writeFile(join(folder, name), '')
    await utimes(join(folder, name), 1_000 + index, 1_000 + index)
  }
  return folder
}

const filesIn = async (folder: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).sort()

test('a build leaves the hashed files of earlier ones, and nothing else', async () => {
  const names = ['widget/core-AbCdEfG1.js', 'widget/core-AbCdEfG1.js.gz', 'widget/core-AbCdEfG1.js.map']
  const folder = await folderOf('index.html', 'index.html.gz', 'widget.js', 'widget/shop-clerk.js', ...names)
  await clearBuild(folder)
  expect(await filesIn(folder)).toEqual(names)
})

test('a folder that is not there is empty', async () => {
  await expect(clearBuild('/nowhere/at/all')).resolves.toBeUndefined()
})

test('of each file the newest versions are kept', async () => {
  const old = ['widget/core-aaaaaaaa.js', 'widget/core-aaaaaaaa.js.gz']
  const kept = ['widget/core-b-bbbbbb.js', 'widget/core-cccccccc.js', 'widget/talk-aaaaaaaa.js', 'widget/shop-clerk.js']
  const folder = await folderOf(...old, ...kept)
  await forgetOldBuilds(folder, 2)
  expect(await filesIn(folder)).toEqual(kept.sort())
})
