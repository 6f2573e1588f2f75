import { dark, type Hex, light } from './colour.ts'

/** A colour, at a place from 0 to 100, seen with an opacity of 0 to 100. */
export type Stop = Hex | readonly [colour: Hex, at: number, opacity?: number]

type Direction = 'h' | 'v' | 'd' | 'r'

/**
 * A fill that runs through colours. Its name says all there is to it ('h_c0ffee-0_112233-100'), so that forms stay pure:
 * the gradients that a drawing needs are read from it when it is whole (`gradientsOf`).
 */
function gradient(direction: Direction, stops: readonly Stop[]): string {
  const names = stops.map((stop, i) => {
    if (typeof stop === 'string') return `${stop.slice(1)}-${Math.round((100 * i) / (stops.length - 1))}`
    const [colour, at, opacity] = stop
    return `${colour.slice(1)}-${at}${opacity === undefined ? '' : `-${opacity}`}`
  })
  return `url(#${direction}_${names.join('_')})`
}

/** From left to right. */
export const across = (...stops: Stop[]): string => gradient('h', stops)
/** From top to bottom. */
export const down = (...stops: Stop[]): string => gradient('v', stops)
/** From the top left, where the light comes from, to the bottom right. */
export const slant = (...stops: Stop[]): string => gradient('d', stops)
/** From a spot near the top left outwards. Slow to render (about 40 ns a pixel): for small things and balls. */
export const spot = (...stops: Stop[]): string => gradient('r', stops)

const axes: Readonly<Record<Direction, string>> = {
  h: 'x1="0" y1="0" x2="1" y2="0"',
  v: 'x1="0" y1="0" x2="0" y2="1"',
  d: 'x1="0" y1="0" x2="1" y2="1"',
  r: 'cx="0.36" cy="0.3" r="0.75"',
}

/** The definitions of all gradients that `drawing` names. */
export function gradientsOf(drawing: string): string {
  const names = new Set<string>()
  for (const [, name] of drawing.matchAll(/url\(#([hvdr]_[0-9a-f_-]+)\)/g)) if (name !== undefined) names.add(name)
  return [...names].map(definition).join('')
}

function definition(name: string): string {
  const [direction, ...stops] = name.split('_')
  const axis = axes[direction as Direction]
  const tag = direction === 'r' ? 'radialGradient' : 'linearGradient'
  return `<${tag} id="${name}" ${axis}>${stops.map(stopElement).join('')}</${tag}>`
}

function stopElement(stop: string): string {
  const [colour, at = '0', opacity] = stop.split('-')
  const seen = opacity === undefined ? '' : ` stop-opacity="${Number(opacity) / 100}"`
  return `<stop offset="${at}%" stop-color="#${colour}"${seen}/>`
}

/** The side of something round that stands: lit from the left. */
export const round = (colour: Hex): string =>
  across(
    [dark(colour, 0.16), 0],
    [light(colour, 0.3), 24],
    [colour, 52],
    [dark(colour, 0.34), 92],
    [dark(colour, 0.26), 100],
  )

/** The side of something round that lies: lit from above. */
export const roundLying = (colour: Hex): string =>
  down(
    [dark(colour, 0.06), 0],
    [light(colour, 0.34), 22],
    [colour, 52],
    [dark(colour, 0.36), 94],
    [dark(colour, 0.28), 100],
  )

/** A flat or gently curved face. */
export const face = (colour: Hex): string => slant(light(colour, 0.14), colour, dark(colour, 0.14))

/** Polished metal that stands: bands of reflection. */
export const metal = (colour: Hex): string =>
  across(
    [dark(colour, 0.3), 0],
    [light(colour, 0.55), 18],
    [colour, 36],
    [dark(colour, 0.2), 55],
    [light(colour, 0.25), 72],
    [dark(colour, 0.42), 100],
  )

/** Polished metal that lies. */
export const metalLying = (colour: Hex): string =>
  down(
    [light(colour, 0.2), 0],
    [light(colour, 0.6), 20],
    [colour, 42],
    [dark(colour, 0.25), 62],
    [light(colour, 0.2), 80],
    [dark(colour, 0.38), 100],
  )

/** Clear glass or plastic: light at its rims, hardly there between. */
export const glass = (colour: Hex = '#dfeaf0'): string =>
  across(
    [dark(colour, 0.22), 0, 75],
    [light(colour, 0.6), 12, 70],
    [colour, 34, 32],
    [colour, 66, 34],
    [light(colour, 0.4), 84, 60],
    [dark(colour, 0.3), 100, 80],
  )
