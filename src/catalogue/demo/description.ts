import { allMet } from './conditions.ts'
import type { Offer } from './model.ts'
import { hash32, type Random } from './random.ts'
import { sentence, type Values } from './template.ts'
import type { PhrasePlan, TypePlan } from './type-plan.ts'
import type { Character } from './vocabulary.ts'

/** How often a description is drawn again before it says in plain words which product it is. */
const mostDraws = 6

/**
 * Writes descriptions of which no two are alike. It remembers a hash of each, a few bytes, so that a catalogue of a
 * million stays small; a hash that comes twice by chance only means another draw.
 */
export class DescriptionWriter {
  readonly #written = new Set<number>()
  /** Which phrases are left to be drawn; one list for all, as most of the time would go into making it. */
  readonly #places: number[] = []

  write(plan: TypePlan, offer: Offer, character: Character, random: Random): string {
    let text = ''
    for (let draw = 0; draw < mostDraws; draw++) {
      text = this.#compose(plan, offer.values, character, random)
      if (this.#isNew(text)) return text
    }
    const plain = `${text} ${nameOf(plan, offer)}`
    this.#isNew(plain)
    return plain
  }

  /** Opening, what the attributes mean, how the brand makes its things, the need; each sentence once. */
  #compose(plan: TypePlan, values: Values, character: Character, random: Random): string {
    const description: Spoken = { sentences: [], told: 0 }
    this.#speak(description, plan.openings, 1, values, random)
    if (random.chance(0.35)) this.#speak(description, plan.introductions, 1, values, random)
    this.#speak(description, plan.details, 2 + random.below(3), values, random)
    if (random.chance(0.3)) this.#speak(description, plan.voice[character], 1, values, random)
    this.#speak(description, plan.needs, 1 + random.below(2), values, random)
    return description.sentences.join(' ')
  }

  /** Adds up to `count` of the sentences that are true of the product and about something that is not told yet. */
  #speak(spoken: Spoken, phrases: readonly PhrasePlan[], count: number, values: Values, random: Random): void {
    const places = this.#places
    for (let i = 0; i < phrases.length; i++) places[i] = i
    let missing = count
    for (let left = phrases.length; left > 0 && missing > 0; left--) {
      const drawn = random.below(left)
      const phrase = phrases[places[drawn] ?? 0]
      places[drawn] = places[left - 1] ?? 0
      if (phrase === undefined || (phrase.subjects & spoken.told) !== 0 || !allMet(phrase.when, values)) continue
      const text = sentence(phrase.template, values)
      if (text === undefined || spoken.sentences.includes(text)) continue
      spoken.sentences.push(text)
      spoken.told |= phrase.subjects
      missing--
    }
  }

  #isNew(text: string): boolean {
    // Small integers are kept without an object of their own.
    const hash = hash32(text) >>> 2
    if (this.#written.has(hash)) return false
    this.#written.add(hash)
    return true
  }
}

/** The one sentence that no other product can have: brand, series, type and variant are its own together. */
function nameOf({ slots }: TypePlan, { values }: Offer): string {
  const text = (name: string) => values[slots.get(name) ?? -1]?.text
  const particulars = [text('variant'), text('pack')].filter((particular) => particular !== undefined)
  const tail = particulars.length === 0 ? '' : `: ${particulars.join(', ')}`
  return `This is the ${text('brand')} ${text('series')} ${text('name')}${tail}.`
}

/** A description that is being written. */
interface Spoken {
  sentences: string[]
  /** What it has told: the bits of `PhrasePlan.subjects`. */
  told: number
}
