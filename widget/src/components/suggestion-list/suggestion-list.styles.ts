import { css } from 'lit'

export const styles = css`
  .suggestions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
    justify-content: var(--_suggestions-align, flex-start);
  }
  li {
    min-inline-size: 0;
    max-inline-size: 100%;
  }
  button {
    min-block-size: 2.25rem;
    max-inline-size: 100%;
    padding: 0.375rem 0.875rem;
    border: 1px solid var(--_line);
    border-radius: 1.125rem;
    background: var(--_surface);
    color: var(--_text);
    font-size: 0.875rem;
    line-height: 1.3;
    text-align: start;
    transition:
      background 0.15s,
      border-color 0.15s;
  }
  button:enabled:hover {
    border-color: var(--_accent);
    background: var(--_soft);
  }
  button:disabled {
    color: var(--_muted);
  }
  bdi {
    overflow: hidden;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    line-clamp: 2;
  }
`
