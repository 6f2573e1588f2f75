import { css } from 'lit'
import { failedStyles } from './failed.styles.ts'

const turn = css`
  :host {
    container-type: inline-size;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.375rem;
    }
  }
  .question {
    display: flex;
    justify-content: flex-end;
    margin-block-end: 1rem;
  }
  .question p {
    max-inline-size: min(36rem, 85%);
    padding: 0.5rem 0.9375rem;
    border-radius: 1.125rem;
    border-end-end-radius: 0.25rem;
    background: var(--shop-clerk-question, var(--_accent));
    color: var(--shop-clerk-on-question, var(--_on-accent));
    line-height: 1.5;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    max-block-size: 14rem;
    overflow: auto;
  }
  .question .icon {
    display: inline-block;
    margin-inline-end: 0.375rem;
    vertical-align: text-bottom;
  }
  @media (forced-colors: active) {
    .question p {
      border: 1px solid;
    }
  }
  shop-clerk-answer {
    display: block;
  }
  shop-clerk-answer + * {
    margin-block-start: 0.875rem;
  }
  /* What is answered at once shows no dots at all. */
  .waiting {
    animation: appear 0.2s 0.15s ease-out backwards;
  }
  .dots {
    display: flex;
    gap: 0.3125rem;
    padding-block: 0.5rem;
  }
  .dots i {
    inline-size: 0.5rem;
    block-size: 0.5rem;
    border-radius: 50%;
    background: var(--_muted);
    animation: breathe 1.2s infinite ease-in-out;
  }
  .dots i:nth-child(2) {
    animation-delay: 0.15s;
  }
  .dots i:nth-child(3) {
    animation-delay: 0.3s;
  }
  @keyframes breathe {
    0%,
    60%,
    100% {
      opacity: 0.3;
    }
    30% {
      opacity: 1;
    }
  }
`

export const styles = [failedStyles, turn]
