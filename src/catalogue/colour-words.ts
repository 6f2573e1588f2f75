/** The colours that shoppers filter by. */
export const basicColours = [
  'black',
  'white',
  'grey',
  'silver',
  'gold',
  'red',
  'orange',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
  'brown',
  'beige',
  'turquoise',
  'transparent',
  'multicolour',
] as const
export type BasicColour = (typeof basicColours)[number]

/** Words that mean a colour wherever they stand. */
export const shadesOf: Readonly<Record<BasicColour, string>> = {
  black: 'jet black',
  white: 'off white, offwhite, snow white, pearl white, eggshell',
  grey: 'gray, anthracite, charcoal, gunmetal, gun metal, greyish, grayish, space grey, space gray',
  silver: 'silvery',
  gold: '',
  red: 'crimson, scarlet, burgundy, maroon, bordeaux, vermilion, wine red, carmine',
  orange: 'terracotta, burnt orange',
  yellow: 'ochre, mustard yellow, lemon yellow',
  green:
    'chartreuse, racing green, british racing green, olive green, sage green, forest green, mint green, lime green',
  blue: 'navy, navy blue, azure, ultramarine, indigo, royal blue, sky blue, cornflower, cerulean, denim blue',
  purple: 'violet, mauve, lilac',
  pink: 'magenta, fuchsia, blush pink, dusty pink, hot pink, salmon pink',
  brown: 'taupe, chestnut brown, chocolate brown, coffee brown, umber, mocha brown',
  beige: 'ecru, ivory, off beige',
  turquoise: 'teal, cyan, aquamarine',
  transparent: 'translucent, see through',
  multicolour:
    'multicolor, multicoloured, multicolored, multi colour, multi color, multi coloured, multi colored, rainbow, ' +
    'assorted colours, assorted colors, tricolor, tri color, tricolour, tri colour',
}

/** Words that name a thing as well as its colour: a colour only as the value of a colour attribute. */
export const thingsOf: Readonly<Record<BasicColour, string>> = {
  black: 'onyx, obsidian, ebony, raven, jet, ink, coal, carbon, midnight',
  white: 'snow, pearl, chalk, alabaster, porcelain, milk, cotton',
  grey: 'graphite, slate, stone, titanium, smoke, ash, concrete, granite, pewter, lead, iron, fog, cement',
  silver: 'stainless steel, steel, aluminium, aluminum, chrome, platinum, nickel, metallic, metal, zinc',
  gold: 'brass, champagne, golden',
  red: 'wine, ruby, cherry, rust, brick, raspberry, tomato, lava, poppy, cranberry',
  orange: 'apricot, peach, tangerine, copper, amber, pumpkin, papaya, coral',
  yellow: 'mustard, lemon, honey, sunflower, saffron, canary, straw, butter',
  green: 'olive, mint, lime, emerald, jade, sage, moss, khaki, fern, forest, pistachio, pine, apple, basil, army',
  blue: 'denim, cobalt, sapphire, sky, ocean, ice, petrol, marine, steel blue, cloud, lagoon',
  purple: 'lavender, plum, grape, amethyst, orchid, heather, eggplant, aubergine, berry, iris',
  pink: 'rose, salmon, blush, flamingo, sakura, bubblegum',
  brown:
    'chocolate, coffee, chestnut, walnut, oak, wood, mahogany, hazelnut, cognac, bronze, mocha, cocoa, tobacco, teak, ' +
    'acacia, bamboo, beech, pine wood, cinnamon, espresso, leather, caramel',
  beige:
    'cream, sand, camel, tan, natural, oatmeal, linen, nude, champagne beige, vanilla, almond, cashmere, birch, kraft',
  turquoise: 'aqua, lagoon green, mermaid',
  transparent: 'clear, crystal, crystal clear, glass, colourless, colorless',
  multicolour: 'multi, assorted, various, mixed, variable, patterned, camouflage, camo, variety',
}

/** Names of two colours at once: both find the product. */
export const doubleColours: Readonly<Record<string, readonly BasicColour[]>> = {
  'rose gold': ['gold', 'pink'],
  'pink gold': ['gold', 'pink'],
  'gold rose': ['gold', 'pink'],
}
