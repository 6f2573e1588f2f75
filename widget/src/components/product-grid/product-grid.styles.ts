import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
  }
  .grid {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--shop-clerk-gap, 0.75rem);
  }
  /* Cards that are not seen yet are laid out when they come near. */
  li {
    content-visibility: auto;
    contain-intrinsic-block-size: auto 8rem;
  }
  @container (min-width: 26rem) {
    li {
      contain-intrinsic-block-size: auto 24rem;
    }
    .grid {
      grid-template-columns: repeat(2, minmax(0, 1fr));
    }
  }
  @container (min-width: 40rem) {
    .grid {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: var(--shop-clerk-gap, 1rem);
    }
  }
  @container (min-width: 54rem) {
    .grid {
      grid-template-columns: repeat(4, minmax(0, 1fr));
    }
  }
`
