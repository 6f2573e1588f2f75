import { contrasting, dark, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { pilot } from '../../forms/parts.ts'
import { floor, gleam, rim, shadow } from '../../forms/solids.ts'
import { cable, tube } from '../../forms/tubes.ts'
import { bottleLid, coffeeTint, cup, flask, steam } from '../../forms/vessels.ts'
import { across, glass, metal, round, slant } from '../../paint.ts'
import { d, dashes, move, oval, rect, ring, shape, stroke } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const mug: Draw = ({ random, colourOf, count, number, text }) => {
  const size = 0.76 + ((number('capacity', 350, 100, 700) - 250) / 200) * 0.24
  const material = text('material')
  const manner = random.below(3)
  const speckled = material === 'stoneware' && random.chance(0.6)
  const one = (i: number) => {
    const c = colourOf(i)
    const isGlass = material.includes('glass')
    const body = isGlass
      ? tube('M96 -150C160 -160 156 -50 88 -48', 15, '#c9dbe4') +
        shape('M-82 -176L82 -176L70 -26Q0 -10 -70 -26z', slant('#7a4a2a', '#3f2415')) +
        shape('M-104 -206L104 -206L92 -8Q0 12 -92 -8z', glass()) +
        rim(0, -206, 104, '#e6eff3', 0.14, coffeeTint)
      : cup(104, 206, c, manner, dark(c, 0.2)) +
        (speckled ? dashes('M-84 -150H84M-80 -110H80M-78 -70H78M-76 -30H76', dark(c, 0.4), 3, 3, 23) : '') +
        (material.startsWith('enamelled') ? stroke('M-104 -206A104 16 0 0 0 104 -206', '#2f4a7a', 6) : '') +
        (random.chance(0.3) && manner === 0 ? rect(-102, -70, 204, 26, contrasting(c, 0.3)) : '')
    return oval(14, 4, 120, 14, 'rgba(25,30,42,.22)') + body
  }
  return pack({
    count,
    width: 300,
    height: 216,
    draw: one,
    most: size * 1.28,
    spacing: 0.88,
    rise: 0.34,
    row: count === 4 ? 2 : count,
  })
}

const travelMug: Draw = ({ random, colour, text, number }) => {
  const h = 226 + ((number('capacity', 350, 200, 800) - 350) / 100) * 48
  const r = 72
  const fill =
    text('material') === 'plastic'
      ? round(colour)
      : across(
          [dark(colour, 0.24), 0],
          [light(colour, 0.42), 22],
          [colour, 46],
          [dark(colour, 0.1), 62],
          [light(colour, 0.12), 80],
          [dark(colour, 0.4), 100],
        )
  const lid = text('lid')
  return (
    shadow(260, floor, 92, 14) +
    move(
      256,
      floor - 4,
      shape(d`M${-r} ${-h}L${-r * 0.78} -8Q0 10 ${r * 0.78} -8L${r} ${-h}z`, fill) +
        shape(
          d`M${-r * 0.82} -42L${-r * 0.78} -8Q0 10 ${r * 0.78} -8L${r * 0.82} -42Q0 -26 ${-r * 0.82} -42z`,
          metal('#b9bfc6'),
        ) +
        (random.chance(0.6)
          ? shape(
              d`M${-r * 0.97} ${-h * 0.74}L${-r * 0.9} ${-h * 0.44}Q0 ${-h * 0.38} ${r * 0.9} ${-h * 0.44}L${r * 0.97} ${-h * 0.74}Q0 ${-h * 0.68} ${-r * 0.97} ${-h * 0.74}z`,
              across(dark(colour, 0.42), dark(colour, 0.14), dark(colour, 0.5)),
            )
          : '') +
        rect(-r - 6, -h - 30, 2 * r + 12, 38, round('#33363d'), 10) +
        oval(0, -h - 30, r, 11, '#4a4e57') +
        (lid.startsWith('flip')
          ? rect(-34, -h - 58, 68, 26, round('#26282e'), 8)
          : lid.startsWith('push')
            ? rect(-22, -h - 46, 44, 16, metal('#b9bfc6'), 6)
            : lid.startsWith('sliding')
              ? rect(-40, -h - 36, 60, 11, '#14161a', 5) + rect(-4, -h - 42, 34, 14, round(colour), 6)
              : stroke(
                  [-0.8, -0.5, -0.2, 0.2, 0.5, 0.8].map((at) => d`M${r * at} ${-h - 20}v20`).join(''),
                  '#1c1e22',
                  3,
                )) +
        gleam(-r * 0.66, -h * 0.9, 9, h * 0.7, 0.35),
    )
  )
}

const insulatedBottle: Draw = ({ random, colour, text, number }) => {
  const litres = number('capacity', 500, 200, 2000)
  const h = 196 + (Math.min(1000, litres) / 1000) * 130
  const r = 50 + (Math.min(1000, litres) / 1000) * 20
  const neck = text('wide opening') === 'true' ? r * 0.82 : r * 0.6
  return (
    shadow(258, floor, r * 1.3, 13) +
    move(
      256,
      floor - 4,
      flask(
        r,
        h,
        random.chance(0.5)
          ? round(colour)
          : across([dark(colour, 0.24), 0], [light(colour, 0.44), 24], [colour, 50], [dark(colour, 0.36), 100]),
        neck,
      ) +
        rect(-neck, -h - 4, neck * 2, 12, metal('#c3c8ce')) +
        bottleLid(text('lid'), -h, neck, random.chance(0.5) ? dark(colour, 0.25) : '#3a3d44') +
        (random.chance(0.5) ? rect(-r, -24, 2 * r, 16, metal('#b9bfc6')) : '') +
        gleam(-r * 0.66, -h * 0.72, 10, h * 0.56, 0.4),
    )
  )
}

const mugWarmer: Draw = ({ colour, text, number, has, random }) => {
  const r = 108 + (number('diameter', 11, 8, 16) - 10) * 8
  const settings = Math.round(number('temperature settings', 1, 1, 5))
  const surface =
    text('surface') === 'steel'
      ? slant('#dfe3e7', '#8d939b')
      : text('surface') === 'glass'
        ? slant('#4a505b', '#1b1e24')
        : slant(dark(colour, 0.3), dark(colour, 0.5))
  const y = 368
  return (
    cable(d`M${256 + r - 10} ${y + 18}C440 ${y + 30} 430 ${y - 60} 500 ${y - 34}`, '#3a3d44', 8) +
    shadow(262, y + 40, r * 1.2, 30) +
    shape(
      d`M${256 - r} ${y}A${r} ${r * 0.34} 0 0 0 ${256 + r} ${y}V${y + 34}A${r} ${r * 0.34} 0 0 1 ${256 - r} ${y + 34}z`,
      round(colour),
    ) +
    oval(256, y, r, r * 0.34, slant(light(colour, 0.4), colour)) +
    oval(256, y - 1, r * 0.8, r * 0.26, surface) +
    ring(256, y - 1, r * 0.62, r * 0.2, '#ff9a4a', 3) +
    Array.from({ length: settings }, (_, i) =>
      pilot(256 + (i - (settings - 1) / 2) * 22, y + r * 0.34 + 14, 5, '#ff9a4a'),
    ).join('') +
    (has('mug included') || random.chance(0.5)
      ? move(
          244,
          y + 6,
          oval(4, 2, 68, 14, 'rgba(25,30,42,.28)') +
            cup(66, 140, has('mug included') ? colour : '#e9e6df', 0, coffeeTint),
        ) + steam(244, y - 154, 84)
      : steam(256, y - 30, 100))
  )
}

export const drinking: Drawings = {
  mugs: lifted(40, mug),
  'travel mugs': travelMug,
  'insulated bottles': insulatedBottle,
  'mug warmers': lifted(30, mugWarmer),
}
