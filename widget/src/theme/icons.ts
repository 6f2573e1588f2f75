import { html, type TemplateResult } from 'lit'

/** Drawn on a 24 × 24 grid with the text's colour. */
const paths = {
  chat: 'M5 5h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM8 10h8M8 13h5',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  down: 'M12 5v14M6 13l6 6 6-6',
  compose: 'M11 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-5M18.5 3.5l2 2L12 14l-3 1 1-3z',
  edit: 'M12 20h8M5 19l1-4L16 5l3 3L9 18z',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v5M12 8h.01',
  retry: 'M20 12a8 8 0 1 1-2.5-5.8M20 4v4h-4',
  send: 'M12 19V5M6 11l6-6 6 6',
  stop: 'M8 8h8v8H8z',
  thumbDown: 'M20 13h-4V4h4zM16 13l-4 8c-1.5 0-2.5-1-2-3l1-4H6a2 2 0 0 1-2-2.3l1.2-6A2 2 0 0 1 7.2 4H16',
  thumbUp: 'M4 11h4v9H4zM8 11l4-8c1.5 0 2.5 1 2 3l-1 4h5a2 2 0 0 1 2 2.3l-1.2 6A2 2 0 0 1 16.8 20H8',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
} as const

export type IconName = keyof typeof paths

/** A picture beside words that say the same: it is hidden from screen readers. */
export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${paths[name]} /></svg>`
}
