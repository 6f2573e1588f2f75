import { chosen } from '../../choice.ts'
import { dark, light } from '../../colour.ts'
import { pack } from '../../forms/packs.ts'
import { block, floor, gleam, shadow } from '../../forms/solids.ts'
import { plank } from '../../forms/wood.ts'
import { down, glass, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, oval, rect, shape, stroke } from '../../svg.ts'
import { type Draw, type Drawings, lifted } from '../draw.ts'

const pictureFrame: Draw = ({ random, colourOf, count, text, number, has }) => {
  const sizes: Record<string, number> = { a5: 0.66, a4: 0.8, a3: 0.92, a2: 1.04 }
  const size = chosen(sizes, text('picture size'), 0.8)
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
      (isWood
        ? plank(-w / 2, -h, w, h, c, random, 2)
        : rect(
            -w / 2,
            -h,
            w,
            h,
            text('material') === 'aluminium' || text('colour') === 'gold'
              ? metal(c)
              : slant(light(c, 0.3), c, dark(c, 0.25)),
            2,
          )) +
      rect(-w / 2 + edge, -h + edge, w - 2 * edge, h - 2 * edge, '#fbfaf6') +
      rect(-w / 2 + inset, -h + inset, w - 2 * inset, h - 2 * inset, down(sky, light(sky, 0.5))) +
      circle(-10 + random.between(-24, 40), -h + inset + 46, 17, '#fdf3d8') +
      shape(
        d`M${-w / 2 + inset} ${-h + h * hill}Q0 ${-h + h * (hill - 0.16)} ${w / 2 - inset} ${-h + h * (hill + 0.05)}V${-inset}H${-w / 2 + inset}z`,
        far,
      ) +
      shape(
        d`M${-w / 2 + inset} ${-h * 0.3}Q0 ${-h * 0.4} ${w / 2 - inset} ${-h * 0.24}V${-inset}H${-w / 2 + inset}z`,
        near,
      ) +
      shape(
        d`M${-w / 2 + edge} ${-h + edge}H${w * 0.1}L${-w * 0.3} ${-edge}H${-w / 2 + edge}z`,
        slant(['#ffffff', 0, 30], ['#ffffff', 100, 6]),
      )
    )
  }
  return pack({
    count,
    width: 220,
    height: 300,
    draw: frame,
    most: count === 1 ? size * 1.1 : size,
    spacing: 1.08,
    rise: 1.06,
    row: count > 3 ? 3 : count,
    maxHeight: 370,
  })
}

const scenes = [
  ['#b9d5e2', '#7a9f8a', '#4d7a63'],
  ['#f3cfa8', '#c8776a', '#7a4a58'],
  ['#d5dbe8', '#8fa3c4', '#4f6488'],
  ['#f2e2c0', '#c9a35a', '#8a6a3f'],
] as const

const candle: Draw = ({ count, text, number }) => {
  const sizes: Record<string, number> = { small: 0.7, medium: 0.86, large: 1 }
  const size = chosen(sizes, text('size'), 0.86)
  const scents: Record<string, string> = {
    lavender: '#b7a6dc',
    fig: '#8a6a86',
    cedarwood: '#b0764a',
    'orange and clove': '#e39a54',
    'sea salt': '#9fc4d4',
    unscented: '#f2ead8',
  }
  const wax = chosen(scents, text('scent'), '#f2ead8')
  const wicks = Math.round(number('wicks', 1, 1, 3))
  const holder = text('container')
  const one = () => {
    const flames = Array.from({ length: wicks }, (_, k) => {
      const x = (k - (wicks - 1) / 2) * 42
      return (
        stroke(d`M${x} -160v-24`, '#4a3a2a', 4) +
        circle(x, -200, 34, 'rgba(255,214,120,.22)') +
        shape(
          d`M${x} -236c16 22 18 34 14 44a14 14 0 0 1 -28 0c-4 -10 0 -22 14 -44z`,
          down('#fff3c4', '#ffc24a', '#f08a2f'),
        ) +
        shape(d`M${x} -206c6 8 6 14 0 18c-6 -4 -6 -10 0 -18z`, '#fffbe8')
      )
    })
    const vessel =
      holder === 'tin'
        ? shape('M-82 -170L82 -170L82 -6Q0 14 -82 -6z', metal('#b9a67a')) +
          rect(-84, -176, 168, 12, metal('#c9b98a'), 5)
        : holder === 'ceramic pot'
          ? shape('M-84 -176L84 -176Q86 -60 66 -4Q0 12 -66 -4Q-86 -60 -84 -176z', round('#e9e2d4'))
          : shape('M-78 -150L78 -150L78 -12Q0 8 -78 -12z', round(wax)) +
            shape('M-84 -196L84 -196L84 -8Q0 14 -84 -8z', glass())
    return (
      oval(6, 4, 92, 13, 'rgba(25,30,42,.22)') +
      vessel +
      oval(0, holder === 'glass jar' ? -150 : -172, holder === 'glass jar' ? 78 : 80, 13, down(light(wax, 0.4), wax)) +
      rect(-48, -104, 96, 62, slant('#fffdf6', '#e9e0cc'), 3) +
      stroke('M-28 -80H28M-18 -64H18', dark(wax, 0.35), 3) +
      flames.join('') +
      (holder === 'glass jar' ? gleam(-66, -176, 12, 140, 0.6) : '')
    )
  }
  return (
    shadow(258, floor, count === 1 ? 84 * size : 170, 14) +
    pack({ count, width: 184, height: 240, draw: one, most: size * 1.3, spacing: 1.02 })
  )
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
      (/fabric|felt/.test(material)
        ? dashes('M-130 -158H94M-130 -10H94M-130 -158V-10M94 -158V-10', dark(tint, 0.4), 2, 6, 4)
        : '') +
      (lid === 'none'
        ? shape('M-138 -168L-94 -202L146 -202L102 -168z', dark(tint, 0.55)) +
          shape('M-126 -171L-88 -199L134 -199L100 -171z', down(dark(tint, 0.62), dark(tint, 0.35)))
        : shape('M-146 -172L-98 -210L154 -210L110 -172z', slant(light(tint, 0.4), light(tint, 0.16))) +
          rect(-146, -174, 256, 28, down(light(tint, 0.16), dark(tint, 0.1)), 6) +
          shape('M110 -172L154 -210L154 -184L110 -146z', dark(tint, 0.34)) +
          (lid === 'hinged lid' ? rect(-34, -158, 32, 22, dark(tint, 0.35), 5) : '')) +
      (has('handles')
        ? rect(-56, -126, 76, 24, dark(tint, 0.5), 12) + rect(-56, -122, 76, 22, dark(tint, 0.3), 11)
        : '') +
      (has('label holder') ? rect(-58, -78, 80, 42, metal('#c3c8ce'), 4) + rect(-52, -72, 68, 30, '#fbfaf6', 2) : '')
    )
  }
  return pack({
    count,
    width: 300,
    height: 210,
    draw: box,
    most: size * 1.3,
    spacing: 0.98,
    rise: 0.82,
    row: count === 3 ? 2 : count > 3 ? 3 : count,
  })
}

export const decoration: Drawings = {
  'picture frames': pictureFrame,
  candles: lifted(20, candle),
  'storage boxes': lifted(20, storageBox),
}
