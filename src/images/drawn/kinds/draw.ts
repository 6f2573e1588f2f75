import type { Subject } from '../subject.ts'
import { move } from '../svg.ts'

/** Draws a product of one kind in a field of 512 × 512, with its shadow, standing on the floor line. */
export type Draw = (subject: Subject) => string

/** The drawings of a department: by the name of the last step of the category, in lower case. */
export type Drawings = Readonly<Record<string, Draw>>

/** Low things stand higher up, so that they are not at the lower edge of their picture. */
export const lifted =
  (height: number, draw: Draw): Draw =>
  (subject) =>
    move(0, -height, draw(subject))
