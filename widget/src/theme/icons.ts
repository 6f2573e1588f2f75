import { html, type TemplateResult } from 'lit'

/** Drawn on a 24 × 24 grid with the text's colour. */
export const firstPaths = {
  chat: 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8 10h8M8 13h5',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M8 8h8v8H8z',
} as const

/** A picture beside words that say the same: it is hidden from screen readers. */
export const drawn = (path: string): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${path} /></svg>`

/** The icons that are there before a panel is opened. */
export const firstIcon = (name: keyof typeof firstPaths): TemplateResult => drawn(firstPaths[name])
