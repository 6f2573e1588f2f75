import { dark, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { block, floor, shadow } from '../../forms/solids.ts'
import { slant } from '../../paint.ts'
import { circle, d, rect, shape, stroke } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const inkjet: Draw = ({ random, colour, text, has }) => {
  const scans = text('functions').includes('scan')
  return (
    shadow(262, floor - 4, 196, 18) +
    shape(d`M168 236L180 132L348 132L336 236z`, slant('#ffffff', '#dfe3e8')) +
    block({ x: 80, y: 252, w: 320, h: 150, dx: 40, dy: 34, colour, r: 16 }) +
    (scans
      ? shape(d`M84 256L126 218L440 218L400 256z`, slant(light(colour, 0.42), light(colour, 0.12))) +
        rect(80, 250, 320, 15, dark(colour, 0.3), 6)
      : '') +
    rect(100, 272, 120, 34, darkGlassFill, 6) +
    rect(108, 278, 54, 22, slant('#5fa8d8', '#2f6fa8'), 3) +
    [0, 1, 2].map((i) => circle(176 + i * 15, 289, 4.5, i === 2 ? '#6fe08a' : '#aab2bc')).join('') +
    (has('refillable tanks')
      ? ['#222428', '#27a4d6', '#d13f8f', '#efc62e']
          .map(
            (ink, i) =>
              rect(288 + i * 24, 282, 19, 52, '#eef1f3', 4) +
              rect(290 + i * 24, 300 - random.below(12), 15, 32, ink, 3),
          )
          .join('')
      : '') +
    rect(120, 336, 240, 46, '#1b1d22', 6) +
    shape(d`M140 372L340 372L364 ${floor}L116 ${floor}z`, slant(light(colour, 0.1), dark(colour, 0.25))) +
    shape(d`M154 362L326 362L344 ${floor - 6}L136 ${floor - 6}z`, slant('#ffffff', '#e4e8ec')) +
    shape(d`M172 376L250 376L252 398L168 398z`, slant('#f0b65a', '#d9694a')) +
    shape(d`M262 376L308 376L312 398L264 398z`, slant('#5fa8d8', '#3a7f6a'))
  )
}

const darkGlassFill = slant('#4a505b', '#15181e')

const laser: Draw = ({ random, colour, text, number }) => {
  const tray = number('paper tray', 250, 50, 1000)
  const y = 188 - Math.min(40, tray / 14)
  const inColour = text('print colours').includes('colour')
  const panel = random.between(98, 128)
  return (
    shadow(262, floor - 2, 184, 19) +
    block({ x: 98, y, w: 286, h: floor - y - 4, dx: 44, dy: 40, colour, r: 14 }) +
    shape(d`M140 ${y - 8}L168 ${y - 34}L380 ${y - 34}L352 ${y - 8}z`, dark(colour, 0.34)) +
    shape(d`M176 ${y - 10}L196 ${y - 52}L344 ${y - 52}L332 ${y - 10}z`, slant('#ffffff', '#e2e6ea')) +
    (inColour
      ? shape(d`M204 ${y - 40}L270 ${y - 40}L264 ${y - 24}L196 ${y - 24}z`, slant('#f0b65a', '#d9694a'))
      : stroke(d`M206 ${y - 40}H316M202 ${y - 30}H300`, '#9aa1aa', 3)) +
    rect(118, y + 20, panel, 36, darkGlassFill, 6) +
    rect(126, y + 27, 46, 22, slant('#8fc4e0', '#4f88b0'), 3) +
    [0, 1, 2].map((i) => circle(186 + i * 14, y + 38, 4, i === 0 ? '#6fe08a' : '#aab2bc')).join('') +
    rect(118, y + 78, 246, 64, slant(light(colour, 0.12), dark(colour, 0.1)), 8) +
    (inColour
      ? ['#222428', '#27a4d6', '#d13f8f', '#efc62e']
          .map((ink, i) => rect(300 + i * 15, y + 30, 10, 16, ink, 3))
          .join('')
      : '') +
    [0, 1]
      .map((i) =>
        i === 0 || tray > 250
          ? rect(112, floor - 66 - i * 58, 258, 50, slant(light(colour, 0.06), dark(colour, 0.22)), 7) +
            rect(206, floor - 54 - i * 58, 70, 12, dark(colour, 0.5), 6)
          : '',
      )
      .join('') +
    (random.chance(0.5) ? rect(386, y + 40, 4, 80, dark(colour, 0.5), 2) : '')
  )
}

const inkCartridge: Draw = ({ colour, count, number, text }) => {
  const tall = 150 + (number('yield', 480, 50, 2000) / 900) * 60
  const ink = text('colour') === 'black' ? '#26282d' : colour
  const one = () =>
    block({ x: -52, y: -tall, w: 100, h: tall, dx: 20, dy: 16, colour: '#3a3d44', r: 8 }) +
    rect(-52, -tall + 22, 100, tall - 66, slant('#fbfbfa', '#dfe3e7'), 3) +
    rect(-52, -tall + 22, 100, 54, slant(light(ink, 0.24), ink), 3) +
    shape(
      d`M-2 ${-tall + 88}c16 20 24 30 24 42a24 24 0 0 1 -48 0c0 -12 8 -22 24 -42z`,
      slant(light(ink, 0.35), ink, dark(ink, 0.2)),
    ) +
    rect(-34, -14, 64, 14, '#22252a', 4) +
    rect(-30, -36, 30, 16, '#c9a24e', 2) +
    stroke(d`M-24 -36v16M-18 -36v16M-12 -36v16M-6 -36v16`, '#8f6f2a', 1.5)
  return (
    shadow(262, floor, count === 1 ? 74 : 176, 15) +
    pack({ count, width: 126, height: tall, draw: one, most: 1.36, spacing: 1 })
  )
}

export const printing: Drawings = {
  'inkjet printers': inkjet,
  'laser printers': laser,
  'ink cartridges': inkCartridge,
}
