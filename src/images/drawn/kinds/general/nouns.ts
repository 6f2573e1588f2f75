import { singular } from '../../../../understanding/singular.ts'

/**
 * What shops call goods, by the name of the drawing that stands for them: a category of the demo catalogue, or one of
 * the general goods. Singular, in lower case; two words count before one.
 */
const drawings: Readonly<Record<string, string>> = {
  'over-ear headphones': 'headphone,headset',
  'wireless earbuds': 'earbud,earphone,airpod',
  'bluetooth speakers': 'speaker,loudspeaker,boombox',
  microphones: 'mic',
  'record players': 'turntable',
  laptops: 'notebook computer,chromebook,ultrabook,netbook',
  'desktop computers': 'computer,pc,workstation,server,desktop',
  monitors: 'display,television,tv,screen,projector screen',
  'wireless mice': 'mouse,trackball',
  webcams: 'web cam',
  'external hard drives': 'drive,hard drive,hdd,disk,nas',
  'external ssds': 'ssd,memory card,ram,memory module',
  'usb sticks': 'flash drive,memory stick,usb drive,thumb drive',
  'usb hubs': 'hub,dock,docking station,splitter',
  'inkjet printers': 'printer,scanner,photocopier',
  'ink cartridges': 'cartridge,toner,ink',
  'charging cables': 'cable,cord,wire,usb cable,lead',
  'travel adapters': 'adapter,adaptor,power strip,socket,plug',
  routers: 'modem,access point,network switch,switch,repeater,antenna',
  smartphones: 'phone,mobile,handset',
  tablets: 'ipad,e reader,ereader',
  smartwatches: 'watch,wristwatch,fitness tracker,wearable',
  'phone cases': 'case,cover',
  'phone chargers': 'charger,power supply,battery charger',
  'power banks': 'powerbank,battery,battery pack,ups',
  'plant pots': 'plant,flower pot,planter,vase,pot',
  'garden hoses': 'hose',
  'garden gloves': 'glove,mitten',
  secateurs: 'shears,shear,pruner',
  'desk lamps': 'lamp,light,lighting,bulb,led',
  'office chairs': 'chair,armchair,stool,seat,sofa,bench',
  desks: 'table,workbench,furniture',
  bookcases: 'shelf,shelving,cabinet,wardrobe,rack,cupboard',
  cushions: 'pillow,mattress,bean bag',
  'throw blankets': 'blanket,throw,rug,carpet,curtain,scarf',
  'bath towels': 'towel,cloth,linen',
  'duvet covers': 'bedding,duvet,bed,sheet set',
  'picture frames': 'frame,picture,poster,painting,print',
  'wall clocks': 'clock',
  'storage boxes': 'basket,bin,storage,crate',
  'vacuum cleaners': 'vacuum,hoover',
  'air humidifiers': 'humidifier,purifier,air purifier,diffuser',
  mugs: 'cup,tumbler,glass',
  'insulated bottles': 'bottle,thermos,flask',
  kettles: 'jug,pitcher',
  'coffee makers': 'coffee machine,espresso machine',
  blenders: 'mixer,juicer,food processor',
  'frying pans': 'pan,skillet,wok,cookware',
  saucepans: 'casserole,stockpot,cooker',
  "chef's knives": 'knife,cutlery,blade',
  'food containers': 'container,tupperware',
  'kitchen scales': 'scale',
  'ballpoint pens': 'pen,stylus',
  'permanent markers': 'marker',
  notebooks: 'notepad,journal,pad',
  'planners & diaries': 'diary,planner,calendar,organizer',
  'copy paper': 'paper',
  'ring binders': 'binder,folder,file',
  labels: 'sticker,label tape',
  'glue sticks': 'glue,adhesive,tape',
  calculators: 'cash register,terminal',
  'school backpacks': 'backpack,rucksack,daypack',
  'cabin bags': 'bag,handbag,tote,duffel,holdall,purse',
  suitcases: 'luggage,trolley',
  'passport holders': 'wallet',
  'yoga mats': 'mat',
  dumbbells: 'weight,barbell,kettlebell',
  footballs: 'ball,basketball,volleyball',
  'tennis rackets': 'racket,racquet',
  'bicycle helmets': 'helmet,hat,cap',
  'camping tents': 'tent',
  headlamps: 'torch,flashlight',
  'sports bottles': 'water bottle',
  'swimming goggles': 'goggle,glasses,sunglass,sunglasses',
  'building block sets': 'toy,brick,block',
  'jigsaw puzzles': 'puzzle',
  'board games': 'game,video game',
  'soft toys': 'teddy,plush,plush toy,cuddly toy,pet toy',
  'toy cars': 'car,vehicle,truck',
  'wooden train sets': 'train',
  garment:
    'shirt,t shirt,tee,dress,jacket,coat,sweater,jumper,hoodie,trousers,jeans,shorts,pants,sock,skirt,blouse,pyjama,clothing,apparel,underwear,vest,top,legging',
  shoe: 'sneaker,trainer,boot,sandal,slipper,footwear,heel,loafer',
  bookCover: 'book,novel,cookbook,textbook,guide,comic,magazine',
  camera: 'camcorder,dashcam,lens,security camera',
  jar: 'cream,lotion,shampoo,soap,perfume,cosmetic,make up,makeup,balm,serum,gel,honey,jam,sauce,candle jar,paint,vitamin,supplement',
  pouch:
    'food,tea,coffee,snack,chocolate,cereal,rice,pasta,nut,biscuit,sweet,flour,pet food,dog food,cat food,seed,spice,grocery',
  tools: 'tool,drill,hammer,screwdriver,wrench,spanner,plier,saw,hardware',
}

const singularWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
    .map(singular)

/** From the names of goods to those of drawings: the kinds' own names, and what else they are called. */
export function nounsOf(kinds: Iterable<string>): ReadonlyMap<string, string> {
  const nouns = new Map<string, string>()
  for (const [drawing, names] of Object.entries(drawings))
    for (const name of names.split(',')) nouns.set(singularWords(name).join(' '), drawing)
  for (const drawing of Object.keys(drawings)) nouns.set(singularWords(drawing).join(' '), drawing)
  for (const kind of kinds) nouns.set(singularWords(kind).join(' '), kind)
  return nouns
}

/** Longer texts name their goods at the beginning. */
const longestName = 200

/**
 * The drawing for what `text` names. English names the thing last ('camera bag'), before a comma and before 'for' and
 * 'with'; so the last noun that is known counts, and of several that end there the longest.
 */
export function drawingNamed(text: string, nouns: ReadonlyMap<string, string>): string | undefined {
  const name = text.slice(0, longestName).split(/,|;|\(|\s[-–|]\s|\swith\s|\sfor\s/i)[0] ?? ''
  const words = singularWords(name)
  for (let end = words.length; end > 0; end--) {
    for (let length = Math.min(3, end); length > 0; length--) {
      const drawing = nouns.get(words.slice(end - length, end).join(' '))
      if (drawing !== undefined) return drawing
    }
  }
  return undefined
}
