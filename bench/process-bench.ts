import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { memoryOf, memoryWithChildren } from './process-memory.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm start` as a newcomer types it, in a process group of its own. */
export interface Started {
  url: string
  /** Milliseconds from `npm start` to the first answer that shows products. */
  firstAnswerMs: number
  /** Resolves once products are found by vectors, with the milliseconds from `npm start` until then. */
  vectorsReady(text: string): Promise<number>
  /** Resident memory of the server now and at its peak, in MB. */
  memory(): { now: number; peak: number }
  /** Of the server with the processes that it started, now, in MB. */
  memoryOfAll(): number
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return address !== null && typeof address === 'object' ? address.port : 0
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const ok = await check().catch(() => false)
    if (ok) return
    await setTimeout(10)
  }
}

/** The server among the descendants of `npm start`: the one that runs src/main.ts itself. */
function serverPid(group: number): number {
  const listed = readFileSync(`/proc/${group}/task/${group}/children`, 'utf8').trim().split(' ').filter(Boolean)
  for (const pid of listed.map(Number)) {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    if (command[0]?.endsWith('node') && command.includes('src/main.ts')) return pid
    const below = serverPid(pid)
    if (below !== 0) return below
  }
  return 0
}

async function answersWithProducts(url: string, message: string): Promise<boolean> {
  const body = JSON.stringify({ message })
  const response = await fetch(`${url}/api/chat`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })
  const reply = (await response.json()) as { parts: { type: string }[] }
  return response.ok && reply.parts.some(({ type }) => type === 'products')
}

/** Vectors of 20,000 products are made in well under a minute; more is a hang. */
const vectorsWithinMs = 300_000

async function searchesByVectors(url: string, text: string, deadline: number): Promise<boolean> {
  const response = await fetch(`${url}/api/search?${new URLSearchParams({ q: text, type: 'vector', limit: '1' })}`)
  if (!response.ok) throw new Error(`GET /api/search?type=vector answered ${response.status}: ${await response.text()}`)
  if (performance.now() > deadline) throw new Error('Nothing is found by vectors.')
  const { hits, trace } = (await response.json()) as { hits: unknown[]; trace: { queries: { kind: string }[] } }
  return hits.length > 0 && trace.queries.some(({ kind }) => kind === 'vector')
}

const isReady = async (url: string): Promise<boolean> => (await fetch(`${url}/readyz`)).ok

async function stopGroup(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  if (child.pid !== undefined) process.kill(-child.pid, 'SIGTERM')
  await exited
}

/** Starts the shop on `dataDir` and waits for its first answer to `message` and for the end of its load. */
export async function npmStart(dataDir: string, message: string, env: Record<string, string> = {}): Promise<Started> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const started = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env },
  })
  await until(() => answersWithProducts(url, message))
  const firstAnswerMs = performance.now() - started
  await until(() => isReady(url))
  const pid = serverPid(child.pid ?? 0)
  const vectorsReady = async (text: string): Promise<number> => {
    while (!(await searchesByVectors(url, text, started + vectorsWithinMs))) await setTimeout(100)
    return performance.now() - started
  }
  return {
    url,
    firstAnswerMs,
    vectorsReady,
    memory: () => memoryOf(pid),
    memoryOfAll: () => memoryWithChildren(pid),
    stop: () => stopGroup(child),
  }
}

export const removeFolder = (path: string): void => rmSync(path, { recursive: true, force: true })
