import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .frame {
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  table {
    border-collapse: separate;
    border-spacing: 0;
    inline-size: 100%;
    font-size: 0.875rem;
    line-height: 1.4;
  }
  th,
  td {
    padding: 0.625rem 0.875rem;
    text-align: start;
    vertical-align: top;
    min-inline-size: 8rem;
    max-inline-size: 16rem;
    border-block-end: 1px solid var(--_line);
  }
  tbody tr:last-child > * {
    border-block-end: 0;
  }
  thead th {
    vertical-align: bottom;
    background: var(--_raised);
  }
  thead td {
    background: var(--_raised);
  }
  tr > :first-child {
    position: sticky;
    inset-inline-start: 0;
    min-inline-size: 6.5rem;
    max-inline-size: 9rem;
  }
  tbody th {
    font-weight: 400;
    color: var(--_muted);
    background: var(--_surface);
  }
  .different td {
    font-weight: 600;
  }
  a {
    color: inherit;
  }
  .title {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
  }
  @container (max-width: 30rem) {
    th,
    td {
      padding: 0.5rem;
      min-inline-size: 6.5rem;
    }
    tr > :first-child {
      min-inline-size: 5.5rem;
      max-inline-size: 7.5rem;
    }
  }
  .price {
    display: block;
    margin-block-start: 0.25rem;
    font-variant-numeric: tabular-nums;
  }
`
