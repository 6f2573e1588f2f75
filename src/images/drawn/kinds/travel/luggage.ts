import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { backpack, handle, panel, zip } from '../../forms/bags.ts'
import { pack } from '../../forms/packs.ts'
import { wheel } from '../../forms/parts.ts'
import { block, floor, gleam, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { across, down, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, oval, rect, shape, stroke, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

/** A trolley case of a size (1 is the largest), hard or soft. */
function trolley(colour: Hex, size: number, isHard: boolean, wheels: number, ribs: number, hasLock: boolean): string {
  const body = isHard
    ? rect(146, 132, 220, 268, slant(light(colour, 0.3), colour, dark(colour, 0.32)), 30) +
      Array.from({ length: ribs }, (_, i) => {
        const x = 146 + (220 * (i + 1)) / (ribs + 1)
        return (
          stroke(d`M${x} 152V384`, dark(colour, 0.32), 5) + stroke(d`M${x + 4} 152V384`, light(colour, 0.34), 2.5, 0.8)
        )
      }).join('') +
      rect(146, 258, 220, 12, across(dark(colour, 0.5), dark(colour, 0.25), dark(colour, 0.5))) +
      [
        [146, 132, 0],
        [326, 132, 0],
        [146, 360, 0],
        [326, 360, 0],
      ]
        .map(([x = 0, y = 0]) => rect(x + 2, y + 2, 36, 36, 'rgba(20,23,31,.10)', 26))
        .join('')
    : rect(146, 132, 220, 268, slant(light(colour, 0.22), colour, dark(colour, 0.3)), 22) +
      zip('M162 160V372', 162, 180, colour) +
      panel(182, 156, 168, 92, 14, dark(colour, 0.06)) +
      zip('M196 172H336', 322, 172, colour) +
      panel(182, 260, 168, 124, 14, dark(colour, 0.06)) +
      zip('M196 278H336', 210, 278, colour)
  return zoom(
    size,
    256,
    floor,
    rect(206, 40, 9, 100, metal('#b9bfc6')) +
      rect(297, 40, 9, 100, metal('#b9bfc6')) +
      rect(196, 30, 120, 22, round('#33363d'), 10) +
      body +
      handle(220, 292, 132, 24, dark(colour, 0.42), 11) +
      (hasLock
        ? rect(352, 236, 22, 50, metal('#8d939b'), 5) + stroke('M356 252h14M356 262h14M356 272h14', '#33363d', 3)
        : '') +
      (wheels > 2
        ? [166, 346]
            .map(
              (x) =>
                rect(x - 16, 394, 32, 16, '#2b2d33', 5) +
                circle(x - 6, 414, 12, '#22252a') +
                circle(x + 10, 414, 11, '#3a3d44'),
            )
            .join('')
        : wheel(168, 410, 16, '#8d939b') + wheel(344, 410, 16, '#8d939b') + rect(190, 398, 132, 10, '#2b2d33', 4)) +
      gleam(164, 158, 10, 96, 0.35),
  )
}

const suitcase: Draw = ({ random, colour, text, number }) => {
  const size = 0.86 + ((number('capacity', 90, 30, 140) - 65) / 50) * 0.16
  return (
    shadow(262, floor, 134 * size, 15) +
    trolley(
      colour,
      size,
      text('shell') !== 'soft',
      number('wheels', 4, 2, 4),
      3 + random.below(4),
      text('lock').startsWith('comb'),
    )
  )
}

const cabinBag: Draw = ({ colour, text }) => {
  const sizes: Record<string, number> = { small: 0.76, standard: 0.88, large: 0.96 }
  const size = chosen(sizes, text('size'), 0.88)
  const trim = text('material') === 'leather' || text('material') === 'canvas' ? '#7a4f30' : dark(colour, 0.42)
  const style = text('style')
  if (style === 'trolley')
    return (
      shadow(262, floor, 124 * size, 15) +
      trolley(colour, size * 0.9, !/canvas|leather|polyester/.test(text('material')), 4, 4, false)
    )
  if (style === 'convertible')
    return (
      shadow(258, floor, 130, 16) +
      zoom(
        size,
        256,
        floor,
        handle(216, 296, 132, 40, trim, 13) +
          tube('M138 190C90 230 92 350 134 392M374 190C422 230 420 350 378 392', 17, dark(colour, 0.4)) +
          rect(128, 124, 256, 296, slant(light(colour, 0.2), colour, dark(colour, 0.3)), 34) +
          zip('M150 168Q256 140 362 168', 344, 164, colour) +
          panel(156, 216, 200, 176, 20, dark(colour, 0.07)) +
          zip('M176 244H336', 190, 244, colour) +
          [178, 334]
            .map((x) => rect(x - 9, 124, 18, 92, trim, 3) + rect(x - 13, 196, 26, 18, metal('#b4a06a'), 4))
            .join(''),
      )
    )
  return (
    shadow(258, floor, 188 * size, 16) +
    zoom(
      size,
      256,
      floor,
      stroke('M84 270C40 90 470 90 428 270', dark(trim, 0.1), 13) +
        tube('M176 230C176 130 336 130 336 230', 17, trim) +
        rect(232, 150, 48, 22, round(dark(trim, 0.1)), 9) +
        shape(
          'M64 300C64 236 100 214 150 212L362 212C412 214 448 236 448 300L456 392Q456 420 428 420H84Q56 420 56 392z',
          slant(light(colour, 0.24), colour, dark(colour, 0.32)),
        ) +
        zip('M104 236Q256 208 408 236', 376, 230, colour) +
        [176, 336]
          .map((x) => rect(x - 10, 228, 20, 188, trim, 3) + rect(x - 14, 244, 28, 16, metal('#b4a06a'), 4))
          .join('') +
        panel(200, 296, 112, 96, 10, dark(colour, 0.05)) +
        rect(56, 396, 400, 24, down(dark(trim, 0.05), dark(trim, 0.3)), 10) +
        [90, 422].map((x) => shape(d`M${x - 20} 262h40l-8 60h-24z`, dark(trim, 0.1))).join(''),
    )
  )
}

const travelBackpack: Draw = ({ random, colour, text, number, has }) => {
  const litres = number('capacity', 40, 10, 90)
  const size = 0.78 + ((litres - 28) / 42) * 0.24
  const accent = random.pick([dark(colour, 0.35), '#e08a3a', '#c9b070', '#4fa3b8'] as const) ?? dark(colour, 0.35)
  const tall = litres > 45
  const body = backpack({
    cx: 256,
    top: tall ? 66 : 96,
    bottom: floor,
    w: tall ? 230 : 236,
    colour,
    accent,
    bottlePockets: 2,
    hasRoll: text('opening') === 'roll-top',
    hasHipBelt: has('hip belt'),
  })
  const lid =
    text('opening') === 'top-loading'
      ? shape(
          d`M144 ${tall ? 112 : 140}Q146 ${tall ? 52 : 80} 256 ${tall ? 50 : 78}Q366 ${tall ? 52 : 80} 368 ${tall ? 112 : 140}L360 ${tall ? 158 : 186}Q256 ${tall ? 176 : 204} 152 ${tall ? 158 : 186}z`,
          slant(light(colour, 0.26), dark(colour, 0.12)),
        ) +
        [206, 306]
          .map(
            (x) =>
              rect(x - 7, tall ? 150 : 178, 14, 70, dark(colour, 0.45), 3) +
              rect(x - 12, tall ? 190 : 218, 24, 18, '#2b2d33', 4),
          )
          .join('')
      : ''
  const straps = [150, 362]
    .map((x) => stroke(d`M${x} 250L${x + (x < 256 ? 18 : -18)} 300`, dark(colour, 0.5), 7))
    .join('')
  return (
    shadow(256, floor + 4, 150 * size, 17) +
    zoom(
      size,
      256,
      floor,
      body + lid + straps + (has('rain cover') ? shape(d`M180 ${floor - 4}h152l-12 16h-128z`, '#e08a3a') : ''),
    )
  )
}

const packingCubes: Draw = ({ colourOf, count, text, has }) => {
  const sizes: Record<string, number> = { small: 0.72, medium: 0.88, large: 1.04 }
  const size = chosen(sizes, text('size'), 0.88)
  const cube = (i: number) => {
    const c = colourOf(i)
    return (
      oval(14, 2, 140, 10, 'rgba(25,30,42,.2)') +
      block({ x: -132, y: -84, w: 224, h: 84, dx: 50, dy: 48, colour: c, r: 16 }) +
      (has('mesh window')
        ? shape('M-92 -92L-62 -122H102L80 -92z', light(c, 0.5)) +
          dashes('M-84 -96H82M-76 -104H90M-68 -112H96', dark(c, 0.3), 5, 3, 4)
        : '') +
      zip('M-128 -58H90', 66, -58, c) +
      (has('compression zip') ? zip('M-128 -30H90', -104, -30, c) : '') +
      handle(-52, 12, -10, -2, dark(c, 0.42), 8) +
      dashes('M-120 -86H80', light(c, 0.4), 2, 5, 4)
    )
  }
  return pack({
    count,
    width: 290,
    height: 132,
    draw: cube,
    most: size,
    row: count <= 2 ? 1 : 2,
    rise: 0.72,
    spacing: 0.98,
  })
}

export const luggage: Drawings = {
  suitcases: suitcase,
  'cabin bags': cabinBag,
  'travel backpacks': travelBackpack,
  'packing cubes': lifted(44, packingCubes),
}
