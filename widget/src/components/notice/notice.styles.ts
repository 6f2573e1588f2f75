import { css } from 'lit'

export const styles = css`
  .notice {
    display: flex;
    align-items: flex-start;
    gap: 0.625rem;
    padding: 0.375rem 0.875rem;
    border-radius: calc(var(--_radius) * 0.75);
    background: color-mix(in srgb, var(--_warn) 10%, var(--_surface));
    font-size: 0.875rem;
    line-height: 1.45;
  }
  .notice > .icon {
    margin-block-start: 0.375rem;
    color: var(--_warn);
  }
  p {
    flex: 1;
    min-inline-size: 0;
    padding-block: 0.3125rem;
    unicode-bidi: plaintext;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    flex: none;
    min-block-size: 2rem;
    padding-inline: 0.5rem;
    border-radius: 0.5rem;
    font-weight: 600;
    color: var(--_accent);
  }
  button .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  button:enabled:hover {
    background: color-mix(in srgb, var(--_accent) 12%, transparent);
  }
`
