import { wordSet } from './phrases.ts'

/**
 * Kinds of things that shops sell, singular: what a catalogue without categories cannot tell. They only
 * help to see that a new search begins and that a number is a price; no search is limited by them.
 */
export const productNouns = wordSet(`
  adapter adaptor antenna backpack bag battery bed belt bench bicycle bike binder blanket blender book boot bottle box
  bracelet bulb cabinet cable calculator camera camcorder candle card cartridge case chair charger chromebook clock coat
  computer console controller converter cooker cord couch cover cup cupboard curtain cushion cutlery desk desktop dishwasher dock doll
  dress drill drive drone drum dryer ducting earbud earphone enclosure extension fan fax filter flashlight folder footrest fork
  freezer fridge furniture game glove goggles graphic guitar hammer hat headphone headset heater helmet holder hub
  hoodie ink ipad iphone iron jacket jean joystick kettle keyboard keypad kindle label ladder lamp laptop lawnmower lens
  light lock luggage macbook marker mat mattress microphone microscope microwave mixer modem monitor motherboard mount mouse mousepad mug
  netbook notebook organizer organiser oven pad paintbrush pan panel paper pen pencil perfume phone photo piano pillow plate player plug pot
  powerbank printer processor projector protector puzzle rack radio razor receiver recorder refrigerator remote ring robot rope router rug
  saw scale scanner scarf scissors screen screwdriver server shampoo shaver shelf shirt shoe shredder skirt sleeve slipper smartphone
  smartwatch sneaker soap sock sofa software speaker splitter stand stapler sticker stool stylus suitcase switch sweater table
  tablet tent thermometer toaster toner tool toothbrush toothpaste towel toy trackball tray tripod trouser tshirt tv television umbrella
  vacuum vase vest vinyl wallet wardrobe washer watch webcam wheelchair whiteboard workstation
`)
