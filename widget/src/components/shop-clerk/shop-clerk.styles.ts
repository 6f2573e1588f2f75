import { css } from 'lit'

export const styles = css`
  :host {
    color-scheme: light dark;
    color: var(--_text);
    font-family: var(--shop-clerk-font, inherit);
    font-size: var(--shop-clerk-font-size, 1rem);
    font-weight: 400;
    line-height: var(--shop-clerk-line-height, 1.5);
    text-align: start;
    letter-spacing: normal;
    text-transform: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  :host([mode='inline']) {
    block-size: 100%;
    min-block-size: 0;
  }
  /* What an unknown element is: nothing beside it moves when it becomes known, in rows and columns neither. */
  :host(:not([mode='inline'])) {
    display: inline;
  }
  dialog,
  .launcher {
    z-index: var(--shop-clerk-z-index, 2147483000);
  }
  .panel {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    color: inherit;
    background: var(--_surface);
    container-type: inline-size;
  }
  /* Only its direction counts. */
  .body {
    display: contents;
  }
  section.panel {
    block-size: 100%;
    border-radius: inherit;
  }
  dialog.panel:not([open]) {
    display: none;
  }
  dialog.panel {
    position: fixed;
    inset: auto;
    inset-block-end: max(var(--shop-clerk-offset-block, 1rem), env(safe-area-inset-bottom));
    inset-inline-end: max(var(--shop-clerk-offset-inline, 1rem), env(safe-area-inset-right));
    inline-size: min(var(--shop-clerk-width, 30rem), 100vw - 2rem);
    max-inline-size: none;
    block-size: min(var(--shop-clerk-height, 46rem), 100dvh - 2rem);
    max-block-size: none;
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) + 0.375rem);
    box-shadow: var(--shop-clerk-shadow, 0 1.5rem 4rem rgb(0 0 0 / 0.22), 0 0.25rem 1rem rgb(0 0 0 / 0.1));
    overflow: clip;
    animation: rise 0.18s ease-out;
  }
  @keyframes rise {
    from {
      opacity: 0;
      translate: 0 0.75rem;
    }
  }
  @media (max-width: 480px) {
    dialog.panel {
      inset: var(--_top, 0) 0 auto;
      inline-size: 100vw;
      max-inline-size: 100vw;
      block-size: var(--_height, 100dvh);
      border: 0;
      border-radius: 0;
      padding: env(safe-area-inset-top) env(safe-area-inset-right) env(safe-area-inset-bottom) env(safe-area-inset-left);
    }
  }
  .launcher {
    position: fixed;
    inset-block-end: max(var(--shop-clerk-offset-block, 1.25rem), env(safe-area-inset-bottom));
    inset-inline-end: max(var(--shop-clerk-offset-inline, 1.25rem), env(safe-area-inset-right));
    display: grid;
    place-items: center;
    inline-size: var(--shop-clerk-launcher-size, 3.5rem);
    block-size: var(--shop-clerk-launcher-size, 3.5rem);
    border-radius: var(--shop-clerk-launcher-radius, 50%);
    background: var(--_accent);
    color: var(--_on-accent);
    box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.25);
    transition: scale 0.15s;
  }
  .launcher:hover {
    scale: 1.05;
  }
  .launcher .icon {
    inline-size: 1.75rem;
    block-size: 1.75rem;
  }
  :host([open]) .launcher {
    visibility: hidden;
  }
  /* Until the conversation's own code is there; the header takes this much. */
  .soon {
    flex: 1 1 0;
    padding: calc(3.5rem + 1px + 1rem) 1rem 1rem;
  }
  .again {
    min-block-size: 1.5rem;
    text-decoration: underline;
  }
  shop-clerk-composer {
    inline-size: 100%;
    max-inline-size: 72rem;
    margin-inline: auto;
    padding: 0.5rem 1rem 1rem;
  }
  .problem {
    padding: 0 1.125rem 0.375rem;
    font-size: 0.875rem;
    color: var(--_bad);
  }
  .problem:empty {
    display: none;
  }
  .greeting {
    line-height: 1.5;
    unicode-bidi: plaintext;
  }
  /* Nothing said yet on a page of its own: the field in the middle, as of a search page. */
  .empty {
    justify-content: center;
    padding-block: clamp(0.75rem, 3cqi, 2rem);
  }
  .empty > .body > * {
    inline-size: 100%;
    max-inline-size: 46rem;
    margin-inline: auto;
  }
  .empty .soon {
    flex: 0 1 auto;
    padding-block-start: 0;
  }
  .empty .greeting {
    font-family: var(--shop-clerk-greeting-font, inherit);
    font-size: clamp(1.375rem, 1rem + 2.2cqi, 2rem);
    line-height: 1.25;
    text-align: center;
    text-wrap: balance;
  }
  /* Colours of the system have no shadows: a line shows where the button and the panel end. */
  @media (forced-colors: active) {
    .launcher {
      border: 2px solid ButtonText;
    }
  }
  @container (min-width: 40rem) {
    shop-clerk-composer {
      padding: 0.5rem 1.5rem 1.5rem;
    }
  }
`
