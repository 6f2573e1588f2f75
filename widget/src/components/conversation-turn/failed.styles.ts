import { css } from 'lit'

/** How a line looks that says what did not work, and one that is said beside an answer. */
export const failedStyles = css`
  .aside {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .failure {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    padding: 0.5rem 0.875rem;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_bad) 9%, var(--_surface));
    line-height: 1.45;
  }
  .failure > .icon {
    color: var(--_bad);
  }
  .failure p {
    flex: 1;
    min-inline-size: 0;
    unicode-bidi: plaintext;
  }
  .failure button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    padding-inline: 0.75rem;
    border-radius: 1.125rem;
    border: 1px solid currentColor;
    font-weight: 600;
  }
`
