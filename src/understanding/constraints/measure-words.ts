import { wordSet } from '../phrases.ts'

/** What follows a number that is no price: units of measure, and what is counted. */
export const measureUnits = wordSet(`
  mm cm dm m km inch inches foot feet ft yard yards yd mile miles meter meters metre metres centimetre centimetres
  centimeter centimeters millimetre millimetres millimeter millimeters
  g gram grams gramm kg kilo kilos kilogram kilograms lb lbs pound pounds oz ounce ounces ton tons tonne tonnes gsm
  ml cl l liter liters litre litres gallon gallons quart quarts
  kb mb gb tb gig gigs gigabyte gigabytes terabyte terabytes megabyte megabytes mbps gbps mbit gbit bit bits
  hz khz mhz ghz fps rpm dpi cpi w watt watts kw v volt volts va kva mah wh amp amps ampere ohm ohms
  mp megapixel megapixels pixel pixels px sec secs second seconds minute minutes min mins hour hours hr hrs h day days
  week weeks month months year years yr yrs yo degree degrees celsius fahrenheit db decibel decibels lumen lumens nit
  nits lux percent gauge awg ply carat carats karat inchs u
  people person persons player players kid kids child children user users adult adults seat seats seater
  page pages sheet sheets pcs piece pieces pack packs set sets star stars review reviews rating ratings vote votes
  port ports core cores thread threads button buttons key keys channel channels slot slots bay bays cup cups drawer
  drawers shelf shelves level levels speed speeds line lines device devices bottle bottles can cans count ct outlet
  outlets socket sockets plug plugs blade blades times x way ways language languages colors colours generation gen
  edition series version plus pro ultra max-res p fold point points item items unit units box boxes roll rolls
  place places room rooms story stories season seasons step steps row rows strand strands game games song songs
`)

/** Words before which, or beside which, a number says how large, old or good something is. */
export const measureCues = wordSet(`
  age ages aged size sizes sized rating ratings rated weight weighs weighing weigh length long longer height high tall
  taller width wide wider depth deep diameter radius screen display diagonal resolution speed capacity battery review
  reviews star stars version ver gen generation temperature power wattage voltage dpi ram memory storage channel series
  model class type grade level number no nr windows iphone ipad galaxy android ios macos office usb hdmi bluetooth cat
  wifi ddr core chapter edition year years released since after before channels ports seats people persons newer older
  layer layers step steps page pages quantity qty
`)

/** Words between a limit and the rest of a sentence: a number followed by one of these ends there. */
export const endingWords = wordSet(`
  a an the and or but for with without in on at by from to of that which who please pls plz thanks thank thx only each
  apiece total altogether max maximum min minimum if not no so as is are was do does can could would i im ive id we you
  me my our it its they them these those this there any some just preferably ideally ok okay ones one tops or also too
  though tho then now instead budget ish about around under over between because since when where even maybe perhaps range bracket
  including incl plus shipping delivered free new used
`)
