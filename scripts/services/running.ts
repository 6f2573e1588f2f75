import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ProcessIdentity } from '../../src/process-identity.ts'
import { servicesFolder } from './folders.ts'

export const serviceNames = ['elasticsearch', 'kafka'] as const
export type ServiceName = (typeof serviceNames)[number]

/** Which servers were brought up without Docker, and as which processes. */
export type Running = Partial<Record<ServiceName, ProcessIdentity>>

export const runningPath = join(servicesFolder, 'running.json')

export async function readRunning(): Promise<Running> {
  try {
    return JSON.parse(await readFile(runningPath, 'utf8')) as Running
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

export async function writeRunning(running: Running): Promise<void> {
  await mkdir(servicesFolder, { recursive: true })
  await writeFile(`${runningPath}.new`, JSON.stringify(running))
  await rename(`${runningPath}.new`, runningPath)
}
