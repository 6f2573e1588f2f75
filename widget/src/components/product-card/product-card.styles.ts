import { css } from 'lit'

export const styles = css`
  :host {
    block-size: 100%;
  }
  .card {
    position: relative;
    display: grid;
    grid-template-columns: 6.75rem minmax(0, 1fr);
    block-size: 100%;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--shop-clerk-card-radius, var(--_radius));
    overflow: clip;
    transition: border-color 0.15s;
  }
  .linked:hover {
    border-color: color-mix(in srgb, var(--_accent) 45%, var(--_line));
  }
  .picture {
    position: relative;
    aspect-ratio: 1;
    align-self: start;
    margin-block: 0.75rem;
    margin-inline-start: 0.75rem;
    border-radius: calc(var(--_radius) - 0.25rem);
    overflow: hidden;
    background: var(--_tile);
  }
  img,
  .drawing {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: contain;
  }
  img {
    background: #fff;
    padding: 0.5rem;
    color: transparent;
  }
  .own {
    padding: 0;
  }
  .drawing {
    padding: 6%;
    overflow: visible;
  }
  .text {
    display: flex;
    flex-direction: column;
    gap: 0.25rem;
    min-inline-size: 0;
    padding: 0.75rem 0.875rem;
    font-size: 0.875rem;
    line-height: 1.4;
  }
  .brand {
    color: var(--_muted);
    font-size: 0.75rem;
    letter-spacing: 0.02em;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .title {
    font: inherit;
    font-weight: 600;
    line-height: 1.35;
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
    line-clamp: 3;
    overflow: hidden;
  }
  .title a {
    color: inherit;
    text-decoration: none;
  }
  .title a::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--_radius);
  }
  .title a:focus-visible {
    outline: none;
  }
  .title a:focus-visible::after {
    outline: 2px solid var(--_accent);
    outline-offset: -3px;
  }
  .linked:hover .title a {
    color: var(--_accent);
  }
  .facts {
    color: var(--_muted);
    font-size: 0.8125rem;
    white-space: nowrap;
    overflow: hidden;
    text-overflow: ellipsis;
  }
  .rating {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    color: var(--_muted);
    font-size: 0.75rem;
  }
  .stars {
    inline-size: 5rem;
    block-size: 1rem;
  }
  .unlit {
    fill: var(--_line);
  }
  .lit {
    fill: var(--_star);
  }
  .offer {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0.125rem 0.625rem;
    margin-block-start: auto;
    padding-block-start: 0.25rem;
  }
  .price {
    font-size: 1.0625rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
  }
  .price s {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .unpriced {
    color: var(--_muted);
    font-size: 0.8125rem;
    font-weight: 400;
  }
  .availability {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    font-size: 0.75rem;
    color: var(--_good);
  }
  .availability::before {
    content: '';
    inline-size: 0.4375rem;
    block-size: 0.4375rem;
    border-radius: 50%;
    background: currentColor;
  }
  .out_of_stock {
    color: var(--_muted);
  }
  .low,
  .preorder {
    color: var(--_warn);
  }
  /* Above the link that spans the card. */
  .cart {
    position: relative;
    min-block-size: 2.25rem;
    margin-block-start: 0.375rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_accent);
    border-radius: 1.125rem;
    color: var(--_accent);
    font-weight: 600;
  }
  .cart:hover {
    background: var(--_accent);
    color: var(--_on-accent);
  }
  /* Two columns and more: the picture goes on top. */
  @container (min-width: 26rem) {
    .card {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto 1fr;
    }
    .picture {
      aspect-ratio: 4 / 3;
      align-self: stretch;
      margin: 0;
      border-radius: 0;
    }
    .square {
      aspect-ratio: 1;
    }
  }
`
