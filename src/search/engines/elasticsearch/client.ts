import { readFile } from 'node:fs/promises'
import { Client, type TransportRequestOptions } from '@elastic/elasticsearch'
import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  retry,
} from 'cockatiel'
import { StartupError } from '../../../errors.ts'
import { CatalogueUnavailableError, lineFor } from '../../catalogue-unavailable.ts'
import { type ClusterNames, failureOf, isMomentary, isOutage, lateAnswer } from './failures.ts'
import type { ElasticsearchSettings } from './settings.ts'

/** What a request is for: how long it may take, and how often it is tried. */
export type Purpose = 'search' | 'write' | 'manage'

/** Milliseconds that one request may take. */
export type Patience = Readonly<Record<Purpose, number>>

/**
 * A shopper waits for a search, and has an answer within two seconds. A batch of 500 products takes some 200 ms, and
 * much longer while segments are merged; an index is made or an alias set once every node has it.
 */
const patience: Patience = { search: 1_500, write: 30_000, manage: 30_000 }

/** Quick failures are tried again: so often, with waits that begin and end here, in milliseconds. */
const retries = {
  search: { maxAttempts: 2, initialDelay: 30, maxDelay: 150 },
  write: { maxAttempts: 5, initialDelay: 200, maxDelay: 5_000 },
  manage: { maxAttempts: 5, initialDelay: 200, maxDelay: 5_000 },
} as const satisfies Record<Purpose, object>

/** More failures than this, one after the other, and nothing is asked of the cluster for a while. */
const failuresInARow = 4
/** Then one request is let through to see whether it is back: within ten seconds everything works again. */
const restMs = 2_000

/** What is kept apart: writes that are refused must not keep shoppers from searching. */
type Circuit = 'read' | 'write'

export interface CircuitStatus {
  state: 'closed' | 'open' | 'half-open'
  /** Of the last failure, for the operator; undefined while all is well. */
  trouble: string | undefined
}

type Work<T> = (client: Client, request: TransportRequestOptions) => Promise<T>

/** A cluster, asked with bounded waits and bounded retries. */
export interface Cluster {
  readonly names: ClusterNames
  /**
   * What `work` gets from the client; `request` holds the options to send with each request of it.
   * @throws CatalogueUnavailableError when the cluster cannot do it now; RefusedRequestError for what it does not take as it is.
   */
  call<T>(purpose: Purpose, work: Work<T>): Promise<T>
  status(): Readonly<Record<Circuit, CircuitStatus>>
  close(): Promise<void>
}

export interface ClusterOptions {
  waits?: Patience
  /** Told in one line when nothing is asked of the cluster for a while. */
  onBreak?(trouble: string): void
  /** Told when it answers again. */
  onRecovery?(): void
}

/**
 * Makes a client; nothing is sent yet.
 * @throws StartupError when the file of ELASTICSEARCH_CA cannot be read.
 */
export async function openCluster(settings: ElasticsearchSettings, options: ClusterOptions = {}): Promise<Cluster> {
  const { waits = patience } = options
  const { url, apiKey, alias } = settings
  const ca = await readAuthority(settings)
  const client = new Client({
    node: url,
    ...(apiKey !== undefined && { auth: { apiKey } }),
    ...(ca !== undefined && { tls: { ca } }),
    // Retries are ours: the client's own have no bound in time.
    maxRetries: 0,
    // Waits are ours too: the client's own end once an answer has begun.
    requestTimeout: 2 * Math.max(waits.write, waits.manage),
    enableMetaHeader: false,
  })
  return new BoundedCluster(client, { origin: new URL(url).origin, alias }, { ...options, waits })
}

async function readAuthority({ url, caPath }: ElasticsearchSettings): Promise<string | undefined> {
  if (caPath === undefined) return undefined
  if (!url.startsWith('https:'))
    throw new StartupError(
      'ELASTICSEARCH_CA is set, but the address in ELASTICSEARCH_URL does not begin with https://.',
    )
  try {
    const pem = await readFile(caPath, 'utf8')
    if (pem.includes('-----BEGIN CERTIFICATE-----')) return pem
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new StartupError(`ELASTICSEARCH_CA ${caPath} cannot be read (${code}).`, { cause: error })
  }
  throw new StartupError(`ELASTICSEARCH_CA ${caPath} holds no certificate in PEM form.`)
}

class BoundedCluster implements Cluster {
  readonly names: ClusterNames
  readonly #client: Client
  readonly #waits: Patience
  readonly #circuits: Readonly<Record<Circuit, WatchedCircuit>>

  constructor(client: Client, names: ClusterNames, options: ClusterOptions & { waits: Patience }) {
    this.#client = client
    this.names = names
    this.#waits = options.waits
    this.#circuits = { read: new WatchedCircuit(options), write: new WatchedCircuit(options) }
  }

  call<T>(purpose: Purpose, work: Work<T>): Promise<T> {
    const circuit = this.#circuits[purpose === 'search' ? 'read' : 'write']
    return retrying[purpose].execute(() => circuit.execute(() => this.#once(this.#waits[purpose], work)))
  }

  async #once<T>(ms: number, work: Work<T>): Promise<T> {
    const signal = AbortSignal.timeout(ms)
    try {
      return await work(this.#client, { signal, openTelemetry: { enabled: false } })
    } catch (error) {
      if (signal.aborted) throw lateAnswer(this.names, ms, error)
      throw failureOf(error, this.names)
    }
  }

  status(): Readonly<Record<Circuit, CircuitStatus>> {
    return { read: this.#circuits.read.status(), write: this.#circuits.write.status() }
  }

  close(): Promise<void> {
    return this.#client.close()
  }
}

/** The cause of what is thrown while nothing is asked of the cluster. */
const isResting = (error: unknown): boolean => error instanceof Error && error.cause instanceof BrokenCircuitError

const retryPolicy = (purpose: Purpose) => {
  const { maxAttempts, ...delays } = retries[purpose]
  // A search has no time to wait until the cluster is asked again.
  const isWorthIt = (error: unknown): boolean => isMomentary(error) && !(purpose === 'search' && isResting(error))
  return retry(handleWhen(isWorthIt), { maxAttempts, backoff: new ExponentialBackoff(delays) })
}

const retrying = { search: retryPolicy('search'), write: retryPolicy('write'), manage: retryPolicy('manage') }

/** Rests after some failures in a row, and remembers what the trouble is. */
class WatchedCircuit {
  readonly #breaker = circuitBreaker(handleWhen(isOutage), {
    breaker: new ConsecutiveBreaker(failuresInARow),
    halfOpenAfter: restMs,
  })
  #trouble: CatalogueUnavailableError | undefined

  constructor({ onBreak, onRecovery }: ClusterOptions) {
    let isBroken = false
    this.#breaker.onBreak((reason) => {
      const line = 'error' in reason ? lineFor(reason.error) : 'The cluster rests.'
      // It is told once, not whenever it is seen that the cluster is still away.
      if (!isBroken) onBreak?.(line)
      isBroken = true
    })
    this.#breaker.onReset(() => {
      isBroken = false
      onRecovery?.()
    })
  }

  async execute<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await this.#breaker.execute(work)
      // One that was under way when the others failed says nothing of why nothing is asked now.
      if (this.#breaker.state === CircuitState.Closed) this.#trouble = undefined
      return result
    } catch (error) {
      if (error instanceof CatalogueUnavailableError) this.#trouble = error
      if (!(error instanceof BrokenCircuitError) || this.#trouble === undefined) throw error
      throw new CatalogueUnavailableError(this.#trouble.why, this.#trouble.operatorMessage, { cause: error })
    }
  }

  status(): CircuitStatus {
    const { state } = this.#breaker
    const isOpen = state === CircuitState.Open || state === CircuitState.Isolated
    return {
      state: isOpen ? 'open' : state === CircuitState.HalfOpen ? 'half-open' : 'closed',
      trouble: this.#trouble?.operatorMessage,
    }
  }
}
