import { chosen } from '../../choice.ts'
import { contrasting, dark, light } from '../../colour.ts'
import { zip } from '../../forms/bags.ts'
import { pilot } from '../../forms/parts.ts'
import { floor, gleam, shadow } from '../../forms/solids.ts'
import { bottleLid, flask } from '../../forms/vessels.ts'
import { across, down, face, metal, metalLying, round, slant, spot } from '../../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const helmet: Draw = ({ random, colour, text, number, has }) => {
  const style = text('style')
  const vents = Math.round(number('vents', 12, 4, 30))
  const rows = vents > 18 ? 5 : vents > 11 ? 4 : 3
  const shell =
    style === 'city' || style === 'commuter'
      ? 'M92 310C88 180 168 110 268 112C372 114 432 190 430 292C430 318 416 330 392 330L132 336Q96 338 92 310z'
      : 'M76 316C84 190 176 128 284 130C380 132 440 200 444 282C446 310 428 322 404 318Q300 300 240 330Q150 356 104 344Q74 338 76 316z'
  const slots = Array.from({ length: rows }, (_, i) => {
    const t = i / (rows - 1)
    const x = 150 + t * 190
    const y = 286 - Math.sin((t * 0.8 + 0.12) * Math.PI) * 110
    return [0, 1]
      .map((k) =>
        turn(
          -38 + t * 66,
          x,
          y + k * 54,
          rect(x - 13, y + k * 54 - 26, 24, k === 0 ? 60 : 42, slant('#23262c', '#3a3d44'), 12),
        ),
      )
      .join('')
  }).join('')
  return (
    shadow(262, 416, 166, 16) +
    stroke('M150 326C170 380 214 404 238 416M356 322C340 370 290 400 246 416', '#33363d', 10) +
    rect(222, 404, 40, 18, '#22252a', 6) +
    (has('visor') || style === 'mountain'
      ? shape('M96 254Q30 262 20 296Q60 300 98 300z', slant(light(colour, 0.1), dark(colour, 0.4)))
      : '') +
    shape(shell, slant(light(colour, 0.34), colour, dark(colour, 0.34))) +
    slots +
    stroke(
      style === 'city' ? 'M100 300Q260 268 424 296' : 'M90 320C180 290 330 262 436 292',
      contrasting(colour, 0.4),
      5,
    ) +
    shape('M150 196C180 150 230 130 276 130C236 144 190 168 164 214z', 'rgba(255,255,255,.28)') +
    (has('rear light') ? rect(408, 286, 26, 18, slant('#ff8a7a', '#c8302c'), 7) : '') +
    (has('fit dial') ? circle(386, 338, 15, metal('#8d939b')) : '') +
    (random.chance(0.3) ? stroke('M190 160C230 136 300 130 350 160', contrasting(colour, 0.3), 6) : '')
  )
}

const bikeLight: Draw = ({ random, colour, text, number }) => {
  const position = text('position')
  const power = number('brightness', 200, 5, 2000)
  const front = () => {
    const s = 0.9 + Math.min(0.24, power / 4000)
    return zoom(
      s,
      0,
      0,
      shape('M-20 -190L-96 -330H-230z', 'rgba(255,246,214,.0)') +
        rect(-40, -52, 80, 52, round('#2b2d33'), 14) +
        rect(-50, -20, 100, 20, '#22252a', 8) +
        rect(-96, -156, 196, 108, down(light(colour, 0.3), colour, dark(colour, 0.36)), 30) +
        stroke('M20 -154V-52M40 -154V-52M60 -154V-52', dark(colour, 0.4), 5) +
        oval(-92, -102, 38, 60, metal('#b9bfc6')) +
        oval(-96, -102, 30, 50, spot(['#ffffff', 0], ['#fff6d8', 50], ['#e8c98a', 100])) +
        rect(-10, -166, 44, 14, dark(colour, 0.45), 6) +
        pilot(78, -102, 6, '#6fe08a'),
    )
  }
  const rear = () =>
    rect(-26, -60, 52, 60, round('#2b2d33'), 10) +
    rect(-62, -196, 124, 160, face(colour), 34) +
    rect(-48, -182, 96, 132, slant('#ff9a8a', '#d8302c', '#8f1f1c'), 24) +
    dashes('M-34 -160H34M-34 -138H34M-34 -116H34M-34 -94H34M-34 -72H34', '#ffd0c8', 6, 8, 7)
  const handlebar = (y: number) => rect(60, y, 392, 30, metalLying('#5a606a'), 15)
  if (position === 'front and rear')
    return (
      shadow(256, floor, 180, 13) +
      item(move(176, floor, zoom(0.94, 0, 0, front()))) +
      item(move(372, floor, zoom(0.94, 0, 0, rear())))
    )
  if (position === 'rear')
    return (
      shadow(256, floor, 80, 12) +
      rect(236, 96, 40, 330, metal('#5a606a'), 12) +
      move(256, 360, zoom(1.36, 0, 0, rear()))
    )
  return (
    handlebar(312) +
    shape(d`M160 228L28 ${140 + random.between(-8, 8)}V320z`, 'rgba(255,246,214,.55)') +
    move(276, 340, zoom(1.1, 0, 0, front()))
  )
}

const runningBelt: Draw = ({ random, colour, number, has }) => {
  const pockets = Math.round(number('pockets', 2, 1, 5))
  const bottles = Math.round(number('bottle holders', 0, 0, 2))
  const flaskAt = (x: number) =>
    rect(x - 24, 214, 48, 110, slant('#eaf2f6', '#a9c4d2'), 14) +
    rect(x - 14, 190, 28, 28, round('#33363d'), 7) +
    rect(x - 30, 252, 60, 84, face(dark(colour, 0.14)), 10)
  return (
    shadow(258, 394, 170, 16) +
    stroke('M76 268C70 150 442 150 436 268', dark(colour, 0.42), 34) +
    rect(226, 166, 60, 34, round('#2b2d33'), 8) +
    rect(240, 174, 32, 18, '#5a606a', 4) +
    shape(
      'M60 262Q256 340 452 262Q460 322 446 346Q256 424 66 346Q52 322 60 262z',
      slant(light(colour, 0.28), colour, dark(colour, 0.28)),
    ) +
    (has('reflective') ? stroke('M66 338Q256 414 446 338', '#e4e8ec', 7) : '') +
    Array.from({ length: pockets }, (_, i) => {
      const t = pockets === 1 ? 0 : (i / (pockets - 1) - 0.5) * (bottles > 0 ? 190 : 250)
      const y = 338 - Math.abs(t) * 0.13
      return item(
        zip(d`M${256 + t - 46} ${y - 8}Q${256 + t} ${y + 4} ${256 + t + 46} ${y - 8}`, 256 + t + 34, y - 6, colour),
      )
    }).join('') +
    (bottles > 0 ? flaskAt(120) : '') +
    (bottles > 1 ? flaskAt(392) : '') +
    (random.chance(0.5) ? rect(234, 366, 44, 8, contrasting(colour, 0.4), 4) : '')
  )
}

const sportsBottle: Draw = ({ random, colour, text, number }) => {
  const capacity = number('capacity', 750, 300, 1500)
  const h = 210 + (Math.min(1000, capacity) / 1000) * 104
  const r = 56 + (Math.min(1000, capacity) / 1000) * 16
  const isPlastic = text('material') === 'plastic'
  const fill = isPlastic
    ? across([dark(colour, 0.2), 0, 92], [light(colour, 0.5), 22, 86], [colour, 55, 82], [dark(colour, 0.3), 100, 94])
    : text('material') === 'aluminium'
      ? metal(colour)
      : round(colour)
  const waist = d`M${-r - 1} ${-h * 0.46}Q${-r * 0.72} ${-h * 0.38} ${-r - 1} ${-h * 0.3}`
  return (
    shadow(258, floor, r * 1.26, 13) +
    move(
      256,
      floor - 4,
      (isPlastic ? rect(-r + 8, -h * 0.6, 2 * r - 16, h * 0.58, 'rgba(120,180,220,.45)', 16) : '') +
        flask(r, h, fill, r * 0.66) +
        stroke(waist + d`M${r + 1} ${-h * 0.46}Q${r * 0.72} ${-h * 0.38} ${r + 1} ${-h * 0.3}`, dark(colour, 0.3), 5) +
        stroke(
          d`M${-r} ${-h * 0.52}Q0 ${-h * 0.5} ${r} ${-h * 0.52}M${-r} ${-h * 0.24}Q0 ${-h * 0.22} ${r} ${-h * 0.24}`,
          dark(colour, 0.3),
          4,
        ) +
        (isPlastic ? dashes(d`M${r * 0.6} ${-h * 0.2}V-24`, '#ffffff', 12, 2.4, 12) : '') +
        bottleLid(text('lid'), -h, r * 0.66, random.chance(0.5) ? '#33363d' : contrasting(colour, 0.6)) +
        gleam(-r * 0.68, -h * 0.72, 9, h * 0.52, 0.45),
    )
  )
}

const goggles: Draw = ({ colour, text }) => {
  const size = text('fit') === 'children' ? 0.86 : text('fit') === 'small faces' ? 0.93 : 1
  const lenses: Record<string, string> = {
    clear: slant(['#ffffff', 0, 85], ['#cfe4ee', 60, 75], ['#9fc4d6', 100, 85]),
    smoke: slant('#8d949d', '#3a3f47'),
    mirrored: slant('#f3a85a', '#d25a8f', '#4f6fd0', '#49c8d8'),
    polarised: slant('#6f9a8f', '#2f4f5f'),
  }
  const lens = chosen(lenses, text('lens'), '#cfe4ee')
  const wide = text('view') === 'wide' ? 12 : 0
  const eye = (cx: number, side: number) =>
    shape(
      d`M${cx - 84 - wide} 250Q${cx - 86} ${202 - wide} ${cx - side * 10} ${200 - wide}Q${cx + 84} ${200 - wide} ${cx + 84 + wide} 252Q${cx + 78} ${316 + wide} ${cx + side * 12} ${318 + wide}Q${cx - 78} ${318 + wide} ${cx - 84 - wide} 250z`,
      slant(light(colour, 0.3), colour, dark(colour, 0.35)),
    ) +
    shape(
      d`M${cx - 66} 252Q${cx - 66} 220 ${cx - side * 8} 218Q${cx + 64} 218 ${cx + 66} 254Q${cx + 60} 300 ${cx + side * 10} 300Q${cx - 60} 300 ${cx - 66} 252z`,
      lens,
    ) +
    shape(
      d`M${cx - 46} 240Q${cx - 40} 226 ${cx} 226L${cx - 26} 290Q${cx - 52} 280 ${cx - 46} 240z`,
      'rgba(255,255,255,.34)',
    )
  const straps = text('strap') === 'double' ? [-14, 16] : [0]
  return (
    shadow(256, 396, 170, 14) +
    zoom(
      size,
      256,
      260,
      straps
        .map(
          (dy) =>
            stroke(
              d`M76 ${254 + dy}C20 ${180 + dy} 130 ${104 + dy} 256 ${108 + dy}S492 ${180 + dy} 436 ${254 + dy}`,
              dark(colour, 0.42),
              17,
            ) + stroke(d`M80 ${250 + dy}C30 ${182 + dy} 136 ${110 + dy} 256 ${113 + dy}`, light(colour, 0.2), 4, 0.6),
        )
        .join('') +
        stroke('M236 250Q256 232 276 250', dark(colour, 0.3), 15) +
        eye(158, 1) +
        eye(354, -1),
    )
  )
}

export const outfit: Drawings = {
  'bicycle helmets': helmet,
  'bike lights': bikeLight,
  'running belts': lifted(20, runningBelt),
  'sports bottles': sportsBottle,
  'swimming goggles': goggles,
}
