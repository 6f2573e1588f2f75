import { css } from 'lit'

export const styles = css`
  .composer {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 2.5rem 2.5rem;
    align-items: end;
    padding: 0.375rem;
    border: 1px solid color-mix(in srgb, var(--_text) 22%, var(--_line));
    border-radius: calc(var(--_radius) + 0.5rem);
    background: var(--_surface);
    transition:
      border-color 0.15s,
      box-shadow 0.15s;
  }
  .composer:focus-within {
    border-color: var(--_accent);
    box-shadow: 0 0 0 1px var(--_accent);
  }
  textarea {
    grid-row: 2;
    grid-column: 1;
    display: block;
    inline-size: 100%;
    min-block-size: 2.5rem;
    max-block-size: 9rem;
    margin: 0;
    padding: 0.5rem 0.75rem;
    border: 0;
    outline: 0;
    background: none;
    color: var(--_text);
    /* Below 16 px a phone zooms in on what is focused. */
    font: inherit;
    font-size: max(1rem, 16px);
    line-height: 1.5;
    resize: none;
    overflow-y: auto;
    scrollbar-width: thin;
  }
  /* The frame around it shows the focus. */
  textarea:focus-visible {
    outline: 0;
  }
  textarea:placeholder-shown {
    white-space: nowrap;
    text-overflow: ellipsis;
    overflow: hidden;
  }
  textarea::placeholder {
    color: var(--_muted);
    opacity: 1;
  }
  .left {
    grid-row: 3;
    grid-column: 1 / -1;
    padding-inline: 0.75rem;
    font-size: 0.75rem;
    color: var(--_muted);
    font-variant-numeric: tabular-nums;
  }
  .left:empty {
    display: none;
  }
  .over {
    color: var(--_bad);
    font-weight: 600;
  }
  .attachment {
    grid-row: 1;
    grid-column: 1 / -1;
    padding: 0.25rem 0.5rem 0.5rem;
    font-size: 0.875rem;
  }
  .again {
    text-decoration: underline;
    min-block-size: 1.5rem;
  }
  .act,
  .attach {
    grid-row: 2;
    display: grid;
    place-items: center;
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: calc(var(--_radius) + 0.125rem);
    transition: opacity 0.15s;
  }
  .attach {
    color: var(--_muted);
  }
  .attach:hover {
    color: var(--_text);
    background: var(--_raised);
  }
  .act {
    grid-column: 3;
    background: var(--_accent);
    color: var(--_on-accent);
  }
  .act[aria-disabled='true'] {
    cursor: default;
    background: var(--_raised);
    color: var(--_muted);
  }
  .stop .icon {
    fill: currentColor;
  }
  @media (forced-colors: active) {
    .act {
      border: 1px solid ButtonText;
    }
  }
`
