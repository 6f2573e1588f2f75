import { dark, type Hex, light } from '../colour.ts'
import { metal, round } from '../paint.ts'
import { d, move, oval, rect, stroke, turn } from '../svg.ts'
import { cable } from './tubes.ts'

/** A plug with its sheath, pointing up from (0, 0). */
export function plug(kind: 'hdmi' | 'usb-a' | 'usb-c' | 'micro' | 'mains', colour: Hex, scale = 1): string {
  const widths = { hdmi: 40, 'usb-a': 34, 'usb-c': 26, micro: 24, mains: 46 }
  const w = widths[kind] * scale
  const tip = kind === 'usb-c' || kind === 'micro' ? w * 0.72 : w * 0.8
  const tipHeight = (kind === 'hdmi' ? 26 : kind === 'usb-a' ? 34 : 20) * scale
  const contacts =
    kind === 'usb-a'
      ? rect(-tip * 0.3, -62 * scale - tipHeight * 0.7, tip * 0.2, 7 * scale, '#4a4e56') +
        rect(tip * 0.1, -62 * scale - tipHeight * 0.7, tip * 0.2, 7 * scale, '#4a4e56')
      : ''
  return (
    rect(-tip / 2, -60 * scale - tipHeight, tip, tipHeight + 6, metal('#c6cbd1'), kind === 'usb-a' ? 2 : 5) +
    contacts +
    rect(-w / 2, -62 * scale, w, 52 * scale, round(colour), 7) +
    rect(-w * 0.24, -12 * scale, w * 0.48, 24 * scale, round(dark(colour, 0.2)), 4)
  )
}

export interface Coil {
  cx: number
  cy: number
  loops: number
  rx: number
  colour: Hex
  width: number
  /** With a woven sleeve. */
  isBraided?: boolean
}

/** Rings of a cable or hose that lie on one another. */
export function coil({ cx, cy, loops, rx, colour, width, isBraided = false }: Coil): string {
  let rings = ''
  for (let i = 0; i < loops; i++) {
    const y = cy - i * width * 0.62
    const r = rx - (i % 2) * width * 0.5
    const ring = d`M${cx - r} ${y}A${r} ${r * 0.42} 0 1 1 ${cx + r} ${y}A${r} ${r * 0.42} 0 1 1 ${cx - r} ${y}z`
    rings += stroke(ring, dark(colour, 0.42), width) + move(0, -width * 0.12, stroke(ring, colour, width * 0.7))
    rings += isBraided
      ? `<path d="${ring}" fill="none" stroke="${light(colour, 0.4)}" stroke-width="${width * 0.4}" stroke-dasharray="3 4" opacity=".6"/>`
      : move(-1, -width * 0.26, stroke(ring, light(colour, 0.34), width * 0.2, 0.8))
  }
  return rings
}

export interface Cord {
  metres: number
  colour: Hex
  plugs: readonly [Parameters<typeof plug>[0], Parameters<typeof plug>[0]]
  isBraided: boolean
  width?: number
}

/** A cable with its two plugs, drawn about (0, 0) and about 300 wide: the longer, the more loops. */
export function cord({ metres, colour, plugs, isBraided, width = 11 }: Cord): string {
  const loops = Math.max(1, Math.min(8, Math.round(1 + metres * 0.85)))
  const rx = 106
  const sheath = plugs[0] === 'hdmi' ? dark(colour, 0.12) : light(colour, 0.08)
  return (
    oval(6, 46, rx * 1.22, rx * 0.5, 'rgba(25,30,42,.12)') +
    cable(d`M-96 46C-150 60 -172 10 -150 -60`, colour, width) +
    turn(-12, -150, -58, move(-150, -58, plug(plugs[0], sheath))) +
    coil({ cx: 0, cy: 40, loops, rx, colour, width, isBraided }) +
    cable(d`M98 40C150 40 178 -10 150 -92`, colour, width) +
    turn(14, 150, -90, move(150, -90, plug(plugs[1], sheath))) +
    (metres >= 2
      ? rect(
          -10,
          40 + rx * 0.42 - loops * width * 0.62 - 6,
          20,
          loops * width * 0.62 + width + 4,
          round(dark(colour, 0.5)),
          5,
        )
      : '')
  )
}
