import { contrasting, dark, light } from '../../colour.ts'
import { lens } from '../../forms/phones.ts'
import { cylinder, floor, gleam, laidShadow, shadow } from '../../forms/solids.ts'
import { across, down, face, metal, round, slant } from '../../paint.ts'
import { circle, d, dashes, move, oval, rect, shape, stroke, turn } from '../../svg.ts'
import type { Draw } from '../draw.ts'

/** A shirt laid flat: stands for clothes of all sorts. */
const garment: Draw = ({ random, colour }) => {
  const sleeve = random.between(70, 96)
  const path = d`M196 108Q256 138 316 108L372 128L${400 + sleeve * 0.4} ${150 + sleeve}L${352 + sleeve * 0.2} ${178 + sleeve}L346 214L350 410Q256 424 162 410L166 214L${160 - sleeve * 0.2} ${178 + sleeve}L${112 - sleeve * 0.4} ${150 + sleeve}L140 128z`
  return (
    move(7, 10, shape(path, 'rgba(25,30,42,.14)')) +
    shape(path, slant(light(colour, 0.24), colour, dark(colour, 0.2))) +
    shape('M196 108Q256 138 316 108Q306 150 256 154Q206 150 196 108z', dark(colour, 0.42)) +
    stroke('M192 110Q200 160 256 164Q312 160 320 110', dark(colour, 0.16), 9) +
    dashes('M166 398Q256 412 346 398', light(colour, 0.4), 2, 5, 4) +
    stroke('M346 214Q340 270 346 330M166 214Q174 260 168 320', dark(colour, 0.26), 4, 0.7)
  )
}

const shoe: Draw = ({ random, colour }) => {
  const sole = random.chance(0.6) ? '#f3f2ee' : contrasting(colour, 0.55)
  return (
    shadow(262, 402, 196, 14) +
    shape(
      'M84 240Q90 206 130 206Q158 236 196 236Q226 256 260 284L370 318Q432 334 436 376H92Q78 300 84 240z',
      slant(light(colour, 0.3), colour, dark(colour, 0.26)),
    ) +
    shape('M84 240Q90 206 130 206Q158 236 196 236L184 262Q128 258 84 240z', dark(colour, 0.3)) +
    shape('M120 376Q140 316 236 300L300 376z', light(colour, 0.28)) +
    stroke('M210 246L176 286M234 262L200 302M260 280L226 318M286 294L254 330', '#f6f5f1', 7) +
    shape('M82 368H438Q448 384 436 398Q256 408 92 398Q76 388 82 368z', down(light(sole, 0.3), dark(sole, 0.22))) +
    stroke('M92 384Q256 394 432 384', dark(sole, 0.24), 3)
  )
}

const bookCover: Draw = ({ random, colour }) => {
  const line = contrasting(colour, 0.45)
  return turn(
    random.between(-9, -3),
    256,
    262,
    laidShadow(142, 92, 238, 338, 8) +
      rect(146, 110, 240, 322, dark(colour, 0.42), 8) +
      rect(150, 104, 234, 322, down('#fbfaf5', '#d8d5cc'), 4) +
      stroke('M158 416H380M158 421H380', '#b9b5aa', 1.2) +
      rect(140, 88, 236, 322, slant(light(colour, 0.2), colour, dark(colour, 0.2)), 8) +
      rect(140, 88, 22, 322, slant(dark(colour, 0.1), dark(colour, 0.3)), 6) +
      rect(194, 132, 146, 12, line, 5) +
      rect(194, 154, 96, 9, line, 4) +
      circle(268, 270, 54, slant(light(colour, 0.36), light(colour, 0.1))) +
      shape('M268 236l34 58h-68z', line),
  )
}

const camera: Draw = ({ random, colour }) => {
  const grip = random.between(70, 84)
  return (
    shadow(258, 398, 176, 15) +
    shape('M196 176L216 136H296L316 176z', slant(light(colour, 0.2), dark(colour, 0.2))) +
    rect(92, 172, 328, 222, slant(light(colour, 0.24), colour, dark(colour, 0.26)), 22) +
    rect(92, 172, grip, 222, across(dark(colour, 0.3), dark(colour, 0.5)), 20) +
    rect(112, 152, 46, 24, metal('#b9bfc6'), 7) +
    circle(268, 288, 96, dark(colour, 0.5)) +
    circle(268, 288, 88, metal('#5a606a')) +
    lens(268, 288, 74) +
    circle(388, 204, 9, '#fff3c4')
  )
}

/** A jar with a lid: creams, cosmetics, preserves. */
const jar: Draw = ({ random, colour }) => {
  const r = random.between(96, 108)
  return (
    shadow(258, floor, r * 1.15, 15) +
    cylinder({ cx: 256, top: 236, bottom: floor - 6, r, colour, tilt: 0.14 }) +
    rect(256 - r + 2, 292, 2 * r - 4, 84, across('#dcdad4', '#ffffff', '#efede7', '#bdbab2')) +
    rect(216, 320, 80, 8, dark(colour, 0.2), 4) +
    rect(230, 338, 52, 6, dark(colour, 0.2), 3) +
    cylinder({ cx: 256, top: 168, bottom: 238, r: r + 4, colour: light(colour, 0.3), tilt: 0.14 }) +
    gleam(256 - r * 0.72, 256, 12, 150, 0.4)
  )
}

/** A stand-up pouch: food, tea, coffee, pet food. */
const pouch: Draw = ({ random, colour }) => {
  const band = random.between(230, 260)
  return (
    shadow(258, floor, 130, 15) +
    shape('M148 110H364L380 404Q256 440 132 404z', slant(light(colour, 0.3), colour, dark(colour, 0.28))) +
    shape('M132 404Q256 364 380 404Q256 440 132 404z', dark(colour, 0.3)) +
    rect(146, 96, 220, 32, down(light(colour, 0.3), dark(colour, 0.14)), 4) +
    stroke('M152 142H360', dark(colour, 0.3), 4) +
    rect(178, band - 20, 156, 122, slant('#fbf7ec', '#e9e0cc'), 12) +
    oval(256, band + 36, 38, 30, slant(light(colour, 0.3), colour)) +
    rect(214, band + 78, 84, 8, dark(colour, 0.2), 4) +
    stroke('M166 160Q176 280 160 390M346 160Q336 280 354 390', light(colour, 0.5), 5, 0.4)
  )
}

/** A screwdriver and a spanner: tools of all sorts. */
const tools: Draw = ({ random, colour }) => {
  const spanner = (steel: string) =>
    rect(243, 150, 26, 220, steel, 10) +
    shape('M214 120Q214 84 240 74V112L256 124L272 112V74Q298 84 298 120Q296 154 256 164Q216 154 214 120z', steel) +
    circle(256, 392, 38, steel) +
    circle(256, 392, 17, '#dfe2e6')
  return (
    turn(
      -34 + random.between(-4, 4),
      256,
      262,
      move(8, 10, `<g opacity=".13">${spanner('#14171f')}</g>`) + spanner(metal('#b9bfc6')),
    ) +
    turn(
      32 + random.between(-4, 4),
      256,
      262,
      rect(262, 84, 14, 170, 'rgba(25,30,42,.13)', 4) +
        rect(249, 76, 14, 180, metal('#c3c8ce'), 4) +
        shape('M247 80L265 80L262 56H250z', metal('#8d939b')) +
        rect(232, 244, 48, 24, round(dark(colour, 0.3)), 8) +
        rect(226, 262, 60, 150, round(colour), 22) +
        stroke('M240 284V392M256 284V396M272 284V392', dark(colour, 0.28), 5),
    ) +
    (random.chance(0.5) ? circle(400, 412, 15, face('#b9bfc6')) + circle(400, 412, 7, '#6f767f') : '')
  )
}

/** Goods that the demo catalogue does not sell; the names are those of `general/nouns.ts`. */
export const goods: Readonly<Record<string, Draw>> = { garment, shoe, bookCover, camera, jar, pouch, tools }
