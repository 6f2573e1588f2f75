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
  apron armchair aquarium awning backsplash ball balloon barbecue barstool basin basket bassinet bathrobe bathtub bauble bead bedding bedframe
  bedspread bib bikini binocular birdhouse blazer blouse bookcase bookend bookshelf bookmark bouquet bra bracket broom buggy
  bunk cardigan carpet casserole chaise chandelier chisel chopstick cleaver colander comb comforter compass
  cookbook corkscrew cot credenza crayon crib crockery cufflink cutter dartboard daybed deckchair decanter deodorant diaper diary dinnerware doormat
  doorbell dresser duffel dumbbell duvet easel earphones earring envelope eraser espresso eyeliner faucet figurine firepit flask flipflop
  flowerpot foil footstool frisbee fryer frypan futon gazebo gamepad globe glue goggle grater grill grinder guitar
  hairbrush hairdryer hammock hamper handbag handkerchief harness headboard headlamp highlighter hob hoover hose humidifier dehumidifier
  iron jigsaw jug juicer jumper kayak kettlebell kite knife ladle lantern lawnmower leggings loafer lotion loveseat lipstick lunchbox
  magnifier mascara megaphone metronome mitten mop mosaic mousetrap napkin necklace nightgown nightlight nightstand notepad
  oximeter ottoman paddle pacifier pajama pyjama palette parasol pegboard pendant pergola pillowcase pitcher planter plier pliers pouch poster poncho pram
  protractor purse puzzle quilt raincoat recliner ruler rucksack saddle sandal sander sandbox saucepan saucer scooter scrubber secateur serum
  settee shaker sharpener shovel sideboard sink skateboard ski skillet sled snorkel snowboard soundbar spatula spoon
  spade sprinkler squeegee stationery steamer strainer stroller sunglass sunglasses sunscreen surfboard swimsuit syringe tablecloth tambourine
  tapestry teapot telescope thermos thimble tiara toothpick torch trampoline trashcan treadmill trellis tricycle trimmer trivet
  trolley trowel tumbler turntable tweezer tweezers ukulele underwear utensil valance vanity violin visor
  wallpaper wetsuit wheelbarrow whisk wig windbreaker wok woofer subwoofer wreath wrench xylophone yarn
`)
