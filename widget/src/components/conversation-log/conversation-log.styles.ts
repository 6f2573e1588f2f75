import { css } from 'lit'

export const styles = css`
  :host {
    position: relative;
    display: flex;
    flex-direction: column;
    min-block-size: 0;
  }
  .scroller {
    position: relative;
    flex: 1 1 auto;
    min-block-size: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line) transparent;
  }
  .scroller:focus-visible {
    outline-offset: -3px;
    border-radius: var(--_radius);
  }
  .content {
    display: flex;
    flex-direction: column;
    gap: 2rem;
    max-inline-size: 72rem;
    min-block-size: 100%;
    margin-inline: auto;
    padding: var(--_log-padding, 1rem);
    /* Marks that are heaped on one letter cannot be broken. */
    overflow-x: clip;
  }
  /* What is scrolled away is laid out when it comes near. */
  shop-clerk-turn {
    content-visibility: auto;
    contain-intrinsic-size: auto 20rem;
  }
  /* The newest alone moves: hundreds that appear at once would each be a layer of its own. */
  shop-clerk-turn:last-of-type {
    content-visibility: visible;
    animation: appear 0.2s ease-out;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.375rem;
    }
  }
  .latest {
    position: absolute;
    inset-block-end: 0.75rem;
    inset-inline: 0;
    inline-size: fit-content;
    margin-inline: auto;
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    padding-inline: 0.75rem 1rem;
    border-radius: 1.125rem;
    border: 1px solid var(--_line);
    background: var(--_surface);
    box-shadow: 0 4px 16px rgb(0 0 0 / 0.16);
    font-size: 0.875rem;
  }
`
