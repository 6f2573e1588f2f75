import type { Product } from '../catalogue/product.ts'
import type { AnswerContext } from '../chat/answer.ts'
import type { Labelled } from '../chat/reply.ts'
import type { SearchOutcome } from '../search/search.ts'
import { deviceNouns } from '../understanding/fitting-answer.ts'
import { wordSet } from '../understanding/phrases.ts'
import type { Device, State } from '../understanding/understanding.ts'
import { saying } from './suggestions.ts'

/** What is made for a device, singular; the last noun of a search decides. */
const fittings: readonly (readonly [Device, ReadonlySet<string>])[] = [
  ['printer', wordSet('ink toner cartridge drum ribbon fuser')],
  ['phone', wordSet('case cover protector bumper')],
  ['laptop', wordSet('battery charger adapter dock')],
  ['camera', wordSet('lens')],
  ['watch', wordSet('strap band')],
]
/** Things of these names are made for many devices: only with the device beside it is it plain which one is meant. */
const isOfMany = wordSet('case cover protector bumper battery charger adapter dock lens strap band')

/** Words of a search that say how the thing is, and not what it fits. */
const qualities = wordSet(`
  original genuine compatible remanufactured refill xl black cyan magenta yellow colour color inkjet laser high yield cheap new
  clear leather silicone tempered glass screen slim hard soft matt wireless fast usb pack set printer
`)

/** Attributes that say what a product fits. */
const fitting = /^(?:(?:brand )?compatib\w*(?: \w+)*|fits(?: up to)?|ink type|suitable for(?: \w+)*|for device)$/i

/** Values of so few words are said back as a suggestion; lists of models are not. */
const mostSaid = 24
const mostSuggested = 3

export interface FittingQuestion {
  device: Device
  text: string
  suggestions: Labelled[]
}

/**
 * The question back that decides the result: of what is made for a device, when the device is not known and the records
 * found fit different ones. Undefined when it was asked before, or the answer would change nothing.
 */
export function fittingQuestion(
  context: AnswerContext,
  state: State,
  { hits, total }: SearchOutcome,
): FittingQuestion | undefined {
  const device = state.asked === undefined && state.page === 1 && total > 1 ? deviceOf(state) : undefined
  if (device === undefined) return undefined
  const [first, ...others] = valuesOf(hits.map(({ product }) => product))
  if (first === undefined || others.length === 0) return undefined
  const values = [first, ...others] as const
  const suggestions = values
    .filter(({ said }) => said.length <= mostSaid)
    .slice(0, mostSuggested)
    .map(({ label, said }) => saying(context, label, said))
  return { device, text: `Which ${device} is it for? ${recordsSay(values)}`, suggestions }
}

/** What the answer may be: the model where records list models, else what they go by. */
const recordsSay = ([{ kind, text }]: readonly [Value, ...Value[]]): string => {
  if (kind === 'model') return 'With its brand and model I can look for what fits.'
  return `The records go by ${kind === 'size' ? 'its size' : 'the type that it takes'}, such as ${text}.`
}

/** The device that what is looked for is made for; undefined when the search names it already, or something else. */
function deviceOf({ terms, attributes }: State): Device | undefined {
  const noun = terms.findLast((term) => fittings.some(([, things]) => things.has(term)))
  if (noun === undefined || attributes.some(({ name }) => fitting.test(name))) return undefined
  const device = fittings.find(([, things]) => things.has(noun))?.[0]
  if (device === undefined) return undefined
  const isNamed = terms.some((term) => deviceNouns[device].has(term))
  if (isOfMany.has(noun) && !isNamed) return undefined
  const isOpen = (term: string): boolean =>
    qualities.has(term) || deviceNouns[device].has(term) || fittings.some(([, things]) => things.has(term))
  return terms.every(isOpen) ? device : undefined
}

interface Value {
  /** What the records go by: the devices themselves, how large they are, or what type they take. */
  kind: 'model' | 'size' | 'type'
  text: string
  label: string
  /** What the shopper would say. */
  said: string
}

/** The different things that the products fit, in the order found. */
function valuesOf(products: readonly Product[]): Value[] {
  const found = new Map<string, Value>()
  for (const { attributes, units } of products) {
    const entry = Object.entries(attributes).find(([name]) => fitting.test(name))
    if (entry === undefined) continue
    const [name, value] = entry
    const text = [String(value), units?.[name] ?? ''].join(' ').trim()
    const kind = typeof value === 'number' ? 'size' : /type/i.test(name) ? 'type' : 'model'
    const label = `${kind === 'type' ? 'Type' : 'For'} ${text}`
    if (!found.has(text)) found.set(text, { kind, text, label, said: label.toLowerCase() })
  }
  return [...found.values()]
}
