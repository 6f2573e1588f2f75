import { pictureAddress } from '../picture-address.ts'
import type { Availability, Product } from '../product.ts'
import { DescriptionWriter } from './description.ts'
import { codeOf, gtinOf, initialsOf, uuidOf } from './identifiers.ts'
import { type Offer, offersOf } from './model.ts'
import { modelSequence } from './model-sequence.ts'
import { tagPrice } from './prices.ts'
import { hash32, Random } from './random.ts'
import { title } from './template.ts'
import { planType, planVoice, slotOf, type TypePlan } from './type-plan.ts'
import { type Brand, type Character, characters } from './vocabulary.ts'
import type { Vocabulary } from './vocabulary-files.ts'
import type { Wording } from './wording.ts'

/** A product of the demo catalogue. The file that it is written to gives it its version. */
export type DemoProduct = Omit<Product, 'version'>

/** The day of the catalogue: what is released later can be ordered before. Fixed, so that every day makes the same. */
const today = Date.UTC(2026, 10, 1)
const firstRelease = Date.UTC(2019, 0, 1)
const day = 86_400_000

/** How much of the catalogue a department takes; 1 unless told. */
const departmentShare: Readonly<Record<string, number>> = {
  'Office & School Supplies': 2.2,
  Computers: 1.3,
  Phones: 1.1,
  Audio: 1.1,
}

interface Model {
  offers: readonly Offer[]
  brand: Brand
  key: string
  /** Model number, and what its SKUs begin with. */
  number: string
  sku: string
  rating: number
  fame: number
  releasedAt: number
  discount: number | undefined
}

/** A type's place in the catalogue: whose turn comes next, and what is left of its present models. */
interface Turn {
  plan: TypePlan
  /** Turns are as far apart as this: the less, the more products. */
  stride: number
  next: number
  models: ReturnType<typeof modelSequence>
  /** One for each character to begin with, so that few products already show them all. They take turns too. */
  lanes: Lane[]
  lane: number
}

interface Lane {
  model: Model | undefined
  offered: number
}

/**
 * The products of an invented shop, one after the other, without end (identifiers stay unique for the first million).
 * The same vocabulary and seed give the same sequence; types take turns by their frequency, so that already a short
 * beginning of it has every type. Pure: neither clock nor chance.
 */
export function* demoProducts(vocabulary: Vocabulary, seed: number): Generator<DemoProduct, never> {
  const turns = turnsOf(vocabulary, seed)
  const descriptions = new DescriptionWriter()
  const draft: Draft = {
    seed,
    seedHash: hash32(String(seed)),
    descriptions,
    ratings: vocabulary.brands.characters,
    initials: new Map(),
  }
  let models = 0
  for (let ordinal = 0; ; ordinal++) {
    const turn = nextTurn(turns)
    const lane = nextLane(turn)
    let { model } = lane
    if (model === undefined || lane.offered === model.offers.length) {
      model = nextModel(turn, models++, draft)
      lane.model = model
      lane.offered = 0
    }
    const offer = model.offers[lane.offered++]
    if (offer !== undefined) yield productOf(turn.plan, model, offer, ordinal, draft)
  }
}

interface Draft {
  seed: number
  seedHash: number
  descriptions: DescriptionWriter
  ratings: Vocabulary['brands']['characters']
  /** Of colours and types, each worked out once. */
  initials: Map<string, string>
}

function turnsOf({ departments, brands }: Vocabulary, seed: number): Turn[] {
  const voice = planVoice(brands.characters)
  const turns = departments.flatMap(({ department, types }) => {
    const sellers = brands.brands.filter((brand) => brand.departments.includes(department))
    const frequencies = types.reduce((sum, { frequency = 1 }) => sum + frequency, 0)
    const share = departmentShare[department] ?? 1
    return types.map((type) => ({
      plan: planType(type, department, voice, brands.introductions),
      stride: frequencies / (share * (type.frequency ?? 1)),
      next: 0,
      models: modelSequence(type.name, sellers, String(seed)),
      lanes: characters.map(() => ({ model: undefined, offered: 0 })),
      lane: 0,
    }))
  })
  return new Random(seed).shuffled(turns)
}

/** Stride scheduling (Waldspurger 1995): the one that has waited longest for its share. */
function nextTurn(turns: readonly Turn[]): Turn {
  let first = turns[0]
  for (const turn of turns) if (first === undefined || turn.next < first.next) first = turn
  if (first === undefined) throw new Error('a vocabulary has at least one type')
  first.next += first.stride
  return first
}

function nextLane(turn: Turn): Lane {
  const lane = turn.lanes[turn.lane]
  if (lane === undefined) throw new Error('a type has a lane for each character')
  turn.lane = (turn.lane + 1) % turn.lanes.length
  return lane
}

function nextModel({ plan, models }: Turn, ordinal: number, { seed, seedHash, ratings }: Draft): Model {
  const { brand, series } = models.next().value
  const key = `${seed}/${plan.department}/${plan.type.name}/${brand.name}/${series}`
  const random = new Random(hash32(key))
  const { price = [0, 1], rating = [3, 5] } = ratings[brand.character] ?? {}
  const position = random.between(price[0], price[1])
  const offers = offersOf(plan, brand, series, position, random)
  const code = codeOf(ordinal, seedHash)
  const isComing = random.chance(0.02)
  return {
    offers,
    brand,
    key,
    number: `${initialsOf(brand.name, 2)}-${code}`,
    sku: `${initialsOf(brand.name, 3)}-${code}`,
    // One in fifty disappoints, whatever its price.
    rating: random.chance(0.02) ? random.between(2.2, 3.3) : random.between(rating[0], rating[1]),
    fame: random.normal(),
    releasedAt: isComing ? today + day * (30 + random.below(200)) : random.between(firstRelease, today - 60 * day),
    discount: random.chance(0.12) ? random.between(1.12, 1.45) : undefined,
  }
}

function productOf(plan: TypePlan, model: Model, offer: Offer, ordinal: number, draft: Draft): DemoProduct {
  const { brand, key } = model
  const name = `${key}/${offer.combination}`
  const id = uuidOf(name)
  const random = new Random(hash32(name))
  const description = draft.descriptions.write(plan, offer, brand.character, random)
  const { attributes, units } = attributesOf(plan, offer)
  const price = { amount: offer.price, currency: 'USD' }
  const listed = model.discount === undefined ? 0 : tagPrice(offer.price * model.discount, brand.character)
  return {
    id,
    sku: skuOf(plan, model, offer, draft.initials),
    gtin: [gtinOf(ordinal, draft.seedHash)],
    model: model.number,
    title: title(plan.title, offer.values),
    brand: brand.name,
    category: plan.category,
    description,
    price,
    ...(listed > offer.price ? { listPrice: { amount: listed, currency: 'USD' } } : {}),
    ...supplyOf(model, random),
    attributes,
    ...(units === undefined ? {} : { units }),
    image: pictureAddress(id),
    url: `/products/${id}`,
  }
}

/** 'PEB-7F3KD-NAV12': the model, the colour where there is one, and which of the type's combinations it is. */
function skuOf(
  { slots }: TypePlan,
  model: Model,
  { combination, values }: Offer,
  initials: Map<string, string>,
): string {
  const words = values[slotOf(slots, 'colour')]?.text ?? values[slotOf(slots, 'name')]?.text ?? ''
  let letters = initials.get(words)
  if (letters === undefined) {
    letters = initialsOf(words, 3)
    initials.set(words, letters)
  }
  return `${model.sku}-${letters}${combination + 1}`
}

function attributesOf(plan: TypePlan, { values, pack }: Offer): Pick<DemoProduct, 'attributes' | 'units'> {
  const attributes: Record<string, Wording['raw']> = {}
  let units: Record<string, string> | undefined
  for (const list of [plan.variants, plan.attributes]) {
    for (const { name, slot, unit } of list) {
      const value = values[slot]
      if (value === undefined) continue
      attributes[name] = value.raw
      if (unit !== undefined && typeof value.raw === 'number') {
        units ??= {}
        units[name] = unit
      }
    }
  }
  if (pack !== undefined) attributes['pack size'] = pack.count
  return units === undefined ? { attributes } : { attributes, units }
}

type Supply = Pick<Product, 'availability' | 'stock' | 'rating' | 'ratingCount' | 'releasedAt'>

/** What can be had of a product since when, and what those who have it think of it. */
function supplyOf({ brand, rating, fame, releasedAt }: Model, random: Random): Supply {
  if (releasedAt > today) return { availability: 'preorder', releasedAt: dateText(releasedAt) }
  // The last colours of a model follow within two months.
  const released = releasedAt + random.below(60) * day
  const availability: Availability = random.chance(0.04) ? 'out_of_stock' : 'in_stock'
  const stock = availability === 'out_of_stock' ? 0 : 1 + Math.floor(stockOf[brand.character] * random.next() ** 2)
  const years = (today - released) / (365 * day)
  const count = Math.round(Math.exp(3.2 + 1.1 * fame + 0.4 * random.normal()) * Math.min(2.5, 0.2 + years))
  const opinion = Math.min(5, Math.max(1, rating + 0.12 * random.normal()))
  return {
    availability,
    stock,
    ...(count > 0 ? { rating: Math.round(opinion * 10) / 10, ratingCount: count } : {}),
    releasedAt: dateText(released),
  }
}

/** The most that is kept of one product. */
const stockOf: Readonly<Record<Character, number>> = { cheap: 400, solid: 220, luxury: 60 }

const dateText = (time: number): string => new Date(time).toISOString().slice(0, 10)
