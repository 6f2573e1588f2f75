import { chosen } from '../../choice.ts'
import { dark, type Hex, light } from '../../colour.ts'
import { penRow } from '../../forms/pens.ts'
import { across, glass, metal, round } from '../../paint.ts'
import { d, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const grip = (colour: Hex): string =>
  rect(-16, -92, 32, 64, round(colour), 8) +
  stroke('M-13 -80H13M-13 -68H13M-13 -56H13M-13 -44H13', dark(colour, 0.35), 2.4)

const tip = (colour: Hex, w = 12): string =>
  shape(d`M${-w} -30L${w} -30L4 -4L-4 -4z`, metal('#b9bfc6')) + rect(-2.5, -6, 5, 8, colour, 2)

/** Of a retractable or capped pen that stands on its point, 320 high. */
function pen(colour: Hex, ink: Hex, isRetractable: boolean, isRubber: boolean, barrel: string): string {
  const body = rect(-15, -264, 30, 238, barrel, 8)
  if (!isRetractable) {
    return (
      rect(-15, -316, 30, 210, barrel, 7) +
      rect(-17, -118, 34, 118, round(ink), 8) +
      shape('M-17 -14L17 -14L9 0L-9 0z', dark(ink, 0.25)) +
      rect(11, -120, 8, 84, across(light(ink, 0.3), dark(ink, 0.2)), 4) +
      rect(-15, -322, 30, 14, round(ink), 4)
    )
  }
  return (
    tip(ink) +
    body +
    (isRubber ? grip(ink) : rect(-15, -66, 30, 10, metal('#b9bfc6'), 2)) +
    rect(-15, -272, 30, 12, metal('#c3c8ce'), 3) +
    rect(-8, -318, 16, 50, round(colour), 5) +
    rect(10, -262, 8, 92, metal('#c3c8ce'), 4)
  )
}

const gelPen: Draw = ({ colourOf, count, text, random, number }) =>
  penRow({
    count,
    width: 36,
    length: 322,
    most: 1.12,
    lean: random.between(2, 6),
    draw: (i) =>
      pen(
        colourOf(i),
        colourOf(i),
        text('mechanism') !== 'capped',
        text('grip') === 'rubber',
        glass(light(colourOf(i), 0.7)),
      ) + rect(-4, -256, 8, 160 + number('point', 0.7, 0, 2) * 10, colourOf(i), 3),
  })

const ballpoint: Draw = ({ colourOf, count, text, random }) => {
  const barrel = (c: Hex) =>
    text('barrel') === 'metal' ? metal('#c3c8ce') : text('barrel').startsWith('clear') ? glass('#e6eef2') : round(c)
  return penRow({
    count,
    width: 36,
    length: 322,
    most: 1.12,
    lean: random.between(2, 6),
    draw: (i) =>
      (text('barrel').startsWith('clear') ? rect(-4, -258, 8, 214, dark(colourOf(i), 0.1), 3) : '') +
      pen(colourOf(i), colourOf(i), text('mechanism') !== 'capped', text('grip') === 'rubber', barrel(colourOf(i))),
  })
}

const fountainPen: Draw = ({ colour, text, random, number }) => {
  const gold = text('nib material') === 'gold' || text('barrel') === 'brass'
  const trim = gold ? '#d2ab55' : '#c3c8ce'
  const wide = chosen({ 'extra fine': 3, fine: 4, medium: 6, broad: 9 }, text('nib'), 5)
  const isMetal = text('barrel') === 'aluminium' || text('barrel') === 'brass'
  const body = isMetal ? metal(colour) : round(colour)
  const open =
    shape(d`M-17 -86C-17 -60 -8 -30 ${-wide / 2} -2L${wide / 2} -2C8 -30 17 -60 17 -86z`, metal(trim)) +
    stroke('M0 -4V-52', dark(trim, 0.5), 1.8) +
    oval(0, -56, 4, 5, dark(trim, 0.6)) +
    shape('M-19 -84L19 -84L23 -150L-23 -150z', round('#26282d')) +
    rect(-25, -160, 50, 12, metal(trim), 3) +
    shape('M-25 -160L25 -160L22 -368Q0 -392 -22 -368z', body) +
    rect(-22, -352, 44, 8, metal(trim)) +
    rect(-17, -320, 5, 140, 'rgba(255,255,255,.35)', 2)
  const cap =
    rect(-29, -196, 58, 196, body, 10) +
    rect(-30, -30, 60, 14, metal(trim), 3) +
    rect(-30, -8, 60, 8, metal(trim), 3) +
    rect(-7, -190, 14, 128, metal(trim), 7) +
    shape('M-29 -190Q0 -222 29 -190z', body)
  return (
    shape('M118 400L380 116L404 136L150 414z', 'rgba(25,30,42,.13)') +
    turn(42 + random.between(-4, 4), 256, 260, move(224, 452, zoom(1.04, 0, 0, open))) +
    shape('M296 420L402 306L430 330L330 430z', 'rgba(25,30,42,.13)') +
    turn(42 + number('weight', 25, 10, 40) / 20, 256, 260, move(338, 436, zoom(0.98, 0, 0, cap)))
  )
}

export const pens: Drawings = {
  'gel pens': gelPen,
  'ballpoint pens': ballpoint,
  'fountain pens': fountainPen,
}
