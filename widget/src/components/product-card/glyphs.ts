import type { Kind } from './glyph-for.ts'

/**
 * How a layer of a drawing is filled: with the product's colour, with a shade of it, like a screen,
 * like paper or like a leaf; `line` is drawn with the outline alone.
 */
export type Tone = 'body' | 'shade' | 'screen' | 'paper' | 'leaf' | 'line'

/** Drawings on a 64 × 64 grid that stand on the line y = 58: layers from back to front. */
export const glyphs: Readonly<Record<Kind, readonly (readonly [Tone, string])[]>> = {
  bag: [
    ['line', 'M24 18v-4a8 8 0 0 1 16 0v4'],
    ['body', 'M17 18h30a5 5 0 0 1 5 5v30a5 5 0 0 1-5 5H17a5 5 0 0 1-5-5V23a5 5 0 0 1 5-5z'],
    ['shade', 'M18 36h28v15a3 3 0 0 1-3 3H21a3 3 0 0 1-3-3z'],
    ['line', 'M18 41h28M32 41v4M22 26h20'],
  ],
  ball: [
    ['body', 'M32 10a24 24 0 1 1 0 48 24 24 0 0 1 0-48z'],
    ['line', 'M32 10v48M8 34h48M15 17c9 9 9 25 0 34M49 17c-9 9-9 25 0 34'],
  ],
  battery: [
    ['shade', 'M25 8h14v6H25z'],
    ['body', 'M21 13h22a4 4 0 0 1 4 4v37a4 4 0 0 1-4 4H21a4 4 0 0 1-4-4V17a4 4 0 0 1 4-4z'],
    ['paper', 'M34 22l-9 15h6l-2 12 10-16h-6z'],
  ],
  bottle: [
    ['shade', 'M26 6h12v8H26z'],
    ['body', 'M27 14h10v3c0 4 8 6 8 14v22a5 5 0 0 1-5 5H24a5 5 0 0 1-5-5V31c0-8 8-10 8-14z'],
    ['paper', 'M19 34h26v13H19z'],
  ],
  box: [
    ['body', 'M32 8l23 11v27L32 58 9 46V19z'],
    ['shade', 'M32 31l23-12v27L32 58z'],
    ['line', 'M9 19l23 12 23-12M20 13l23 12v8'],
  ],
  cable: [
    ['line', 'M20 30v6c0 14 24 4 24 16v6M20 8v6M26 8v6'],
    ['body', 'M15 13h16v12a5 5 0 0 1-5 5h-6a5 5 0 0 1-5-5z'],
    ['shade', 'M38 44h12v14H38z'],
  ],
  camera: [
    ['shade', 'M23 18l4-7h10l4 7z'],
    ['body', 'M11 17h42a4 4 0 0 1 4 4v28a4 4 0 0 1-4 4H11a4 4 0 0 1-4-4V21a4 4 0 0 1 4-4z'],
    ['paper', 'M32 23a12 12 0 1 1 0 24 12 12 0 0 1 0-24z'],
    ['screen', 'M32 28a7 7 0 1 1 0 14 7 7 0 0 1 0-14z'],
    ['line', 'M47 24h4'],
  ],
  cartridge: [
    ['body', 'M8 24h48v18a4 4 0 0 1-4 4H22l-4 6h-6V46a4 4 0 0 1-4-4z'],
    ['shade', 'M14 16h36v8H14z'],
    ['paper', 'M15 30h20v9H15z'],
    ['line', 'M42 31h7M42 36h7'],
  ],
  chair: [
    ['line', 'M32 40v12M18 58l14-7 14 7M32 51v7'],
    ['body', 'M21 6h22a4 4 0 0 1 4 4l-2 20a4 4 0 0 1-4 4H23a4 4 0 0 1-4-4l-2-20a4 4 0 0 1 4-4z'],
    ['shade', 'M16 34h32a4 4 0 0 1 4 4v3H12v-3a4 4 0 0 1 4-4z'],
    ['line', 'M11 26v8M53 26v8'],
  ],
  clock: [
    ['body', 'M32 10a24 24 0 1 1 0 48 24 24 0 0 1 0-48z'],
    ['paper', 'M32 16a18 18 0 1 1 0 36 18 18 0 0 1 0-36z'],
    ['line', 'M32 23v11l7 5'],
  ],
  desk: [
    ['line', 'M9 28v30M55 28v30'],
    ['shade', 'M36 28h17v16H36z'],
    ['body', 'M4 22h56v7H4z'],
    ['line', 'M42 36h5'],
  ],
  drive: [
    ['body', 'M16 8h32a4 4 0 0 1 4 4v42a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4V12a4 4 0 0 1 4-4z'],
    ['paper', 'M18 14h28v22H18z'],
    ['line', 'M23 20h14M23 26h9M20 48h10M44 48h.1'],
  ],
  headphones: [
    ['body', 'M8 38v-6a24 24 0 0 1 48 0v6h-6v-6a18 18 0 0 0-36 0v6z'],
    ['shade', 'M9 36h7a3 3 0 0 1 3 3v14a3 3 0 0 1-3 3h-3a6 6 0 0 1-6-6V38a2 2 0 0 1 2-2z'],
    ['shade', 'M55 36h-7a3 3 0 0 0-3 3v14a3 3 0 0 0 3 3h3a6 6 0 0 0 6-6V38a2 2 0 0 0-2-2z'],
  ],
  keyboard: [
    ['body', 'M8 22h48a4 4 0 0 1 4 4v20a4 4 0 0 1-4 4H8a4 4 0 0 1-4-4V26a4 4 0 0 1 4-4z'],
    [
      'line',
      'M11 29h3M19 29h3M27 29h3M35 29h3M43 29h3M51 29h2M11 36h3M19 36h3M27 36h3M35 36h3M43 36h3M51 36h2M20 43h24',
    ],
  ],
  lamp: [
    ['line', 'M32 30v22'],
    ['body', 'M23 8h18l9 23H14z'],
    ['shade', 'M21 52h22a2 2 0 0 1 2 2v4H19v-4a2 2 0 0 1 2-2z'],
  ],
  laptop: [
    ['body', 'M14 15h36a3 3 0 0 1 3 3v28H11V18a3 3 0 0 1 3-3z'],
    ['screen', 'M15 19h34v23H15z'],
    ['shade', 'M4 46h56l-2 6a4 4 0 0 1-4 3H10a4 4 0 0 1-4-3z'],
    ['line', 'M27 46h10'],
  ],
  monitor: [
    ['shade', 'M28 46h8v8h8v4H20v-4h8z'],
    ['body', 'M8 10h48a3 3 0 0 1 3 3v31a3 3 0 0 1-3 3H8a3 3 0 0 1-3-3V13a3 3 0 0 1 3-3z'],
    ['screen', 'M9 14h46v28H9z'],
  ],
  mouse: [
    ['body', 'M32 8c10 0 16 8 16 18v16c0 10-7 16-16 16s-16-6-16-16V26c0-10 6-18 16-18z'],
    ['shade', 'M32 8c10 0 16 8 16 18v4H32z'],
    ['line', 'M32 8v22M16 30h32'],
    ['paper', 'M32 15a2.5 2.5 0 0 1 2.5 2.5v4a2.5 2.5 0 0 1-5 0v-4A2.5 2.5 0 0 1 32 15z'],
  ],
  mug: [
    ['line', 'M46 26h5a6 6 0 0 1 6 6v4a9 9 0 0 1-9 9h-3'],
    ['body', 'M12 18h34v32a8 8 0 0 1-8 8H20a8 8 0 0 1-8-8z'],
    ['line', 'M23 12c-3-3 2-4 0-7M33 12c-3-3 2-4 0-7'],
    ['shade', 'M12 18h34v5H12z'],
  ],
  notebook: [
    ['paper', 'M18 9h34v49H18z'],
    ['body', 'M16 6h31a3 3 0 0 1 3 3v46a3 3 0 0 1-3 3H16a3 3 0 0 1-3-3V9a3 3 0 0 1 3-3z'],
    ['paper', 'M27 17h16v9H27z'],
    ['line', 'M20 6v52'],
    ['shade', 'M43 40h8v6h-8z'],
  ],
  pan: [
    ['shade', 'M42 28h19v6H42z'],
    ['body', 'M4 26h40v14a10 10 0 0 1-10 10H14A10 10 0 0 1 4 40z'],
    ['line', 'M4 32h40M16 20c-3-3 2-4 0-8M26 20c-3-3 2-4 0-8'],
  ],
  pen: [
    ['body', 'M46 8l10 10-31 31-10-10z'],
    ['paper', 'M15 39l10 10-15 5z'],
    ['shade', 'M46 8l3-2a4 4 0 0 1 6 1l2 2a4 4 0 0 1 1 6l-2 3z'],
    ['line', 'M39 15l10 10M8 58h34'],
  ],
  phone: [
    ['body', 'M23 6h18a5 5 0 0 1 5 5v42a5 5 0 0 1-5 5H23a5 5 0 0 1-5-5V11a5 5 0 0 1 5-5z'],
    ['screen', 'M22 12h20v38H22z'],
    ['line', 'M29 54h6'],
  ],
  plant: [
    ['leaf', 'M31 40C14 40 12 26 13 20c10 0 18 6 18 20z'],
    ['leaf', 'M33 40c0-18 8-26 19-26 1 14-6 26-19 26z'],
    ['leaf', 'M32 40C25 28 26 14 32 6c6 8 7 22 0 34z'],
    ['body', 'M18 40h28l-4 18H22z'],
    ['shade', 'M16 37h32v6H16z'],
  ],
  printer: [
    ['paper', 'M17 8h30v18H17z'],
    ['body', 'M10 24h44a5 5 0 0 1 5 5v20H5V29a5 5 0 0 1 5-5z'],
    ['shade', 'M5 40h54v9H5z'],
    ['paper', 'M16 40h32v18H16z'],
    ['line', 'M22 47h20M22 52h12M49 31h3'],
  ],
  router: [
    ['line', 'M16 34V14M48 34V14'],
    ['body', 'M9 34h46a4 4 0 0 1 4 4v14a4 4 0 0 1-4 4H9a4 4 0 0 1-4-4V38a4 4 0 0 1 4-4z'],
    ['paper', 'M12 42h14v6H12z'],
    ['line', 'M36 45h.1M43 45h.1M50 45h.1M26 22a9 9 0 0 1 12 0M29 27a4 4 0 0 1 6 0'],
  ],
  speaker: [
    ['body', 'M19 6h26a4 4 0 0 1 4 4v44a4 4 0 0 1-4 4H19a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4z'],
    ['paper', 'M32 27a12 12 0 1 1 0 24 12 12 0 0 1 0-24z'],
    ['shade', 'M32 34a5 5 0 1 1 0 10 5 5 0 0 1 0-10z'],
    ['shade', 'M32 12a4 4 0 1 1 0 8 4 4 0 0 1 0-8z'],
  ],
  suitcase: [
    ['line', 'M25 18V8h14v10M20 55v3M44 55v3'],
    ['body', 'M16 17h32a5 5 0 0 1 5 5v28a5 5 0 0 1-5 5H16a5 5 0 0 1-5-5V22a5 5 0 0 1 5-5z'],
    ['line', 'M22 24v24M32 24v24M42 24v24'],
  ],
  tablet: [
    ['body', 'M16 6h32a4 4 0 0 1 4 4v44a4 4 0 0 1-4 4H16a4 4 0 0 1-4-4V10a4 4 0 0 1 4-4z'],
    ['screen', 'M17 12h30v38H17z'],
    ['line', 'M30 54h4'],
  ],
  toy: [
    ['body', 'M8 35h22v23H8z'],
    ['shade', 'M34 35h22v23H34z'],
    ['paper', 'M21 9h22v23H21z'],
    ['line', 'M32 15l5 10H27zM19 41a5 5 0 1 1 0 10 5 5 0 0 1 0-10zM40 42h10v9H40z'],
  ],
}
