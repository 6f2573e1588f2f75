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
  @container (min-width: 26rem) {
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
