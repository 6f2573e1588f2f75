import { errors } from '@elastic/elasticsearch'
import { CatalogueUnavailableError, type Unavailability } from '../../catalogue-unavailable.ts'

/** What a message to the operator names. */
export interface ClusterNames {
  /** The cluster's address, without a name and a password. */
  origin: string
  alias: string
}

/** What Elasticsearch says of a failure, of a request as a whole or of one item of a bulk request. */
export interface ErrorCause {
  type?: string | undefined
  reason?: string | null | undefined
  root_cause?: readonly ErrorCause[] | undefined
}

/** An answer that was not waited for any longer, in milliseconds. */
export const lateAnswer = (names: ClusterNames, ms: number, cause: unknown): CatalogueUnavailableError =>
  new LateAnswer('unreachable', `${at(names)} does not answer within ${ms / 1_000} s.`, { cause })

/** The index, or what an alias is of, is not there: not yet, or not any more. */
export class NoIndexError extends CatalogueUnavailableError {}

class LateAnswer extends CatalogueUnavailableError {}

/**
 * A failure of the client's in terms of the catalogue; undefined for what is a defect of ours, which must be seen as
 * one. Messages hold nothing that the server wrote but names of actions, privileges and errors.
 */
export function unavailabilityOf(error: unknown, names: ClusterNames): CatalogueUnavailableError | undefined {
  if (error instanceof CatalogueUnavailableError) return error
  if (error instanceof errors.ResponseError) return ofResponse(error, names)
  if (error instanceof errors.ConnectionError) return ofConnection(error, names)
  if (error instanceof errors.NoLivingConnectionsError)
    return unavailable('unreachable', `${at(names)} cannot be reached.`, error)
  if (error instanceof errors.ProductNotSupportedError || error instanceof errors.DeserializationError)
    return unavailable(
      'misconfigured',
      `What answers at ${names.origin} is not Elasticsearch. Set ELASTICSEARCH_URL to the address of the cluster.`,
      error,
    )
  return undefined
}

/**
 * Elasticsearch refuses a request as it was made: a defect, or something that is told by its type. It stands in for the
 * client's own error, which holds the whole request, with what a shopper asked, and would take it into the log.
 */
export class RefusedRequestError extends Error {
  override name = 'RefusedRequestError'
  readonly status: number
  /** Elasticsearch's name for it, such as `version_conflict_engine_exception`. */
  readonly type: string | undefined

  constructor({ statusCode, body }: errors.ResponseError) {
    const { type } = outerCauseOf(body)
    super(`Elasticsearch refused a request (${statusCode ?? 'no status'}, ${type ?? 'no type'}).`)
    this.status = statusCode ?? 0
    this.type = type
  }
}

/** What is thrown in place of an error of the client's. */
export function failureOf(error: unknown, names: ClusterNames): unknown {
  const unavailable = unavailabilityOf(error, names)
  if (unavailable !== undefined) return unavailable
  return error instanceof errors.ResponseError ? new RefusedRequestError(error) : error
}

export const isErrorOfType = (error: unknown, type: string): boolean =>
  error instanceof RefusedRequestError && error.type === type

/** Whether trying again at once makes sense: it failed quickly, and may have been a moment's matter. */
export const isMomentary = (error: unknown): boolean =>
  error instanceof CatalogueUnavailableError &&
  (error.why === 'unreachable' || error.why === 'overloaded') &&
  !(error instanceof LateAnswer)

/** Whether the cluster as a whole is in trouble, rather than what was asked of it. */
export const isOutage = (error: unknown): boolean =>
  error instanceof CatalogueUnavailableError && (error.why === 'unreachable' || error.why === 'overloaded')

const at = ({ origin }: ClusterNames): string => `Elasticsearch at ${origin}`

const unavailable = (why: Unavailability, message: string, cause: unknown): CatalogueUnavailableError =>
  new CatalogueUnavailableError(why, message, { cause })

/** What OpenSSL and Node say of a certificate that nobody they know has signed: the client keeps no codes. */
const distrusted = /self-signed certificate|unable to (?:get (?:local )?issuer|verify the first) certificate/
const invalid = /certificate has expired|certificate is not yet valid|does not match certificate's altnames/

function ofConnection(error: Error, names: ClusterNames): CatalogueUnavailableError {
  const [found] = distrusted.exec(error.message) ?? invalid.exec(error.message) ?? []
  if (found !== undefined && distrusted.test(found))
    return unavailable(
      'misconfigured',
      `The certificate of ${at(names)} is signed by nobody that is trusted here (${found}). Set ELASTICSEARCH_CA to the PEM file of who signed it.`,
      error,
    )
  if (found !== undefined)
    return unavailable(
      'misconfigured',
      `The certificate of ${at(names)} is not valid for it (${found}). Set ELASTICSEARCH_URL to the host that it names, or renew it.`,
      error,
    )
  if (/EPROTO|wrong version number|packet length too long/.test(error.message))
    return unavailable(
      'misconfigured',
      `${at(names)} speaks no TLS. Set ELASTICSEARCH_URL to its address with http://.`,
      error,
    )
  const [code] = /\bE[A-Z_]{3,30}\b/.exec(error.message) ?? []
  const named = code === undefined ? '' : ` (${code})`
  return unavailable(
    'unreachable',
    `${at(names)} cannot be reached${named}. Start it, or set ELASTICSEARCH_URL to its address.`,
    error,
  )
}

function ofResponse(error: errors.ResponseError, names: ClusterNames): CatalogueUnavailableError | undefined {
  const status = error.statusCode ?? 0
  const cause = causeOf(error.body)
  if (status === 401)
    return unavailable(
      'misconfigured',
      `${at(names)} refuses the key (401). Set ELASTICSEARCH_API_KEY to one that is valid; the README says how to make it.`,
      error,
    )
  const block = blockOf(cause)
  if (block !== undefined) return ofBlock(block, names, error)
  if (status === 403) return unavailable('misconfigured', forbiddenText(cause, names), error)
  if (isOtherVersion(status, cause, error.body))
    return unavailable(
      'misconfigured',
      `${at(names)} is not of version 9, which Shopclerk needs. Upgrade it, or set ELASTICSEARCH_URL to one that is.`,
      error,
    )
  if (status === 429)
    return unavailable('overloaded', `${at(names)} takes no more for now (429${typeText(cause)}).`, error)
  if (status === 408 || status === 502 || status === 503 || status === 504)
    return unavailable('unreachable', `${at(names)} cannot answer now (${status}${typeText(cause)}).`, error)
  if (status === 404 && cause.type === 'index_not_found_exception') return noIndex(names, error)
  // A failure of the cluster's own, such as of a shard that is being moved. It has nothing to do with what was asked.
  if (status >= 500)
    return unavailable('unreachable', `${at(names)} failed to answer (${status}${typeText(cause)}).`, error)
  // What stands before the cluster, such as a proxy, answers without a cause.
  if (cause.type === undefined && (status === 404 || status === 405))
    return unavailable(
      'misconfigured',
      `What answers at ${names.origin} is not Elasticsearch (${status}). Set ELASTICSEARCH_URL to the address of the cluster.`,
      error,
    )
  return undefined
}

/** The cause that a response names; its root, where there is one. */
function causeOf(body: unknown): ErrorCause {
  const outer = outerCauseOf(body)
  return outer.root_cause?.[0] ?? outer
}

function outerCauseOf(body: unknown): ErrorCause {
  const cause = (body as { error?: unknown } | undefined)?.error
  return typeof cause !== 'object' || cause === null ? {} : cause
}

/** A server of version 8 says that it does not know the media type; a proxy before it may say 406. */
const isOtherVersion = (status: number, { type }: ErrorCause, body: unknown): boolean =>
  type === 'media_type_header_exception' || status === 406 || (status === 400 && /compatible-with/.test(String(body)))

const typeText = ({ type }: ErrorCause): string => (type !== undefined && /^\w{1,80}$/.test(type) ? `, ${type}` : '')

/** Which action is refused, and what grants it, in Elasticsearch's own words. */
function forbiddenText({ reason }: ErrorCause, names: ClusterNames): string {
  const [, action] = /action \[([\w:/*[\]-]+?)\] is unauthorized/.exec(reason ?? '') ?? []
  const [, level, privileges] = /granted by the (index|cluster) privileges \[([\w,*-]+)\]/.exec(reason ?? '') ?? []
  const needs = privileges === undefined ? '' : `; any of these ${level} privileges grants it: ${privileges}`
  const refused = action === undefined ? 'refuses what is asked of it' : `refuses the action ${action}`
  return `${at(names)} ${refused} (403): the key of ELASTICSEARCH_API_KEY lacks a privilege on ${names.alias}*${needs}. The README lists those it needs.`
}

export const noIndex = (names: ClusterNames, cause?: unknown): NoIndexError =>
  new NoIndexError(
    'misconfigured',
    `${at(names)} has no index ${names.alias}. Load a feed: npm run products:ingest -- FILE.`,
    { cause },
  )

/** Why one document of several could not be read: its shard is not there. */
export const unreadable = ({ type }: ErrorCause, names: ClusterNames): CatalogueUnavailableError =>
  unavailable('unreachable', `${at(names)} cannot read ${names.alias} now${typeText({ type })}.`, undefined)

/** Why an index is not written to, as `cluster_block_exception` says; undefined for another cause. */
export function blockOf({ type, reason }: ErrorCause): 'full' | 'read-only' | 'not recovered' | undefined {
  if (type !== 'cluster_block_exception') return undefined
  if (/read-only-allow-delete|flood-stage/.test(reason ?? '')) return 'full'
  // Blocks 1 and 2: the cluster's state is not recovered, or there is no master.
  if (/\/[12]\/|no master|not recovered/.test(reason ?? '')) return 'not recovered'
  return 'read-only'
}

export function ofBlock(
  block: NonNullable<ReturnType<typeof blockOf>>,
  names: ClusterNames,
  cause?: unknown,
): CatalogueUnavailableError {
  switch (block) {
    case 'full':
      return unavailable(
        'blocked',
        `The disk of ${at(names)} is nearly full, so that it takes no writes to ${names.alias}. Free some; it then goes on by itself.`,
        cause,
      )
    case 'read-only':
      return unavailable(
        'blocked',
        `The index of ${names.alias} is set to be read only. Set its index.blocks.write and index.blocks.read_only to false.`,
        cause,
      )
    case 'not recovered':
      return unavailable('unreachable', `${at(names)} has no master, or is starting.`, cause)
  }
}
