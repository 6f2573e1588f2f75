import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { settings } from '../../src/config.ts'

const projectFile = (name: string) => new URL(`../../${name}`, import.meta.url)
const text = (name: string) => readFileSync(projectFile(name), 'utf8')

interface Service {
  image?: string
  build?: string
  environment: Record<string, string | number>
  healthcheck?: { test: string[] }
  depends_on?: Record<string, { condition: string }>
  volumes: string[]
  mem_limit: string
  ports: string[]
}

/** No Docker engine is needed: what the files say is held against what the service reads and the scripts start. */
describe('docker-compose.yml', () => {
  const { services, volumes } = parse(text('docker-compose.yml')) as {
    services: Record<string, Service>
    volumes: Record<string, null>
  }
  const { shopclerk, elasticsearch, kafka } = services

  it('sets nothing that the service does not know', () => {
    expect(Object.keys(shopclerk?.environment ?? {}).filter((name) => !(name in settings))).toEqual([])
  })

  it('names the servers where they listen for containers', () => {
    expect(shopclerk?.environment.ELASTICSEARCH_URL).toBe('http://elasticsearch:9200')
    const [host, port] = String(shopclerk?.environment.KAFKA_BROKERS).split(':')
    expect(host).toBe('kafka')
    expect(kafka?.environment.KAFKA_ADVERTISED_LISTENERS).toContain(`//kafka:${port}`)
    expect(kafka?.environment.KAFKA_LISTENERS).toContain(`://:${port}`)
  })

  it('waits until the servers answer, bounds the memory of each and keeps what it holds', () => {
    expect(shopclerk?.depends_on).toEqual({
      elasticsearch: { condition: 'service_healthy' },
      kafka: { condition: 'service_healthy' },
    })
    for (const service of Object.values(services)) {
      expect(service.mem_limit).toMatch(/^\d+[gm]$/)
      expect(
        service.volumes.map((volume) => volume.split(':')[0]).filter((name) => !(String(name) in volumes)),
      ).toEqual([])
    }
    for (const server of [elasticsearch, kafka]) expect(server?.healthcheck?.test[0]).toBe('CMD-SHELL')
  })

  it('opens the servers to this machine only, which have no password', () => {
    for (const server of [elasticsearch, kafka])
      expect(server?.ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true)
  })

  it('runs the versions that are started without Docker', () => {
    const versionIn = (file: string) => /version(?: =|:) '([\d.]+)'/.exec(text(file))?.[1]
    expect(elasticsearch?.image).toMatch(new RegExp(`:${versionIn('scripts/services/elasticsearch.ts')}$`))
    expect(kafka?.image).toMatch(new RegExp(`:${versionIn('scripts/services/kafka.ts')}$`))
  })
})

describe('The Dockerfile', () => {
  const lines = text('Dockerfile').split('\n')

  it('runs the pinned Node.js with the flags of npm start, as a user without rights', () => {
    const { dependencies, scripts } = JSON.parse(text('package.json'))
    const command = JSON.parse(String(lines.find((line) => line.startsWith('CMD'))?.slice(4))) as string[]
    expect(command.join(' ')).toBe(scripts.start)
    for (const from of lines.filter((line) => line.startsWith('FROM')))
      expect(from).toMatch(new RegExp(`^FROM node:${dependencies.node}-`))
    expect(lines.lastIndexOf('USER node')).toBeGreaterThan(lines.findLastIndex((line) => line.startsWith('RUN')))
  })

  it('copies only what is there, and leaves out what is made or secret', () => {
    const copied = lines.flatMap((line) => /^COPY --from=build \/app\/(\S+)/.exec(line)?.[1] ?? [])
    for (const name of copied.filter((name) => !['dist', 'node_modules'].includes(name)))
      expect(existsSync(projectFile(name)), name).toBe(true)
    const ignored = text('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['.git', 'node_modules', 'data/var', 'data/images', 'dist']))
  })
})
