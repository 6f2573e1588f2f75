import { dark, type Hex, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { pilot } from '../../forms/parts.ts'
import { floor, shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { plank } from '../../forms/wood.ts'
import { across, down, face, glass, metal, round, slant, spot } from '../../paint.ts'
import type { Subject } from '../../subject.ts'
import { circle, d, dashes, move, oval, rect, ring, shape, stroke, turn, zoom } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

function chairUnit({ text, has, random }: Subject, colour: Hex): string {
  const isWood = /acacia|teak/.test(text('material'))
  const frame = isWood
    ? text('material') === 'teak'
      ? '#c08f5a'
      : '#a86f42'
    : text('material') === 'aluminium'
      ? light(colour, 0.06)
      : colour
  const back = text('style') === 'reclining' ? -14 : -7
  const legs =
    text('style') === 'rocking'
      ? tube('M-104 -2C-60 18 70 18 116 -14', 14, frame) + tube('M-76 -150L-70 4M84 -150L76 2', 16, frame)
      : text('style') === 'folding'
        ? tube('M-86 -150L86 0M86 -150L-86 0', 15, frame)
        : tube('M-80 -150L-92 0M80 -150L92 0', 17, frame) +
          tube('M-56 -160L-52 -26M56 -160L52 -26', 13, dark(frame, 0.25))
  const slats = [0, 1, 2, 3, 4]
    .map((i) =>
      isWood
        ? // Painted in the colour, on a frame of bare wood.
          plank(-78 + i * 33, -352, 25, 190, colour, random, 5)
        : rect(-78 + i * 33, -352, 25, 190, across(light(colour, 0.2), colour, dark(colour, 0.2)), 6),
    )
    .join('')
  const isSolid = text('style') === 'stacking' && !isWood
  const backrest = isSolid
    ? rect(-84, -356, 168, 206, face(colour), 30) +
      [0, 1, 2, 3].map((i) => rect(-48 + i * 28, -318, 12, 120, dark(colour, 0.4), 6)).join('')
    : rect(-88, -366, 176, 20, round(frame), 8) + slats
  return (
    oval(8, 2, 118, 13, 'rgba(25,30,42,.2)') +
    `<g transform="skewX(${back})"><g transform="translate(${back * 2.6} 0)">${backrest}</g></g>` +
    legs +
    tube('M-96 -232H-60M96 -232H60M-98 -232L-88 -150M98 -232L88 -150', 14, frame) +
    (has('cushion included') ? rect(-84, -192, 168, 34, down(light(colour, 0.6), light(colour, 0.3)), 16) : '') +
    shape('M-78 -178L78 -178L98 -146L-98 -146z', slant(light(frame, 0.26), frame)) +
    rect(-98, -148, 196, 16, down(frame, dark(frame, 0.35)), 6)
  )
}

const gardenChair: Draw = (subject) => {
  const { count, colourOf } = subject
  if (count === 1)
    return shadow(260, floor, 120, 16) + move(256, floor, zoom(0.98, 0, 0, chairUnit(subject, colourOf(0))))
  return pack({
    count,
    width: 260,
    height: 366,
    draw: (i) => chairUnit(subject, colourOf(i)),
    spacing: 0.94,
    most: 0.9,
    rise: 0.3,
  })
}

const solarLight: Draw = ({ count, colourOf, text }) => {
  const style = text('style')
  const glow = text('light colour').startsWith('cool') ? '#dff0ff' : '#ffd98a'
  const panel = (x: number, y: number, w: number, h: number) =>
    rect(x, y, w, h, slant('#31508a', '#16233f'), 3) +
    stroke(d`M${x + w / 3} ${y}v${h}M${x + (2 * w) / 3} ${y}v${h}`, '#8fa6cc', 1.4)
  const lamp = (i: number): string => {
    const c = colourOf(i)
    if (style === 'lantern')
      return (
        oval(4, 2, 74, 10, 'rgba(25,30,42,.2)') +
        tube('M-40 -216C-40 -290 40 -290 40 -216', 8, c) +
        rect(-62, -24, 124, 24, metal(c), 6) +
        rect(-54, -176, 108, 154, spot([light(glow, 0.8), 0], [glow, 55], [dark(glow, 0.1), 100])) +
        stroke('M-54 -176V-24M-18 -176V-24M18 -176V-24M54 -176V-24', dark(c, 0.2), 7) +
        shape('M-76 -174L-40 -220L40 -220L76 -174z', metal(c)) +
        oval(0, -220, 40, 8, '#1f3158')
      )
    if (style === 'wall')
      return (
        oval(4, 6, 80, 10, 'rgba(25,30,42,.16)') +
        rect(-92, -236, 184, 236, face(c), 18) +
        panel(-76, -222, 152, 62) +
        rect(-76, -146, 152, 86, slant(light(glow, 0.7), glow), 8) +
        stroke('M-38 -146V-60M0 -146V-60M38 -146V-60', dark(glow, 0.2), 2) +
        circle(0, -30, 18, '#f3f2ee') +
        circle(0, -30, 8, '#c9ced4')
      )
    const isSpot = style === 'spot'
    return (
      oval(3, 2, 30, 7, 'rgba(25,30,42,.25)') +
      rect(-7, isSpot ? -150 : -200, 14, isSpot ? 132 : 182, metal(c)) +
      shape('M-9 -20L9 -20L0 8z', dark(c, 0.4)) +
      (isSpot
        ? turn(
            -24,
            0,
            -190,
            rect(-52, -226, 104, 74, metal(c), 22) +
              oval(-50, -189, 20, 36, spot(light(glow, 0.8), glow)) +
              panel(-36, -240, 80, 22),
          )
        : shape(
            'M-34 -200L34 -200L44 -276L-44 -276z',
            spot([light(glow, 0.8), 0], [glow, 60], [dark(glow, 0.12), 100]),
          ) +
          stroke('M-22 -204L-28 -274M22 -204L28 -274M0 -204V-274', dark(c, 0.25), 4) +
          rect(-38, -206, 76, 12, metal(c), 4) +
          shape('M-54 -276L-36 -306L36 -306L54 -276z', metal(c)) +
          oval(0, -306, 36, 7, '#1f3158'))
    )
  }
  return pack({
    count,
    width: style === 'wall' ? 196 : style === 'lantern' ? 160 : 112,
    height: style === 'wall' ? 240 : 300,
    draw: lamp,
    most: 1.12,
    maxHeight: 340,
    row: count === 8 ? 4 : undefined,
  })
}

const birdFeeder: Draw = ({ random, colour, text, number, has }) => {
  const size = 0.82 + (number('capacity', 1, 0.2, 3) / 2) * 0.18
  const food = text('food')
  const isCedar = text('material') === 'cedar'
  const c = isCedar && !text('colour').includes('green') ? (text('colour') === 'brown' ? '#a86f42' : colour) : colour
  const grain2 =
    food === 'fat ball'
      ? [0, 1, 2, 3].map((i) => circle(256, 382 - i * 46, 24, spot('#e8d3a8', '#a98a58'))).join('')
      : rect(208, 190, 96, 202, food === 'peanut' ? '#c99a5f' : '#8f7448') +
        dashes(
          [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((i) => d`M${210 + (i % 2) * 6} ${200 + i * 16}H302`).join(''),
          food === 'peanut' ? '#e3c08d' : '#3d3426',
          9,
          5,
          7,
        )
  const perches = Math.min(6, number('perches', 4, 1, 8)) / 2
  const feeder =
    stroke(d`M256 40V110`, '#6f757e', 5) +
    ring(256, 48, 14, 14, '#6f757e', 5) +
    grain2 +
    rect(204, 186, 104, 208, glass(), 8) +
    (food === 'seed'
      ? ''
      : stroke(
          [0, 1, 2, 3, 4, 5, 6].map((i) => d`M${206 + i * 16.6} 190V392`).join('') +
            [0, 1, 2, 3, 4, 5, 6].map((i) => d`M204 ${206 + i * 28}H308`).join(''),
          dark(c, 0.2),
          2.4,
        )) +
    Array.from(
      { length: Math.ceil(perches) },
      (_, i) =>
        stroke(d`M164 ${366 - i * 66}H348`, dark(c, 0.4), 8) +
        (food === 'seed' ? circle(256, 352 - i * 66, 9, '#2b2d33') : ''),
    ).join('') +
    (has('rain roof') || isCedar
      ? shape(
          d`M146 192L232 104L280 104L366 192Q256 214 146 192z`,
          isCedar ? slant(light(c, 0.2), dark(c, 0.2)) : metal(c),
        )
      : shape(d`M196 192Q256 120 316 192z`, round(c))) +
    oval(256, 398, 84, 16, dark(c, 0.35)) +
    oval(256, 392, 84, 15, round(c))
  const bird = random.chance(0.5)
    ? move(
        340,
        332,
        shape('M0 0C18 -26 52 -22 62 -2L92 6L60 14C46 34 12 30 0 10L-12 4z', slant('#7ea3c4', '#4a6f94')) +
          shape('M8 14C20 28 44 26 54 14C40 10 22 8 8 14z', '#e6c27a') +
          circle(10, -2, 3, '#1b1d22') +
          stroke('M30 26V34', '#4a3a2a', 3),
      )
    : ''
  return shadow(256, 446, 60, 8) + zoom(size, 256, 240, feeder + bird)
}

const deterrent: Draw = ({ count, colourOf, text }) => {
  const method = text('method')
  const unit = (i: number) => {
    const c = colourOf(i)
    const face2 =
      method === 'water jet'
        ? circle(0, -226, 22, '#8d939b') +
          circle(0, -226, 12, '#2b2d33') +
          stroke('M-12 -260C-50 -300 -90 -300 -120 -270M0 -264C-20 -320 -60 -330 -96 -320', '#8fc4e6', 6, 0.8)
        : method.startsWith('flashing')
          ? [-34, 34].map((x) => circle(x, -226, 26, spot('#fff3c4', '#e8a23a'))).join('')
          : rect(-66, -258, 132, 46, '#22252a', 14) + dashes('M-54 -246H54M-54 -235H54M-54 -224H54', '#7d838b', 4, 4, 5)
    return (
      oval(4, 3, 44, 8, 'rgba(25,30,42,.24)') +
      rect(-8, -140, 16, 132, metal('#9aa0a8')) +
      shape('M-10 -12L10 -12L0 10z', '#5a606a') +
      (text('power source') === 'solar'
        ? shape('M-84 -290L84 -290L100 -270L-100 -270z', slant('#31508a', '#16233f')) +
          stroke('M-44 -290L-52 -270M0 -290V-270M44 -290L52 -270', '#8fa6cc', 1.6)
        : '') +
      rect(-88, -272, 176, 142, face(c), 28) +
      face2 +
      shape('M-24 -176a24 24 0 0 1 48 0v14h-48z', slant('#f6f7f8', '#cfd5da')) +
      pilot(62, -150, 5, '#ff6a5a')
    )
  }
  return (
    shadow(256, floor, count === 1 ? 60 : 150, 12) + pack({ count, width: 200, height: 300, draw: unit, most: 1.18 })
  )
}

export const outdoors: Drawings = {
  'garden chairs': gardenChair,
  'solar lights': solarLight,
  'bird feeders': birdFeeder,
  'animal deterrents': deterrent,
}
