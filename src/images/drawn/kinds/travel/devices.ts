import { dark, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { block, floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { across, down, face, metal, roundLying, slant } from '../../paint.ts'
import { circle, d, dashes, item, oval, rect, shape, stroke, turn } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const adapter: Draw = ({ random, colour, number, text }) => {
  const ports = Math.round(number('USB ports', 2, 0, 4))
  const isWorld = text('region') === 'worldwide'
  const pins =
    isWorld || text('region').endsWith('europe')
      ? tube('M420 236h54M420 300h54', 17, '#c6cbd1')
      : text('region').endsWith('usa')
        ? rect(416, 222, 52, 12, metal('#c6cbd1'), 2) + rect(416, 300, 52, 12, metal('#c6cbd1'), 2)
        : turn(26, 440, 230, rect(416, 224, 52, 12, metal('#c6cbd1'), 2)) +
          turn(-26, 440, 306, rect(416, 300, 52, 12, metal('#c6cbd1'), 2))
  return (
    shadow(262, floor - 6, 166, 17) +
    pins +
    block({ x: 104, y: 156, w: 258, h: 256, dx: 62, dy: 40, colour, r: 30 }) +
    rect(122, 174, 222, 220, slant(light(colour, 0.24), dark(colour, 0.04)), 20) +
    circle(233, 258, 66, dark(colour, 0.14)) +
    circle(233, 258, 62, slant(dark(colour, 0.3), dark(colour, 0.06))) +
    rect(202, 230, 12, 30, '#17191d', 3) +
    rect(252, 230, 12, 30, '#17191d', 3) +
    (isWorld
      ? circle(233, 288, 8, '#17191d') +
        turn(30, 206, 282, rect(198, 276, 18, 8, '#17191d', 2)) +
        turn(-30, 260, 282, rect(252, 276, 18, 8, '#17191d', 2))
      : rect(226, 276, 14, 24, '#17191d', 3)) +
    Array.from({ length: ports }, (_, i) => {
      const x = 233 + (i - (ports - 1) / 2) * 50
      return item(
        i === ports - 1 && ports > 1
          ? rect(x - 17, 354, 34, 14, '#17191d', 7)
          : rect(x - 19, 350, 38, 20, '#17191d', 3) + rect(x - 14, 355, 28, 7, '#3f6fb5', 1),
      )
    }).join('') +
    (isWorld ? [0, 1, 2].map((i) => rect(376 + i * 14, 200 - i * 9, 9, 60, dark(colour, 0.55), 4)).join('') : '') +
    (random.chance(0.5) ? circle(146, 196, 5, '#6fd0f0') : circle(320, 196, 5, '#6fe08a'))
  )
}

const luggageScale: Draw = ({ random, colour, text, has }) => {
  const isDigital = text('display') !== 'mechanical'
  const hangs = text('grip') === 'hook'
  const lower = hangs
    ? tube('M256 288V330C256 350 300 350 300 380C300 424 220 424 216 384', 15, '#b9bfc6')
    : stroke('M250 288C180 330 180 430 256 436S334 330 262 288', dark(colour, 0.35), 22) +
      stroke('M244 296C190 334 190 420 252 428', light(colour, 0.2), 4, 0.6) +
      rect(232, 280, 48, 30, metal('#b9bfc6'), 5)
  const a = random.between(-1.4, 1)
  const face2 = isDigital
    ? rect(84, 176, 344, 92, down(light(colour, 0.36), colour, dark(colour, 0.34)), 44) +
      rect(196, 190, 120, 62, '#1b1e24', 9) +
      rect(203, 197, 106, 48, has('backlight') ? slant('#a9e6f5', '#6fc4dc') : slant('#d5ddcc', '#b0bca4'), 5) +
      stroke('M222 206h18v30h-18zM252 206h18v30h-18zM279 237h1M290 206h10v30h-10z', '#2c332a', 4) +
      circle(346, 222, 12, metal('#c3c8ce')) +
      stroke('M104 206Q96 222 104 240M120 200Q112 222 120 246', dark(colour, 0.35), 4)
    : circle(256, 214, 86, slant(light(colour, 0.3), dark(colour, 0.3))) +
      circle(256, 214, 70, slant('#ffffff', '#e6e4dd')) +
      stroke(
        Array.from({ length: 13 }, (_, i) => {
          const t = -2.2 + i * 0.366
          return d`M${256 + Math.sin(t) * 60} ${214 - Math.cos(t) * 60}L${256 + Math.sin(t) * 50} ${214 - Math.cos(t) * 50}`
        }).join(''),
        '#3a3d44',
        3.4,
      ) +
      stroke(d`M256 214L${256 + Math.sin(a) * 46} ${214 - Math.cos(a) * 46}`, '#d0392f', 5) +
      circle(256, 214, 7, '#3a3d44') +
      rect(180, 100, 152, 32, roundLying(dark(colour, 0.1)), 15) +
      rect(246, 126, 20, 14, '#8d939b')
  return shadow(258, 458, 90, 9) + lower + face2
}

const luggageLock: Draw = ({ colourOf, count, text }) => {
  const mechanism = text('mechanism')
  const isCable = text('shackle') === 'cable'
  const one = (i: number) => {
    const c = colourOf(i)
    const isBrass = text('material') === 'brass'
    const body = isBrass ? '#c9a24e' : c
    const dials = mechanism.startsWith('4') ? 4 : 3
    const front =
      mechanism === 'key'
        ? circle(0, -82, 19, metal('#b9bfc6')) + circle(0, -88, 7, '#17191d') + shape('M-4 -86H4L7 -68H-7z', '#17191d')
        : mechanism === 'fingerprint'
          ? circle(0, -84, 30, '#1b1e24') +
            stroke('M-15 -78a15 15 0 0 1 30 0M-9 -74a9 9 0 0 1 18 0v8M0 -78v18M-20 -88a22 22 0 0 1 40 0', '#6fd0f0', 3)
          : Array.from({ length: dials }, (_, k) => {
              const x = (k - (dials - 1) / 2) * 34
              return (
                rect(x - 13, -116, 26, 64, across('#8d939b', '#f1f2f3', '#8d939b'), 4) +
                stroke(d`M${x - 13} -96h26M${x - 13} -72h26`, '#6f767f', 2) +
                rect(x - 2, -91, 4, 14, '#22252a', 1)
              )
            }).join('')
    return (
      oval(4, 3, 86, 10, 'rgba(25,30,42,.22)') +
      (isCable
        ? stroke('M-48 -150C-90 -320 90 -320 48 -150', '#6f767f', 11) +
          dashes('M-48 -150C-90 -320 90 -320 48 -150', '#c3c8ce', 8, 5, 4)
        : tube('M-46 -140V-206C-46 -262 46 -262 46 -206V-140', 20, '#b9bfc6')) +
      rect(-82, -160, 164, 160, text('material') === 'zinc' ? face(body) : metal(body), 22) +
      rect(-70, -148, 140, 136, slant(light(c, 0.16), dark(c, 0.1)), 14) +
      front +
      (text('opens for customs') === 'true' && mechanism !== 'key'
        ? circle(0, -28, 9, metal('#c9a24e')) + rect(-1.5, -34, 3, 12, '#17191d')
        : '')
    )
  }
  return pack({
    count,
    width: 176,
    height: 270,
    draw: one,
    most: 1.3,
    spacing: 1.1,
    rise: 0.62,
    row: count === 4 ? 2 : count,
  })
}

export const devices: Drawings = {
  'travel adapters': lifted(14, adapter),
  'luggage scales': luggageScale,
  'luggage locks': luggageLock,
}
