import { css } from 'lit'

export const styles = css`
  figure {
    margin: 0;
    padding-inline-start: 0.875rem;
    border-inline-start: 3px solid var(--_accent);
  }
  blockquote {
    margin: 0;
    white-space: pre-line;
    overflow-wrap: anywhere;
  }
  summary {
    cursor: pointer;
  }
  details[open] u {
    display: none;
  }
  figcaption {
    padding-block-start: 0.375rem;
    color: var(--_muted);
    font-size: 0.875em;
  }
  a {
    color: inherit;
  }
`
