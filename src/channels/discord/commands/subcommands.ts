import type { Constraints } from '../../../understanding/understanding.ts'
import type {
  AttachmentOption,
  Localized,
  NumberOption,
  StringOption,
  Subcommand,
  ValueOption,
} from './command-definition.ts'
import { optionTypes } from './command-definition.ts'
import { optionNames, subcommandNames } from './names.ts'

type Sort = NonNullable<Constraints['sort']>

/** Characters; a search is one line of a message, and a message has at most 4,000. */
const longest = { query: 500, message: 4_000, product: 300, brand: 200, department: 200, question: 1_000 }

/** What something is called in English, German and French: its name, and its description. */
type Words = readonly [english: [string, string], german: [string, string], french: [string, string]]

const named = ([[name, description], [de, deDescription], [fr, frDescription]]: Words) => ({
  name,
  name_localizations: { de, fr },
  description,
  description_localizations: { de: deDescription, fr: frDescription },
})

const subcommand = (words: Words, ...options: ValueOption[]): Subcommand => ({
  type: optionTypes.subcommand,
  ...named(words),
  options,
})

const textOption = (
  words: Words,
  given: Omit<StringOption, keyof ReturnType<typeof named> | 'type'>,
): StringOption => ({
  type: optionTypes.string,
  ...named(words),
  ...given,
})

const productOption = (words: Words, required: boolean): StringOption =>
  textOption(words, { ...(required ? { required } : {}), autocomplete: true, max_length: longest.product })

const aProduct: Words = [
  [optionNames.product, 'A product: type a part of its name or number'],
  ['produkt', 'Ein Produkt: einen Teil von Name oder Nummer tippen'],
  ['produit', 'Un produit : tapez une partie du nom ou du numéro'],
]

const sortChoice = (value: Sort, name: string, de: string, fr: string) => ({
  name,
  name_localizations: { de, fr } satisfies Localized,
  value,
})

const query = textOption(
  [
    [optionNames.query, 'What you are looking for, such as “wireless mouse”'],
    ['suche', 'Was du suchst, zum Beispiel „wireless mouse“ (auf Englisch)'],
    ['recherche', 'Ce que vous cherchez, par exemple « wireless mouse » (en anglais)'],
  ],
  { required: true, max_length: longest.query },
)

const department = textOption(
  [
    [optionNames.department, 'Only in this department'],
    ['abteilung', 'Nur in dieser Abteilung'],
    ['rayon', 'Seulement dans ce rayon'],
  ],
  { autocomplete: true, max_length: longest.department },
)

const brand = textOption(
  [
    [optionNames.brand, 'Only of this brand'],
    ['marke', 'Nur von dieser Marke'],
    ['marque', 'Seulement de cette marque'],
  ],
  { autocomplete: true, max_length: longest.brand },
)

const maxPrice: NumberOption = {
  type: optionTypes.number,
  ...named([
    [optionNames.maxPrice, 'The most that it may cost'],
    ['höchstpreis', 'Was es höchstens kosten darf'],
    ['prix_max', 'Ce que cela peut coûter au plus'],
  ]),
  min_value: 0,
}

const sort = textOption(
  [
    [optionNames.sort, 'What comes first'],
    ['sortierung', 'Was zuerst kommt'],
    ['tri', 'Ce qui vient en premier'],
  ],
  {
    choices: [
      sortChoice('price_asc', 'Cheapest first', 'Günstigste zuerst', 'Moins chers d’abord'),
      sortChoice('price_desc', 'Most expensive first', 'Teuerste zuerst', 'Plus chers d’abord'),
      sortChoice('rating', 'Best rated first', 'Am besten bewertete zuerst', 'Mieux notés d’abord'),
      sortChoice('newest', 'Newest first', 'Neueste zuerst', 'Plus récents d’abord'),
    ],
  },
)

const message = textOption(
  [
    [optionNames.message, 'What you would say to somebody in the shop'],
    ['nachricht', 'Was du jemandem im Laden sagen würdest (auf Englisch)'],
    ['message', 'Ce que vous diriez à quelqu’un en magasin (en anglais)'],
  ],
  { required: true, max_length: longest.message },
)

const image: AttachmentOption = {
  type: optionTypes.attachment,
  ...named([
    [optionNames.image, 'A photo of a thing, or of your shopping list'],
    ['bild', 'Ein Foto deiner Einkaufsliste (auf Englisch)'],
    ['image', 'Une photo d’un objet, ou de votre liste (en anglais)'],
  ]),
  required: true,
}

const question = textOption(
  [
    [optionNames.question, 'Your question, such as “how do I return something?”'],
    ['frage', 'Deine Frage (auf Englisch)'],
    ['question', 'Votre question (en anglais)'],
  ],
  { required: true, max_length: longest.question },
)

/** Everything below /shop. */
export const subcommands: Subcommand[] = [
  subcommand(
    [
      [subcommandNames.search, 'Search the shop'],
      ['suchen', 'Den Shop durchsuchen'],
      ['chercher', 'Chercher dans la boutique'],
    ],
    query,
    department,
    brand,
    maxPrice,
    sort,
  ),
  subcommand(
    [
      [subcommandNames.ask, 'Ask in your own words, and go on from the last answer'],
      ['fragen', 'Mit eigenen Worten fragen und an die letzte Antwort anknüpfen'],
      ['demander', 'Demander avec vos mots, à la suite de la dernière réponse'],
    ],
    message,
  ),
  subcommand(
    [
      [subcommandNames.similar, 'Find products like one that you know'],
      ['ähnlich', 'Produkte finden, die einem bekannten ähneln'],
      ['similaire', 'Trouver des produits proches d’un autre'],
    ],
    productOption(aProduct, true),
  ),
  subcommand(
    [
      [subcommandNames.compare, 'Compare two or three products'],
      ['vergleichen', 'Zwei oder drei Produkte vergleichen'],
      ['comparer', 'Comparer deux ou trois produits'],
    ],
    productOption(aProduct, true),
    productOption(
      [
        [optionNames.with, 'The product to compare it with'],
        ['mit', 'Das Produkt, mit dem verglichen wird'],
        ['avec', 'Le produit auquel le comparer'],
      ],
      true,
    ),
    productOption(
      [
        [optionNames.and, 'A third product'],
        ['und', 'Ein drittes Produkt'],
        ['et', 'Un troisième produit'],
      ],
      false,
    ),
  ),
  subcommand(
    [
      [subcommandNames.product, 'Show a product and what is known of it'],
      ['produkt', 'Ein Produkt zeigen und was darüber bekannt ist'],
      ['produit', 'Montrer un produit et ce que l’on en sait'],
    ],
    productOption(aProduct, true),
  ),
  subcommand(
    [
      [subcommandNames.photo, 'Find what a photo shows, or price the list on it'],
      ['foto', 'Das Foto einer Liste lesen und bepreisen'],
      ['photo', 'Trouver ce qu’une photo montre, ou les prix de sa liste'],
    ],
    image,
  ),
  subcommand(
    [
      [subcommandNames.support, 'Ask about returns, shipping, payment or an order'],
      ['hilfecenter', 'Nach Rückgabe, Versand, Zahlung oder Bestellung fragen'],
      ['assistance', 'Questions sur les retours, la livraison, le paiement ou une commande'],
    ],
    question,
  ),
  subcommand([
    [subcommandNames.help, 'What I can do'],
    ['hilfe', 'Was ich kann'],
    ['aide', 'Ce que je sais faire'],
  ]),
]
