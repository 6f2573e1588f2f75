import { css } from 'lit'

/**
 * What every part of the widget is drawn with. A page sets the `--shop-clerk-…` properties; the
 * scheme (light or dark) is the one in force where the element stands.
 */
export const tokens = css`
  :host {
    --_accent: var(--shop-clerk-accent, light-dark(#1f5b49, #8fcdb4));
    --_on-accent: var(--shop-clerk-on-accent, light-dark(#ffffff, #0d211a));
    --_surface: var(--shop-clerk-surface, light-dark(#ffffff, #1c1b1a));
    --_raised: var(--shop-clerk-raised, light-dark(#f6f4f1, #282624));
    --_text: var(--shop-clerk-text, light-dark(#22201d, #eeebe6));
    --_muted: var(--shop-clerk-muted, light-dark(#655f58, #aea79d));
    --_line: var(--shop-clerk-line, light-dark(#e2ddd6, #3b3834));
    --_good: var(--shop-clerk-good, light-dark(#2c7a4b, #79c896));
    --_warn: var(--shop-clerk-warn, light-dark(#8f5a06, #e0b15e));
    --_bad: var(--shop-clerk-bad, light-dark(#b3261e, #f2a19a));
    --_star: var(--shop-clerk-star, light-dark(#c98a12, #e5b04a));
    --_radius: var(--shop-clerk-radius, 0.875rem);
    --_tile: var(--shop-clerk-tile, light-dark(#f4f1ec, #cdc8c0));
    --_soft: var(--shop-clerk-soft, color-mix(in srgb, var(--_accent) 9%, var(--_surface)));
  }
`
