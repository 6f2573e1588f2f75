import { chosen } from '../choice.ts'
import { dark, type Hex, light } from '../colour.ts'
import { slant, spot } from '../paint.ts'
import { circle, d, oval, shape, stroke, turn } from '../svg.ts'

const eyes = (y: number, apart: number, r = 9): string =>
  [-1, 1]
    .map(
      (side) =>
        circle(256 + side * apart, y, r, '#1f2126') + circle(256 + side * apart - 3, y - 3, r * 0.34, '#ffffff'),
    )
    .join('')

const plush = (colour: Hex): string => spot([light(colour, 0.34), 0], [colour, 55], [dark(colour, 0.3), 100])

/** The ears, horns or crest of an animal whose head is about (256, 196) with a radius of 84. */
const crown: Readonly<Record<string, (colour: Hex) => string>> = {
  bear: (c) =>
    [-1, 1].map((s) => circle(256 + s * 68, 128, 33, plush(c)) + circle(256 + s * 68, 130, 18, light(c, 0.4))).join(''),
  rabbit: (c) =>
    [-1, 1]
      .map((s) =>
        turn(
          s * 14,
          256 + s * 40,
          130,
          oval(256 + s * 40, 74, 25, 72, plush(c)) + oval(256 + s * 40, 80, 12, 52, '#efc1c6'),
        ),
      )
      .join(''),
  elephant: (c) =>
    [-1, 1]
      .map((s) => oval(256 + s * 106, 190, 58, 70, plush(c)) + oval(256 + s * 108, 194, 36, 48, '#e3b9be'))
      .join(''),
  dog: (c) =>
    [-1, 1].map((s) => turn(s * -16, 256 + s * 78, 150, oval(256 + s * 86, 186, 27, 66, dark(c, 0.28)))).join(''),
  cat: (c) =>
    [-1, 1]
      .map(
        (s) =>
          shape(d`M${256 + s * 84} 166L${256 + s * 78} 78L${256 + s * 16} 122z`, plush(c)) +
          shape(d`M${256 + s * 74} 142L${256 + s * 71} 98L${256 + s * 38} 122z`, '#e9b3b8'),
      )
      .join(''),
  fox: (c) =>
    [-1, 1]
      .map(
        (s) =>
          shape(d`M${256 + s * 88} 176L${256 + s * 84} 66L${256 + s * 14} 124z`, plush(c)) +
          shape(d`M${256 + s * 84} 100L${256 + s * 84} 66L${256 + s * 56} 90z`, '#2e3036'),
      )
      .join(''),
  sheep: (c) =>
    Array.from({ length: 9 }, (_, i) =>
      circle(256 + Math.cos(Math.PI * (1 + i / 8)) * 78, 176 + Math.sin(Math.PI * (1 + i / 8)) * 66, 30, plush(c)),
    ).join('') +
    [-1, 1].map((s) => turn(s * 24, 256 + s * 92, 190, oval(256 + s * 96, 196, 32, 16, dark(c, 0.35)))).join(''),
  dinosaur: (c) =>
    Array.from({ length: 5 }, (_, i) =>
      turn(-56 + i * 28, 256, 196, shape('M232 122L256 78L280 122z', dark(c, 0.35))),
    ).join(''),
  penguin: () => '',
}

const muzzle: Readonly<Record<string, (colour: Hex) => string>> = {
  elephant: (c) =>
    stroke('M256 212C256 250 250 276 282 290', dark(c, 0.3), 36) +
    stroke('M255 211C255 250 249 274 281 288', c, 28) +
    stroke('M242 232H266M243 248H268M250 264H272', dark(c, 0.3), 2.5),
  penguin: () => oval(256, 206, 58, 56, '#f6f4ee') + shape('M236 204L276 204L256 234z', slant('#f4b13e', '#d9852a')),
  cat: () =>
    shape('M246 214h20l-10 12z', '#c9707a') +
    stroke('M256 226q-2 14 -18 14M256 226q2 14 18 14', '#3a3036', 3) +
    stroke('M206 218L150 208M206 228L152 234M306 218L362 208M306 228L360 234', '#8a8288', 2.4),
  fox: () =>
    shape('M180 214Q256 202 332 214Q306 268 256 270Q206 268 180 214z', '#f6f2ea') + oval(256, 256, 13, 10, '#26282d'),
  dinosaur: (c) =>
    oval(256, 230, 54, 34, light(c, 0.2)) +
    circle(242, 220, 4, dark(c, 0.55)) +
    circle(270, 220, 4, dark(c, 0.55)) +
    stroke('M224 240Q256 258 288 240', dark(c, 0.5), 4),
}
const snout = (c: Hex): string =>
  oval(256, 224, 42, 33, light(c, 0.5)) +
  oval(256, 210, 15, 11, '#2e2a2c') +
  stroke('M256 220v12q-16 12 -24 2M256 232q16 12 24 2', '#3a3036', 3)

/** A sitting soft toy, from its front; `animal` is one of those that the forms above know, or a bear. */
export function softAnimal(animal: string, colour: Hex, belly: Hex): string {
  const name = Object.hasOwn(crown, animal) ? animal : 'bear'
  const fur = plush(colour)
  const head = name === 'sheep' ? plush(light('#4a4550', 0.1)) : fur
  const foot = (s: number) =>
    oval(256 + s * 92, 398, 52, 38, plush(dark(colour, 0.06))) + oval(256 + s * 98, 402, 26, 20, belly)
  const tail =
    name === 'fox'
      ? turn(-28, 380, 340, oval(400, 320, 32, 76, fur) + oval(400, 264, 22, 30, '#f6f2ea'))
      : name === 'cat'
        ? stroke('M350 380C420 380 420 300 396 290', dark(colour, 0.16), 24)
        : name === 'dinosaur'
          ? shape('M330 330C400 330 440 380 456 412C400 416 350 414 320 400z', fur)
          : ''
  return (
    tail +
    oval(256, 332, 98, 92, fur) +
    oval(256, 346, 60, 62, belly) +
    [-1, 1]
      .map((s) => turn(s * -24, 256 + s * 84, 290, oval(256 + s * 100, 322, 32, 64, plush(dark(colour, 0.08)))))
      .join('') +
    foot(-1) +
    foot(1) +
    chosen(crown, name, () => '')(colour) +
    circle(256, 196, 86, name === 'sheep' ? fur : head) +
    (name === 'sheep' ? oval(256, 208, 54, 60, plush('#d9cfc4')) : '') +
    chosen(muzzle, name, snout)(name === 'sheep' ? '#d9cfc4' : colour) +
    eyes(name === 'fox' ? 188 : 184, name === 'penguin' ? 28 : 34) +
    stroke('M188 300Q256 330 324 300', dark(belly, 0.2), 2, 0.5)
  )
}
