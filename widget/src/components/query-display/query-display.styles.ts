import { css } from 'lit'

export const styles = css`
  .queries {
    display: grid;
    gap: 0.75rem;
  }
  article {
    min-inline-size: 0;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
    overflow: clip;
  }
  header {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: center;
    gap: 0.125rem 0.75rem;
    padding: 0.625rem 0.625rem 0.625rem 0.875rem;
    border-block-end: 1px solid var(--_line);
    font-size: 0.8125rem;
    line-height: 1.45;
  }
  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem 0.625rem;
    font-weight: 600;
  }
  .kind {
    padding: 0.0625rem 0.5rem;
    border-radius: 1rem;
    background: var(--_accent);
    color: var(--_on-accent);
    font-size: 0.75rem;
  }
  .took {
    color: var(--_muted);
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  .why {
    grid-column: 1 / -1;
    color: var(--_muted);
    unicode-bidi: plaintext;
  }
  .why:empty {
    display: none;
  }
  button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2rem;
    padding-inline: 0.5rem;
    border-radius: 0.5rem;
  }
  button:hover {
    background: color-mix(in srgb, var(--_text) 8%, transparent);
  }
  button .icon {
    inline-size: 1rem;
    block-size: 1rem;
  }
  pre {
    margin: 0;
    padding: 0.75rem 0.875rem;
    max-block-size: 22rem;
    overflow: auto;
    font:
      0.78125rem/1.6 ui-monospace,
      'SF Mono',
      'Cascadia Code',
      Menlo,
      Consolas,
      'Liberation Mono',
      monospace;
    tab-size: 2;
    white-space: pre-wrap;
  }
  pre:focus-visible {
    outline-offset: -2px;
  }
  .keyword,
  .key {
    color: light-dark(#1d5a86, #8cc3ea);
  }
  .string {
    color: light-dark(#2d6b35, #9fd49b);
  }
  .number {
    color: light-dark(#8c4a12, #e8b583);
  }
  .comment {
    color: var(--_muted);
  }
`
