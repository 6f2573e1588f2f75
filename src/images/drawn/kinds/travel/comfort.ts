import { contrasting, dark, light } from '../../colour.ts'
import { zip } from '../../forms/bags.ts'
import { shadow } from '../../forms/solids.ts'
import { tube } from '../../forms/tubes.ts'
import { down, metal, round, roundLying, slant } from '../../paint.ts'
import { circle, d, dashes, oval, rect, shape, stroke, turn, zoom } from '../../svg.ts'
import type { Draw, Drawings } from '../draw.ts'

const neckPillow: Draw = ({ random, colour, text, has }) => {
  const outer =
    'M256 404C130 404 80 312 92 216C100 146 150 116 186 128C226 142 226 190 214 226C200 268 222 300 256 300C290 300 312 268 298 226C286 190 286 142 326 128C362 116 412 146 420 216C432 312 382 404 256 404z'
  return (
    shadow(258, 404, 156, 18) +
    turn(
      random.between(-5, 5),
      256,
      270,
      shape(outer, slant(light(colour, 0.34), colour, dark(colour, 0.34))) +
        stroke('M120 230C112 320 170 372 256 372C342 372 400 320 392 230', dark(colour, 0.22), 3, 0.7) +
        stroke('M118 200C122 160 150 146 176 152', light(colour, 0.5), 11, 0.5) +
        (text('cover') === 'velour'
          ? stroke('M150 320C170 350 210 364 250 366', light(colour, 0.4), 9, 0.35)
          : text('cover').startsWith('bamboo')
            ? dashes('M112 260C116 330 176 384 256 386C336 384 396 330 400 260', dark(colour, 0.25), 3, 3, 5)
            : '') +
        (has('inflatable')
          ? circle(386, 300, 13, '#e4e8ec') + circle(386, 300, 6, '#8d939b')
          : zip('M150 376Q256 420 362 376', 340, 384, colour)) +
        (has('chin support')
          ? rect(212, 134, 88, 34, roundLying(dark(colour, 0.15)), 15)
          : stroke('M206 168Q256 182 306 168', dark(colour, 0.45), 8) + rect(242, 164, 28, 22, '#33363d', 6)),
    )
  )
}

const umbrella: Draw = ({ random, colour, text, number }) => {
  const style = text('style')
  const span = 0.84 + ((number('diameter', 100, 70, 160) - 92) / 38) * 0.16
  const isClear = text('colour') === 'clear'
  const ribs = Math.round(number('ribs', 8, 6, 16) / 2)
  const grip = text('handle') === 'wood' ? '#8a5a38' : '#2e3138'
  const alpha = isClear ? 58 : 100
  const canopy = Array.from({ length: ribs }, (_, i) => {
    const at = (k: number) => 56 + (400 * k) / ribs
    const [l, r] = [at(i), at(i + 1)]
    const shade = i / (ribs - 1)
    const tint = shade < 0.34 ? light(colour, 0.26 - shade * 0.5) : dark(colour, (shade - 0.34) * 0.5)
    const bulge = (x: number) => 256 + (x - 256) * 0.62
    return (
      shape(
        d`M256 96C${bulge(l)} 100 ${l + (256 - l) * 0.1} 180 ${l} 270Q${(l + r) / 2} 246 ${r} 270C${r + (256 - r) * 0.1} 180 ${bulge(r)} 100 256 96z`,
        down([light(tint, 0.14), 0, alpha], [tint, 60, alpha], [dark(tint, 0.16), 100, alpha]),
      ) + (i > 0 ? stroke(d`M256 96C${bulge(l)} 100 ${l + (256 - l) * 0.1} 180 ${l} 270`, dark(colour, 0.35), 2) : '')
    )
  }).join('')
  const end = style === 'folding' ? 378 : 440
  const shaft = rect(251, 80, 10, end - 80, metal('#8d939b'), 4) + rect(252, 66, 8, 34, metal('#8d939b'), 4)
  const hook =
    style === 'folding'
      ? rect(241, 360, 30, 72, round(grip), 12) + stroke('M262 430q20 14 22 -14', '#33363d', 4)
      : style === 'golf'
        ? rect(242, 366, 28, 84, round(grip), 10)
        : tube('M256 376V424C256 462 204 462 204 424', 17, grip)
  return (
    shadow(258, 462, 90, 8) +
    turn(
      random.between(-9, 9),
      256,
      280,
      zoom(
        span,
        256,
        280,
        shaft +
          hook +
          canopy +
          shape(
            'M256 96C150 100 86 190 70 262Q96 250 118 256C134 190 180 130 256 96z',
            isClear ? 'rgba(255,255,255,.4)' : 'rgba(255,255,255,.10)',
          ),
      ),
    )
  )
}

const sleepMask: Draw = ({ random, colour, text, has }) => {
  const isContoured = text('shape') === 'contoured'
  const path =
    'M74 250C70 190 130 166 196 176Q256 188 316 176C382 166 442 190 438 250C436 316 372 346 318 334C286 326 276 296 256 296S226 326 194 334C140 346 76 316 74 250z'
  const isSilk = /silk|satin/.test(text('material'))
  return (
    shadow(258, 396, 160, 13) +
    stroke('M80 246C10 150 150 96 256 98S502 150 432 246', dark(colour, 0.4), 20) +
    (text('strap') !== 'elastic' ? rect(232, 84, 48, 30, round('#33363d'), 6) : '') +
    turn(
      random.between(-3, 3),
      256,
      256,
      shape(
        path,
        isSilk
          ? slant(light(colour, 0.5), colour, light(colour, 0.24), dark(colour, 0.3))
          : slant(light(colour, 0.24), colour, dark(colour, 0.26)),
      ) +
        `<path d="${path}" fill="none" stroke="${dark(colour, 0.3)}" stroke-width="7" stroke-linejoin="round"/>` +
        dashes(
          'M92 250C90 204 138 184 196 194Q256 204 316 194C374 184 422 204 420 250',
          light(colour, 0.36),
          2.2,
          6,
          5,
        ) +
        (isContoured
          ? [158, 354]
              .map(
                (x) =>
                  oval(x, 254, 58, 42, slant(dark(colour, 0.2), light(colour, 0.18))) +
                  oval(x - 8, 246, 26, 15, 'rgba(255,255,255,.12)'),
              )
              .join('')
          : stroke('M118 262Q158 290 200 264M312 264Q354 290 394 262', contrasting(colour, 0.35), 5) +
            stroke(
              'M130 276l-8 12M158 284v14M186 276l8 12M326 276l-8 12M354 284v14M382 276l8 12',
              contrasting(colour, 0.35),
              4,
            )),
    ) +
    (has('earplugs included')
      ? [206, 300]
          .map((x, i) => turn(i === 0 ? 22 : -18, x, 400, rect(x - 13, 378, 26, 52, round('#e8a24a'), 13)))
          .join('')
      : '')
  )
}

export const comfort: Drawings = {
  'neck pillows': neckPillow,
  umbrellas: umbrella,
  'sleep masks': sleepMask,
}
