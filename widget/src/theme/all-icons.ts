import type { TemplateResult } from 'lit'
import { drawn, firstPaths } from './icons.ts'

/** Drawn as those of `icons.ts`. */
const paths = {
  ...firstPaths,
  attach: 'M4 6h16v12H4zM4 15l5-5 4 4 2-2 5 5M15 9.5h.01',
  close: 'M6 6l12 12M18 6L6 18',
  copy: 'M9 9h10v10H9zM15 9V5H5v10h4',
  down: 'M12 5v14M6 13l6 6 6-6',
  compose: 'M11 5H6a2 2 0 0 0-2 2v11a2 2 0 0 0 2 2h11a2 2 0 0 0 2-2v-5M18.5 3.5l2 2L12 14l-3 1 1-3z',
  edit: 'M12 20h8M5 19l1-4L16 5l3 3L9 18z',
  history: 'M4 12a8 8 0 1 0 2.5-5.8M4 4v4h4M12 8v4l3 2',
  info: 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18zM12 11v5M12 8h.01',
  person: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4 20c1-4 4-5.5 8-5.5s7 1.5 8 5.5',
  retry: 'M20 12a8 8 0 1 1-2.5-5.8M20 4v4h-4',
  thumbDown: 'M20 13h-4V4h4zM16 13l-4 8c-1.5 0-2.5-1-2-3l1-4H6a2 2 0 0 1-2-2.3l1.2-6A2 2 0 0 1 7.2 4H16',
  thumbUp: 'M4 11h4v9H4zM8 11l4-8c1.5 0 2.5 1 2 3l-1 4h5a2 2 0 0 1 2 2.3l-1.2 6A2 2 0 0 1 16.8 20H8',
  trash: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4',
  warning: 'M12 4l9 16H3zM12 10v4M12 17h.01',
  code: 'M8 7l-5 5 5 5M16 7l5 5-5 5M13.5 5l-3 14',
} as const

export type IconName = keyof typeof paths

export const icon = (name: IconName): TemplateResult => drawn(paths[name])
