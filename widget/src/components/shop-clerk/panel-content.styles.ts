import { css } from 'lit'

/** Of what comes into the panel with the conversation's own code. */
export const styles = css`
  shop-clerk-log,
  .side {
    flex: 1 1 0;
    min-block-size: 0;
  }
  shop-clerk-log[hidden] {
    display: none;
  }
  shop-clerk-log .starters {
    margin-block-start: -1rem;
  }
  .empty shop-clerk-log,
  .empty .starters {
    flex: 0 1 auto;
    padding-block-start: 0;
  }
  .empty > .body > .starters {
    --_suggestions-align: center;
    padding: 0 1rem 1rem;
  }
  @container (min-width: 40rem) {
    shop-clerk-log {
      --_log-padding: 1.5rem;
    }
    shop-clerk-header {
      --_header-padding: 1.5rem;
    }
  }
`
