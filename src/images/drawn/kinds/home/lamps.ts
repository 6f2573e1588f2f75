import { dark, type Hex, light } from '../../colour.ts'
import { lightCone, lightTint } from '../../forms/lamps.ts'
import { knob } from '../../forms/parts.ts'
import { cylinder, floor, shadow } from '../../forms/solids.ts'
import { cable, tube } from '../../forms/tubes.ts'
import { isWooden } from '../../forms/wood.ts'
import { across, down, metal, round } from '../../paint.ts'
import { circle, d, move, oval, rect, shape, stroke, turn } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const deskLamp: Draw = ({ random, colour, text, number, has }) => {
  const top = floor - 150 - ((number('height', 45, 20, 80) - 34) / 24) * 90
  const metalPart =
    text('material') === 'brass' ? '#c9a24e' : /steel|aluminium/.test(text('material')) ? '#b9bfc6' : dark(colour, 0.25)
  const glow = lightTint(text('light colour'))
  const arm = text('arm')
  const headX = 330
  const headY = top - 20
  const post =
    arm === 'gooseneck'
      ? tube(d`M196 ${floor - 20}C186 ${top - 80} 290 ${top - 120} ${headX - 16} ${headY}`, 13, metalPart)
      : arm === 'jointed'
        ? tube(d`M196 ${floor - 20}L142 ${top + 66}L${headX - 20} ${headY - 10}`, 12, metalPart) +
          circle(142, top + 66, 15, metal('#b9bfc6')) +
          circle(142, top + 66, 6, '#5a606a')
        : tube(d`M196 ${floor - 20}V${headY - 4}H${headX - 30}`, 13, metalPart)
  const wide = random.between(58, 70)
  const head =
    arm === 'fixed' && random.chance(0.5)
      ? rect(headX - 110, headY - 14, 190, 22, round(colour), 10) + rect(headX - 96, headY + 6, 162, 6, glow, 3)
      : turn(
          arm === 'fixed' ? 0 : 18,
          headX,
          headY,
          shape(
            d`M${headX - 22} ${headY - 26}Q${headX} ${headY - 40} ${headX + 22} ${headY - 26}L${headX + wide} ${headY + 50}L${headX - wide} ${headY + 50}z`,
            round(colour),
          ) +
            oval(headX, headY + 50, wide, 12, light(glow, 0.4)) +
            oval(headX, headY + 51, wide * 0.55, 7, '#ffffff'),
        )
  const cone = turn(
    arm === 'fixed' ? 0 : 18,
    headX,
    headY,
    lightCone(headX, headY + (arm === 'fixed' ? 10 : 54), wide * 1.9, wide * 3.4, floor - headY - 40, glow),
  )
  return (
    cone +
    shadow(210, floor, 96, 14) +
    (text('power source') === 'rechargeable battery'
      ? ''
      : cable(d`M130 ${floor - 6}C90 ${floor + 6} 70 ${floor - 20} 26 ${floor - 4}`, '#3a3d44', 6)) +
    cylinder({ cx: 200, top: floor - 22, bottom: floor - 6, r: 78, colour, tilt: 0.2 }) +
    (has('dimmable') ? knob(238, floor - 22, 10, '#c3c8ce') : '') +
    post +
    head
  )
}

/** A lit shade: its half-widths above and below, and its height. */
const litShade = (cx: number, y: number, a: number, b: number, h: number, colour: Hex): string =>
  lightCone(cx, y + h, b * 2, b * 3.2, 120, '#fff0c2') +
  shape(
    d`M${cx - a} ${y}L${cx + a} ${y}L${cx + b} ${y + h}L${cx - b} ${y + h}z`,
    across(dark(colour, 0.1), light(colour, 0.4), light(colour, 0.12), dark(colour, 0.2)),
  ) +
  oval(cx, y + h, b, b * 0.12, light('#fff0c2', 0.4)) +
  oval(cx, y, a, a * 0.1, light(colour, 0.5))

const floorLamp: Draw = ({ random, colour, text, number, has }) => {
  const top = 128 - ((number('height', 160, 120, 200) - 140) / 40) * 54
  const material = text('material')
  const wood = material === 'oak' ? '#c08f5a' : '#dcb878'
  const rod = isWooden(material) ? wood : material === 'brass' ? '#c9a24e' : dark(colour, 0.1)
  const style = text('style')
  const glow = '#fff0c2'
  const shade = (cx: number, y: number, a: number, b: number, h: number) => litShade(cx, y, a, b, h, colour)
  const base = cylinder({ cx: 256, top: floor - 12, bottom: floor - 4, r: 70, colour: rod, tilt: 0.2 })
  const dimmer = has('dimmable') ? rect(250, 300, 12, 22, '#c3c8ce', 4) : ''
  if (style === 'arc')
    return (
      shadow(176, floor, 92, 14) +
      move(-84, 0, base) +
      tube(d`M172 ${floor - 14}C150 ${top - 90} 330 ${top - 60} 356 ${top + 54}`, 12, rod) +
      shade(356, top + 50, 26, 76, 66)
    )
  if (style === 'tripod')
    return (
      shadow(256, floor, 120, 15) +
      tube(d`M256 ${top + 90}L256 ${floor - 16}`, 14, dark(rod, 0.2)) +
      tube(d`M250 ${top + 90}L158 ${floor}`, 15, rod) +
      tube(d`M262 ${top + 90}L354 ${floor}`, 15, rod) +
      circle(256, top + 110, 13, metal('#b9bfc6')) +
      shade(256, top, 72, 98, 100)
    )
  if (style === 'column')
    return (
      shadow(256, floor, 70, 12) +
      rect(200, top, 112, floor - top - 10, across(dark(glow, 0.08), '#fffaf0', glow, dark(glow, 0.16)), 8) +
      stroke([1, 2, 3, 4, 5].map((i) => d`M200 ${top + ((floor - top) * i) / 6}H312`).join(''), rod, 4) +
      rect(194, top - 8, 124, 14, round(rod), 4) +
      rect(194, floor - 20, 124, 20, round(rod), 4)
    )
  if (style === 'uplighter')
    return (
      shadow(256, floor, 92, 14) +
      base +
      tube(d`M256 ${floor - 14}V${top + 50}`, 13, rod) +
      shape(d`M120 ${top - 60}L392 ${top - 60}L330 ${top + 10}L182 ${top + 10}z`, down([glow, 0, 0], [glow, 100, 75])) +
      shape(
        d`M164 ${top + 6}L348 ${top + 6}Q330 ${top + 62} 256 ${top + 64}Q182 ${top + 62} 164 ${top + 6}z`,
        round(colour),
      ) +
      oval(256, top + 6, 92, 11, light(glow, 0.3)) +
      dimmer
    )
  const lean = random.between(20, 40)
  return (
    shadow(256, floor, 92, 14) +
    base +
    tube(
      d`M256 ${floor - 14}V${top + 40}C256 ${top - 10} ${296 + lean} ${top - 20} ${306 + lean} ${top + 30}`,
      11,
      rod,
    ) +
    shade(306 + lean, top + 24, 22, 58, 62) +
    dimmer
  )
}

export const lamps: Drawings = {
  'desk lamps': deskLamp,
  'floor lamps': floorLamp,
}
