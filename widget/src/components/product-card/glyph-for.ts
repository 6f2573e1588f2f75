import type { ProductView } from '../../conversation/product-view.ts'

/** The kinds of goods that have a drawing. */
export type Kind =
  | 'bag'
  | 'ball'
  | 'battery'
  | 'bottle'
  | 'box'
  | 'cable'
  | 'camera'
  | 'cartridge'
  | 'chair'
  | 'clock'
  | 'desk'
  | 'drive'
  | 'headphones'
  | 'keyboard'
  | 'lamp'
  | 'laptop'
  | 'monitor'
  | 'mouse'
  | 'mug'
  | 'notebook'
  | 'pan'
  | 'pen'
  | 'phone'
  | 'plant'
  | 'printer'
  | 'router'
  | 'speaker'
  | 'suitcase'
  | 'tablet'
  | 'toy'

/** The words that name each kind, in the singular. */
const words: Readonly<Record<Exclude<Kind, 'box'>, string>> = {
  bag: 'bag backpack rucksack tote satchel briefcase sleeve pouch purse',
  ball: 'ball football basketball volleyball dumbbell',
  battery: 'battery charger powerbank ups adapter',
  bottle: 'bottle flask thermos tumbler carafe vase jar',
  cable: 'cable cord hub dock dongle converter connector splitter extension usb hdmi',
  camera: 'camera webcam camcorder lens',
  cartridge: 'cartridge toner ink drum ribbon',
  chair: 'chair stool armchair sofa bench seat',
  clock: 'clock watch smartwatch timer',
  desk: 'desk table sideboard shelf bookcase cabinet drawer dresser rack',
  drive: 'drive ssd hdd disk memory ram card',
  headphones: 'headphone headset earphone earbud',
  keyboard: 'keyboard keypad numpad',
  lamp: 'lamp light lantern torch bulb',
  laptop: 'laptop chromebook ultrabook macbook',
  monitor: 'monitor display tv television screen projector',
  mouse: 'mouse trackball trackpad',
  mug: 'mug cup teapot kettle glass coffee tea',
  notebook: 'notebook book novel cookbook journal planner diary notepad sketchbook paper folder binder',
  pan: 'pan pot skillet wok saucepan casserole',
  pen: 'pen pencil marker highlighter crayon brush stylus eraser',
  phone: 'phone smartphone handset telephone',
  plant: 'plant succulent cactus planter',
  printer: 'printer copier scanner multifunctional laserjet',
  router: 'router switch modem server firewall gateway',
  speaker: 'speaker soundbar subwoofer radio',
  suitcase: 'suitcase luggage trolley trunk',
  tablet: 'tablet ipad',
  toy: 'toy puzzle block doll plush teddy game lego',
}

const kindOfWord: ReadonlyMap<string, Kind> = new Map(
  Object.entries(words).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind as Kind])),
)

/** What a notebook has when it is a computer. */
const computing = /\b(gb|ghz|intel|amd|ryzen|core|ssd|windows|processor|cm)\b/i

const singular = (word: string) =>
  word
    .replace(/(ss|us)$/, '$1\0')
    .replace(/(sh|ch|x|ss)es$|s$/, '$1')
    .replace('\0', '')

function kindsIn(text: string): Kind[] {
  const found =
    text
      .toLowerCase()
      // What a plant stands in is no pan.
      .replace(/\b(?:plant|flower) pots?\b/g, 'planter')
      .match(/\p{L}+/gu) ?? []
  return found
    .map((word) => kindOfWord.get(word === 'mice' ? 'mouse' : singular(word)))
    .filter((kind) => kind !== undefined)
}

/**
 * The kind of goods a product is, by the head noun of its title: the last name of a kind before what
 * the thing is for or comes with ('laptop bag' is a bag, 'bag for laptops' too), else by its category.
 */
export function kindOf({ title, category }: Pick<ProductView, 'title' | 'category'>): Kind {
  const [head = ''] = title.split(/[,(–—|]|\s-\s|\s(?:for|with|in|by|of|from)\s/i)
  const byTitle = kindsIn(head).at(-1)
  // 'Desk Tools' are tools.
  const byCategory = category.flatMap((segment) => kindsIn(/\p{L}+\P{L}*$/u.exec(segment)?.[0] ?? '')).at(-1)
  const kind = byTitle ?? byCategory ?? kindsIn(title)[0] ?? 'box'
  return kind === 'notebook' && computing.test(title) ? 'laptop' : kind
}
