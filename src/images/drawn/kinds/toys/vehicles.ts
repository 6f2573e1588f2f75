import { chosen } from '../../choice.ts'
import { contrasting, dark, type Hex, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { wheel } from '../../forms/parts.ts'
import { floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { down, slant, spot } from '../../paint.ts'
import { circle, dashes, move, oval, rect, shape, stroke, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

type Body = (fill: string, window: string, colour: Hex) => string

/** Bodies of cars that are no saloons. */
const bodies: Readonly<Record<string, Body>> = {
  racing: (fill, window, colour) =>
    shape('M-132 -40Q-128 -66 -80 -70L-20 -78Q0 -104 34 -92L56 -70L124 -62Q136 -52 132 -34H-132z', fill) +
    shape('M-6 -78Q8 -96 32 -86L44 -72z', window) +
    rect(88, -104, 44, 10, dark(colour, 0.3), 3) +
    rect(104, -98, 8, 36, dark(colour, 0.3)),
  van: (fill, window, _colour) =>
    shape('M-126 -34V-70Q-120 -96 -96 -110L-84 -142Q-80 -152 -66 -152H112Q128 -152 128 -136V-34z', fill) +
    shape('M-90 -104L-78 -136H-44V-100z', window) +
    rect(-34, -136, 62, 36, window, 5),
  'fire brigade': (fill, window, _colour) =>
    shape('M-130 -34V-84L-112 -132Q-108 -138 -98 -138H128V-34z', fill) +
    shape('M-112 -88L-100 -126H-62V-88z', window) +
    stroke(
      'M-40 -152H128M-40 -140H128M-24 -152V-140M4 -152V-140M32 -152V-140M60 -152V-140M88 -152V-140',
      '#d5d9dd',
      5,
    ) +
    rect(-36, -112, 50, 34, '#d5d9dd', 4) +
    rect(26, -112, 50, 34, '#d5d9dd', 4) +
    rect(-100, -150, 30, 13, '#4f8fe0', 5) +
    rect(-130, -62, 258, 9, '#f6f4ee'),
  'off-road': (fill, window, _colour) =>
    shape('M-124 -44V-84L-78 -92L-56 -140Q-52 -148 -40 -148H104Q116 -148 118 -136L124 -44z', fill) +
    shape('M-62 -94L-44 -136H-2V-94z', window) +
    rect(10, -136, 88, 42, window, 4) +
    rect(-40, -158, 140, 8, '#3a3d44', 3) +
    rect(118, -116, 15, 44, '#2b2d33', 6),
}

const saloon: Body = (fill, window) =>
  shape(
    'M-132 -38V-66Q-130 -80 -112 -84L-74 -92L-46 -128Q-40 -136 -26 -136H46Q58 -136 66 -128L96 -92L120 -84Q132 -80 132 -66V-38z',
    fill,
  ) +
  shape('M-62 -92L-36 -124Q-32 -128 -24 -128H4V-92z', window) +
  shape('M14 -92V-128H42Q50 -128 56 -122L80 -92z', window)

/** What makes a saloon a taxi, a police or a sports car. */
const livery = (model: string, colour: Hex): string =>
  model === 'police'
    ? rect(-132, -72, 264, 14, '#f6f4ee') + rect(-16, -148, 24, 13, '#d0392f', 5) + rect(8, -148, 24, 13, '#3f7fe0', 5)
    : model === 'taxi'
      ? rect(-16, -152, 48, 17, '#f6e6a8', 4) + dashes('M-128 -70H128', '#22252a', 12, 12, 12)
      : model === 'sports'
        ? rect(-8, -82, 26, 46, '#f6f4ee') + rect(92, -112, 42, 8, dark(colour, 0.35), 3)
        : ''

/** A small car from its side, standing at (0, 0), about 250 long. */
function carSide(model: string, colour: Hex, isWood: boolean): string {
  const window = isWood ? '#f3e6c8' : slant('#dcebf2', '#6f8fa6')
  const fill = isWood
    ? slant(light(colour, 0.26), colour, dark(colour, 0.2))
    : down(light(colour, 0.42), colour, dark(colour, 0.32))
  const wheels = isWood
    ? [wheel(-74, -26, 27, '#e2bf8c', '#8a5a38'), wheel(74, -26, 27, '#e2bf8c', '#8a5a38')]
    : [wheel(-74, -26, 27), wheel(74, -26, 27)]
  return (
    oval(4, 2, 138, 11, 'rgba(25,30,42,.26)') +
    chosen(bodies, model, saloon)(fill, window, colour) +
    (Object.hasOwn(bodies, model) ? '' : livery(model, colour)) +
    rect(-134, -46, 268, 16, dark(colour, 0.4), 7) +
    oval(-124, -62, 7, 9, '#fff3c4') +
    rect(122, -70, 9, 15, '#e2463f', 4) +
    stroke('M6 -88V-44', dark(colour, 0.3), 2) +
    wheels.join('')
  )
}

const toyCar: Draw = ({ count, colourOf, text, number, random }) => {
  const models = ['racing', 'van', 'police', 'off-road', 'taxi', 'sports', 'fire brigade'] as const
  const first = text('model')
  const start = random.below(models.length)
  const size = 0.9 + number('length', 10, 5, 25) / 40
  const unit = (i: number) =>
    carSide(
      i === 0 ? first : (models[(start + i) % models.length] ?? first),
      i === 0 || count === 1 ? colourOf(i) : i % 2 ? light(colourOf(i), 0.15) : colourOf(i),
      text('material') === 'wood',
    )
  const cars = pack({
    count,
    width: 276,
    height: 160,
    draw: unit,
    most: count === 1 ? 1.4 * Math.min(1, size) : 1,
    row: count === 1 ? 1 : 2,
    rise: 0.96,
    spacing: 1.0,
    maxWidth: 420,
  })
  return shadow(258, floor, count === 1 ? 170 : 190, 10) + cars
}

const remoteCar: Draw = ({ colour, text, has }) => {
  const style = text('style')
  const big = style === 'off-road' || style === 'stunt'
  const r = big ? 62 : 46
  const y = 352
  const tyre = (x: number) =>
    wheel(x, y, r, style === 'buggy' ? contrasting(colour, 0.4) : '#c3c8ce') +
    `<circle cx="${x}" cy="${y}" r="${r - 4}" fill="none" stroke="#17191d" stroke-width="9" stroke-dasharray="9 8"/>`
  const shell =
    style === 'racing'
      ? shape(
          'M56 332Q60 300 130 290L210 280Q240 244 300 254L336 284L400 292Q424 306 420 336H56z',
          down(light(colour, 0.4), colour, dark(colour, 0.3)),
        ) +
        shape('M222 282Q246 256 292 264L314 284z', '#1b1e24') +
        rect(352, 232, 84, 13, dark(colour, 0.2), 4) +
        rect(384, 240, 10, 54, dark(colour, 0.35))
      : style === 'buggy'
        ? shape(
            'M60 326Q80 292 170 284L236 256H300L400 300L412 334H70z',
            down(light(colour, 0.4), colour, dark(colour, 0.3)),
          ) +
          stroke('M190 282L232 206H304L366 290M232 206L256 280M304 206L300 280', '#3a3d44', 9) +
          rect(338, 206, 76, 12, dark(colour, 0.3), 4) +
          stroke('M370 216L360 290', '#3a3d44', 7)
        : shape(
            'M58 300Q62 262 120 256L164 250L192 196Q198 186 212 186H318Q330 186 336 196L372 252L410 262Q424 268 420 300z',
            down(light(colour, 0.42), colour, dark(colour, 0.3)),
          ) +
          shape('M186 250L208 204H252V250z', slant('#dcebf2', '#5a7486')) +
          shape('M264 250V204H312L338 250z', slant('#dcebf2', '#5a7486')) +
          rect(192, 174, 128, 10, '#3a3d44', 4) +
          (has('headlights') ? [212, 244, 276].map((x) => circle(x, 170, 10, spot('#ffffff', '#ffe49a'))).join('') : '')
  const remote = zoom(
    0.9,
    420,
    430,
    rect(366, 372, 124, 72, slant('#4a4e57', '#22252a'), 30) +
      circle(400, 406, 17, slant('#8d939b', '#3a3d44')) +
      circle(456, 406, 17, slant(light(colour, 0.3), dark(colour, 0.2))) +
      tube('M428 374V312', 6, '#c3c8ce') +
      circle(428, 310, 7, colour),
  )
  return (
    move(
      -8,
      -20,
      shadow(244, y + r + 4, 196, 13) +
        tube('M350 292L386 176', 4, '#8d939b') +
        circle(387, 174, 5, colour) +
        shell +
        rect(70, 322, 346, 22, '#2b2d33', 8) +
        tyre(124) +
        tyre(356) +
        (has('headlights') && !big ? oval(66, 312, 8, 11, '#fff3c4') : ''),
    ) + remote
  )
}

export const vehicles: Drawings = {
  'toy cars': lifted(40, toyCar),
  'remote control cars': lifted(24, remoteCar),
}
