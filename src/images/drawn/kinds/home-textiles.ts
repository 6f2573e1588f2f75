import { contrasting, dark, light } from '../colour.ts'
import { pack } from '../forms/packs.ts'
import { block, cylinder, floor, gleam, laidShadow, rim, shadow } from '../forms/solids.ts'
import { folded, pillow, pillowPath, printed } from '../forms/textile.ts'
import { plank } from '../forms/wood.ts'
import { across, down, face, glass, metal, round, slant, spot } from '../paint.ts'
import { circle, d, dashes, item, move, oval, rect, shape, stroke, turn } from '../svg.ts'
import type { Draw, Drawings } from './draw.ts'

const cushion: Draw = ({ random, colour, text, number }) => {
  const w = 250 + ((number('width', 50, 30, 80) - 40) / 20) * 90
  const cy = floor - w * 0.46
  return (
    shadow(260, floor - 4, w * 0.5, 18) +
    turn(
      random.between(-5, 5),
      256,
      cy,
      pillow(256, cy, w, w * 0.94, colour) +
        printed(text('pattern'), 256 - w * 0.38, cy - w * 0.36, w * 0.76, w * 0.72, colour) +
        `<path d="${pillowPath(256, cy, w, w * 0.94)}" fill="none" stroke="${dark(colour, 0.25)}" stroke-width="4"/>` +
        stroke(d`M${256 - w * 0.44} ${cy - w * 0.42}Q${256 - w * 0.3} ${cy - w * 0.3} ${256 - w * 0.26} ${cy - w * 0.12}M${256 + w * 0.44} ${cy + w * 0.4}Q${256 + w * 0.3} ${cy + w * 0.3} ${256 + w * 0.26} ${cy + w * 0.14}`, dark(colour, 0.3), 3, 0.6) +
        (text('closure') === 'buttons' ? [-0.2, 0, 0.2].map((at) => circle(256 + w * at, cy + w * 0.36, 7, light(colour, 0.5))).join('') : '') +
        (text('material') === 'wool' ? dashes([0, 1, 2, 3, 4].map((i) => d`M${256 - w * 0.36} ${cy - w * 0.3 + i * w * 0.15}H${256 + w * 0.36}`).join(''), light(colour, 0.3), 7, 6, 8) : ''),
    )
  )
}

const throwBlanket: Draw = ({ random, colour, text, number }) => {
  const w = number('length', 200, 100, 260) > 180 ? 262 : 226
  const x = 256 - w / 2
  const weave = text('weave')
  const end = 386 + random.between(-8, 8)
  const rows = Array.from({ length: 9 }, (_, i) => 128 + i * 28)
  const texture =
    weave === 'knitted'
      ? stroke(rows.map((y) => d`M${x + 8} ${y}` + Array.from({ length: 13 }, () => d`l${(w - 16) / 26} 12l${(w - 16) / 26} -12`).join('')).join(''), light(colour, 0.34), 4, 0.8)
      : weave === 'herringbone'
        ? stroke(rows.map((y, k) => Array.from({ length: 15 }, (_, i) => d`M${x + 12 + (i * (w - 24)) / 15} ${y}l${k % 2 ? 9 : -9} 22`).join('')).join(''), light(colour, 0.36), 3, 0.8)
        : weave === 'waffle'
          ? stroke(rows.map((y) => d`M${x + 4} ${y}H${x + w - 4}`).join('') + Array.from({ length: 9 }, (_, i) => d`M${x + ((i + 0.5) * w) / 9} 104V${end}`).join(''), dark(colour, 0.22), 3)
          : ''
  const edge = text('edge')
  const fringe = (left: number, wide: number, y: number, tint: string) =>
    edge === 'fringe' ? stroke(Array.from({ length: Math.round(wide / 12) }, (_, i) => d`M${left + 6 + i * 12} ${y}v${24 + (i % 3) * 2}`).join(''), tint, 5) : edge === 'blanket stitch' ? dashes(d`M${left} ${y - 8}h${wide}`, contrasting(colour, 0.5), 12, 3, 9) : ''
  const fold = across([dark(colour, 0.2), 0], [light(colour, 0.2), 14], [colour, 30], [dark(colour, 0.12), 44], [light(colour, 0.16), 60], [colour, 78], [dark(colour, 0.28), 100])
  return (
    shadow(258, 446, w * 0.6, 10) + fringe(x + 40, w - 10, end - 60, dark(colour, 0.34)) + shape(d`M${x + 34} 96H${x + w + 24}V${end - 62}H${x + 34}z`, dark(colour, 0.36)) +
    rect(x - 60, 88, w + 120, 18, down('#e2bd88', '#b98a52', '#8f6638'), 9) + shape(d`M${x} 96Q${x} 82 ${x + 14} 82H${x + w - 12}Q${x + w} 82 ${x + w} 96L${x + w + 4} ${end}Q${x + w * 0.75} ${end - 10} ${x + w * 0.5} ${end}T${x - 4} ${end}z`, fold) + texture + fringe(x - 2, w + 2, end - 2, dark(colour, 0.1))
  )
}

const bathTowel: Draw = ({ colour, count, number, text, has }) => {
  const w = number('length', 140, 60, 220) > 160 ? 300 : 262
  const thick = 40 + (number('fabric weight', 450, 200, 800) - 350) / 20
  const shown = Math.min(count, 6)
  const each = shown === 1 ? 3 : 2
  const t = Math.min(thick, 290 / (each * shown))
  const x = 256 - w / 2
  const pile = Array.from({ length: shown }, (_, i) => {
    const y = floor - i * each * t
    const top = y - each * t
    const texture = text('weave') === 'waffle' ? [0, 1, 2].map((r) => d`M${x + 16} ${top + t * 0.2 + r * 9}H${x + w - 16}`).join('') : ''
    return item(folded(x, y, w, each, t, () => colour) + (texture === '' ? '' : dashes(texture, dark(colour, 0.22), 4, 4, 4)) + rect(x + w * 0.7, top + 1, w * 0.12, t * each - 4, across(light(colour, 0.35), dark(colour, 0.06)), 2))
  }).join('')
  return shadow(260, floor, w * 0.56, 16) + pile + (has('hanging loop') ? stroke(d`M${x + w - 6} ${floor - t * 0.6}q26 -6 20 22`, dark(colour, 0.3), 5) : '')
}

const duvetCover: Draw = ({ colour, text, number }) => {
  const sizes: Record<string, number> = { single: 250, double: 320, king: 362, 'super king': 396 }
  const w = sizes[text('size')] ?? 320
  const x = 256 - w / 2
  const cases = Math.round(number('pillowcases', 1, 0, 4))
  const pillows = cases === 0 ? '' : Array.from({ length: Math.min(2, cases) }, (_, i) => item(pillow(cases === 1 ? 256 : 256 + (i - 0.5) * w * 0.46, 226, cases === 1 ? w * 0.52 : w * 0.44, 92, light(colour, 0.08), 0.05))).join('')
  return (
    shadow(258, floor, w * 0.58, 16) +
    rect(x - 10, 150, w + 20, 130, slant('#c9a883', '#96714c'), 14) +
    rect(x, 232, w, 180, down('#fbfaf7', '#d9d6d0'), 14) + pillows +
    shape(d`M${x - 6} 276Q256 250 ${x + w + 6} 276L${x + w + 14} 400Q${x + w + 12} 418 ${x + w - 4} 418L${x + 4} 418Q${x - 12} 418 ${x - 14} 400z`, down(light(colour, 0.22), colour, dark(colour, 0.2))) +
    printed(text('pattern'), x + 4, 322, w - 8, 88, colour) +
    shape(d`M${x - 6} 276Q256 250 ${x + w + 6} 276L${x + w + 8} 312Q256 292 ${x - 8} 312z`, slant(light(colour, 0.5), light(colour, 0.26))) +
    stroke(d`M${x + w * 0.3} 314Q${x + w * 0.26} 360 ${x + w * 0.3} 414M${x + w * 0.7} 314Q${x + w * 0.76} 366 ${x + w * 0.72} 414`, dark(colour, 0.22), 3, 0.6)
  )
}

const pictureFrame: Draw = ({ random, colourOf, count, text, number, has }) => {
  const sizes: Record<string, number> = { a5: 0.66, a4: 0.8, a3: 0.92, a2: 1.04 }
  const size = sizes[text('picture size')] ?? 0.8
  const edge = 12 + number('frame width', 15, 5, 60) * 0.6
  const isWood = /oak|pine/.test(text('material')) && /oak/.test(text('colour'))
  const frame = (i: number) => {
    const c = colourOf(i)
    const [sky, far, near] = scenes[random.below(scenes.length)] ?? scenes[0]
    const inset = has('mount included') ? edge + 26 : edge
    const w = 216
    const h = 300
    const hill = random.between(0.45, 0.65)
    return (
      oval(4, 0, 112, 9, 'rgba(25,30,42,.2)') +
      (isWood ? plank(-w / 2, -h, w, h, c, random, 2) : rect(-w / 2, -h, w, h, text('material') === 'aluminium' || text('colour') === 'gold' ? metal(c) : slant(light(c, 0.3), c, dark(c, 0.25)), 2)) +
      rect(-w / 2 + edge, -h + edge, w - 2 * edge, h - 2 * edge, '#fbfaf6') +
      rect(-w / 2 + inset, -h + inset, w - 2 * inset, h - 2 * inset, down(sky, light(sky, 0.5))) +
      circle(-10 + random.between(-24, 40), -h + inset + 46, 17, '#fdf3d8') +
      shape(d`M${-w / 2 + inset} ${-h + h * hill}Q0 ${-h + h * (hill - 0.16)} ${w / 2 - inset} ${-h + h * (hill + 0.05)}V${-inset}H${-w / 2 + inset}z`, far) +
      shape(d`M${-w / 2 + inset} ${-h * 0.3}Q0 ${-h * 0.4} ${w / 2 - inset} ${-h * 0.24}V${-inset}H${-w / 2 + inset}z`, near) +
      shape(d`M${-w / 2 + edge} ${-h + edge}H${w * 0.1}L${-w * 0.3} ${-edge}H${-w / 2 + edge}z`, slant(['#ffffff', 0, 30], ['#ffffff', 100, 6]))
    )
  }
  return pack({ count, width: 220, height: 300, draw: frame, most: count === 1 ? size * 1.1 : size, spacing: 1.08, rise: 1.06, row: count > 3 ? 3 : count, maxHeight: 370 })
}
const scenes = [['#b9d5e2', '#7a9f8a', '#4d7a63'], ['#f3cfa8', '#c8776a', '#7a4a58'], ['#d5dbe8', '#8fa3c4', '#4f6488'], ['#f2e2c0', '#c9a35a', '#8a6a3f']] as const

const candle: Draw = ({ random, count, text, number }) => {
  const sizes: Record<string, number> = { small: 0.7, medium: 0.86, large: 1 }
  const size = sizes[text('size')] ?? 0.86
  const scents: Record<string, string> = { lavender: '#b7a6dc', fig: '#8a6a86', cedarwood: '#b0764a', 'orange and clove': '#e39a54', 'sea salt': '#9fc4d4', unscented: '#f2ead8' }
  const wax = scents[text('scent')] ?? '#f2ead8'
  const wicks = Math.round(number('wicks', 1, 1, 3))
  const holder = text('container')
  const one = () => {
    const flames = Array.from({ length: wicks }, (_, k) => {
      const x = (k - (wicks - 1) / 2) * 42
      return stroke(d`M${x} -160v-24`, '#4a3a2a', 4) + circle(x, -200, 34, 'rgba(255,214,120,.22)') + shape(d`M${x} -236c16 22 18 34 14 44a14 14 0 0 1 -28 0c-4 -10 0 -22 14 -44z`, down('#fff3c4', '#ffc24a', '#f08a2f')) + shape(d`M${x} -206c6 8 6 14 0 18c-6 -4 -6 -10 0 -18z`, '#fffbe8')
    })
    const vessel = holder === 'tin' ? shape('M-82 -170L82 -170L82 -6Q0 14 -82 -6z', metal('#b9a67a')) + rect(-84, -176, 168, 12, metal('#c9b98a'), 5) : holder === 'ceramic pot' ? shape('M-84 -176L84 -176Q86 -60 66 -4Q0 12 -66 -4Q-86 -60 -84 -176z', round('#e9e2d4')) : shape('M-78 -150L78 -150L78 -12Q0 8 -78 -12z', round(wax)) + shape('M-84 -196L84 -196L84 -8Q0 14 -84 -8z', glass())
    return oval(6, 4, 92, 13, 'rgba(25,30,42,.22)') + vessel + oval(0, holder === 'glass jar' ? -150 : -172, holder === 'glass jar' ? 78 : 80, 13, down(light(wax, 0.4), wax)) + rect(-48, -104, 96, 62, slant('#fffdf6', '#e9e0cc'), 3) + stroke('M-28 -80H28M-18 -64H18', dark(wax, 0.35), 3) + flames.join('') + (holder === 'glass jar' ? gleam(-66, -176, 12, 140, 0.6) : '')
  }
  return shadow(258, floor, count === 1 ? 84 * size : 170, 14) + pack({ count, width: 184, height: 240, draw: one, most: size * 1.3, spacing: 1.02 })
}

const storageBox: Draw = ({ random, colourOf, count, number, text, has }) => {
  const size = 0.66 + (number('capacity', 20, 4, 80) / 60) * 0.34
  const material = text('material')
  const lid = text('lid')
  const box = (i: number) => {
    const c = colourOf(i)
    const isBamboo = material === 'bamboo'
    const tint = isBamboo && text('colour') === 'sand' ? '#dcb878' : c
    return (
      oval(14, 2, 150, 13, 'rgba(25,30,42,.2)') +
      block({ x: -138, y: -168, w: 240, h: 168, dx: 44, dy: 34, colour: tint, r: material === 'plastic' ? 12 : 5 }) +
      (isBamboo ? plank(-138, -168, 240, 168, tint, random, 4) : '') +
      (/fabric|felt/.test(material) ? dashes('M-130 -158H94M-130 -10H94M-130 -158V-10M94 -158V-10', dark(tint, 0.4), 2, 6, 4) : '') +
      (lid === 'none'
        ? shape('M-138 -168L-94 -202L146 -202L102 -168z', dark(tint, 0.55)) + shape('M-126 -171L-88 -199L134 -199L100 -171z', down(dark(tint, 0.62), dark(tint, 0.35)))
        : shape('M-146 -172L-98 -210L154 -210L110 -172z', slant(light(tint, 0.4), light(tint, 0.16))) + rect(-146, -174, 256, 28, down(light(tint, 0.16), dark(tint, 0.1)), 6) + shape('M110 -172L154 -210L154 -184L110 -146z', dark(tint, 0.34)) + (lid === 'hinged lid' ? rect(-34, -158, 32, 22, dark(tint, 0.35), 5) : '')) +
      (has('handles') ? rect(-56, -126, 76, 24, dark(tint, 0.5), 12) + rect(-56, -122, 76, 22, dark(tint, 0.3), 11) : '') +
      (has('label holder') ? rect(-58, -78, 80, 42, metal('#c3c8ce'), 4) + rect(-52, -72, 68, 30, '#fbfaf6', 2) : '')
    )
  }
  return pack({ count, width: 300, height: 210, draw: box, most: size * 1.3, spacing: 0.98, rise: 0.82, row: count === 3 ? 2 : count > 3 ? 3 : count })
}

export const homeTextiles: Drawings = {
  cushions: cushion,
  'throw blankets': throwBlanket,
  'bath towels': bathTowel,
  'duvet covers': duvetCover,
  'picture frames': pictureFrame,
  candles: candle,
  'storage boxes': storageBox,
}
