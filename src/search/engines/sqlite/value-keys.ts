import type { Fact } from '../../product-rows.ts'
import type { WriteStatements } from './write-statements.ts'

/** Values remembered at most: all of a catalogue of some ten thousand products, in about 5 MB. */
const mostRemembered = 50_000

/** Finds and makes the keys of the fields and values of facts. What it remembers spares half the time of a load. */
export class ValueKeys {
  readonly #statements: WriteStatements
  readonly #fields = new Map<string, number>()
  readonly #values = new Map<string, number>()
  #cleanup = -1

  constructor(statements: WriteStatements) {
    this.#statements = statements
  }

  /** To be called in each transaction: values may have been removed by another connection's `cleanup`. */
  validFor(cleanup: number): void {
    if (cleanup !== this.#cleanup) this.forget()
    this.#cleanup = cleanup
  }

  /** To be called when a transaction did not come about. */
  forget(): void {
    this.#fields.clear()
    this.#values.clear()
  }

  /** The key of a fact's value, which is stored when it is new. */
  key(fact: Fact): number {
    const id = JSON.stringify([fact.kind, fact.name, fact.folded, fact.unit])
    const remembered = this.#values.get(id)
    if (remembered !== undefined) return remembered
    const key = this.#find(fact)
    remember(this.#values, id, key)
    return key
  }

  #find(fact: Fact): number {
    const { findValue, addValue } = this.#statements
    const field = this.#field(fact)
    const value = findValue.get(field, fact.folded) as { key: number } | undefined
    return value?.key ?? (addValue.get(field, fact.text, fact.folded, fact.number) as { key: number }).key
  }

  #field({ kind, name, unit }: Fact): number {
    const id = JSON.stringify([kind, name, unit])
    const remembered = this.#fields.get(id)
    if (remembered !== undefined) return remembered
    const { findField, addField } = this.#statements
    const found = findField.get(kind, name, unit) as { key: number } | undefined
    const key = found?.key ?? (addField.get(kind, name, unit) as { key: number }).key
    remember(this.#fields, id, key)
    return key
  }
}

function remember(keys: Map<string, number>, id: string, key: number): void {
  if (keys.size >= mostRemembered) keys.clear()
  keys.set(id, key)
}
