import { css } from 'lit'

export const styles = css`
  .header {
    display: flex;
    align-items: center;
    gap: 0.25rem;
    padding-block: 0.5rem;
    padding-inline: var(--_header-padding, 1.125rem) 0.5rem;
    border-block-end: 1px solid var(--_line);
  }
  h2 {
    flex: 1;
    min-inline-size: 0;
    font-size: 1rem;
    font-weight: 600;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .tool {
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: 0.625rem;
    color: var(--_muted);
    transition: background 0.15s;
  }
  .tool:hover {
    color: var(--_text);
    background: var(--_raised);
  }
  .confirm {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
    padding: 0.625rem var(--_header-padding, 1.125rem);
    background: color-mix(in srgb, var(--_bad) 8%, var(--_surface));
    border-block-end: 1px solid var(--_line);
    font-size: 0.875rem;
  }
  .confirm p {
    flex: 1;
  }
  .confirm button {
    min-block-size: 2.25rem;
    padding-inline: 0.875rem;
    border-radius: 1.125rem;
    border: 1px solid var(--_line);
    background: var(--_surface);
    font-weight: 600;
  }
  .confirm .delete {
    color: var(--_bad);
    border-color: currentColor;
  }
`
