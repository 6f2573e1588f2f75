import { css } from 'lit'

export const styles = css`
  :host {
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }
  .view {
    display: grid;
    gap: 0.75rem;
    max-inline-size: 42rem;
    margin-inline: auto;
    padding: 1rem;
  }
  .form {
    display: grid;
    gap: 0.75rem;
  }
  .top {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  h3 {
    flex: 1;
    font-size: 1rem;
  }
  .button {
    min-block-size: 2.25rem;
    padding-inline: 0.875rem;
    border: 1px solid var(--_line);
    border-radius: 1.125rem;
    background: var(--_surface);
    font-size: 0.875rem;
  }
  .button.main {
    border-color: transparent;
    background: var(--_accent);
    color: var(--_on-accent);
    font-weight: 600;
  }
  .button:disabled {
    background: var(--_raised);
    color: var(--_muted);
  }
  .danger {
    color: var(--_bad);
  }
  .row {
    display: flex;
    align-items: stretch;
    gap: 0.25rem;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }
  li + li {
    margin-block-start: 0.5rem;
  }
  .pick {
    flex: 1;
    min-inline-size: 0;
    padding: 0.625rem 0.875rem;
    text-align: start;
  }
  .pick:hover {
    background: var(--_soft);
  }
  .pick bdi {
    display: block;
    overflow: hidden;
    white-space: nowrap;
    text-overflow: ellipsis;
  }
  .when {
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .bin {
    display: grid;
    place-items: center;
    inline-size: 2.75rem;
    color: var(--_muted);
  }
  .bin:hover {
    color: var(--_bad);
  }
  .row :focus-visible {
    outline-offset: -3px;
  }
  label {
    display: grid;
    gap: 0.25rem;
    font-size: 0.875rem;
  }
  textarea,
  input {
    inline-size: 100%;
    padding: 0.5rem 0.75rem;
    border: 1px solid color-mix(in srgb, var(--_text) 45%, var(--_line));
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
    font: inherit;
    font-size: max(1rem, 16px);
  }
  .problem {
    color: var(--_bad);
    font-size: 0.875rem;
  }
  .problem:empty {
    display: none;
  }
`
