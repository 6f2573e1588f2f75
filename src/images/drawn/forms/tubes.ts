import { dark, type Hex, light } from '../colour.ts'
import { move, stroke } from '../svg.ts'

/** A tube, rope or rod along a path: a dark line, the colour within it and a light on its upper left. */
export const tube = (path: string, width: number, colour: Hex): string =>
  stroke(path, dark(colour, 0.38), width) +
  move(-width * 0.07, -width * 0.07, stroke(path, colour, width * 0.74)) +
  move(-width * 0.16, -width * 0.16, stroke(path, light(colour, 0.38), width * 0.24))

/** A cable: thin, so that two lines are enough. */
export const cable = (path: string, colour: Hex, width = 7): string =>
  stroke(path, dark(colour, 0.32), width) + move(-1, -1.2, stroke(path, light(colour, 0.14), width * 0.5))
