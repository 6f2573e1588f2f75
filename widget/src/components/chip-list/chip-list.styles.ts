import { css } from 'lit'

export const styles = css`
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  li {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2rem;
    max-inline-size: 100%;
    padding-block: 0.25rem;
    padding-inline: 0.875rem 0.625rem;
    border: 1px solid color-mix(in srgb, var(--_accent) 35%, var(--_line));
    border-radius: 1rem;
    background: var(--_soft);
    font-size: 0.875rem;
    line-height: 1.3;
    transition: background 0.15s;
  }
  bdi {
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
    text-align: start;
  }
  .icon {
    inline-size: 1rem;
    block-size: 1rem;
    color: var(--_muted);
  }
  button.chip:enabled:hover {
    background: color-mix(in srgb, var(--_accent) 18%, var(--_surface));
  }
  button.chip:enabled:hover .icon {
    color: currentColor;
  }
  .past {
    padding-inline: 0.75rem;
    min-block-size: 1.625rem;
    background: none;
    border-color: var(--_line);
    color: var(--_muted);
    font-size: 0.8125rem;
  }
`
