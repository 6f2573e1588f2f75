import { css } from 'lit'

export const styles = css`
  :host {
    container-type: inline-size;
    animation: appear 0.2s ease-out;
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
    border-radius: 1.125rem 1.125rem 0.25rem 1.125rem;
    background: var(--_accent);
    color: var(--_on-accent);
    line-height: 1.5;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
    max-block-size: 14rem;
    overflow: auto;
  }
  .answer {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.875rem;
  }
  .text {
    max-inline-size: 42rem;
    line-height: 1.55;
    white-space: pre-wrap;
    unicode-bidi: plaintext;
  }
  .aside {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  .failure {
    display: flex;
    align-items: center;
    gap: 0.625rem;
    padding: 0.5rem 0.875rem;
    border-radius: var(--_radius);
    background: color-mix(in srgb, var(--_bad) 9%, var(--_surface));
    line-height: 1.45;
  }
  .failure > .icon {
    color: var(--_bad);
  }
  .failure p {
    flex: 1;
    min-inline-size: 0;
    unicode-bidi: plaintext;
  }
  .failure button {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 2.25rem;
    padding-inline: 0.75rem;
    border-radius: 1.125rem;
    border: 1px solid currentColor;
    font-weight: 600;
  }
  .footer {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.125rem;
    margin-inline-start: -0.375rem;
    color: var(--_muted);
    font-size: 0.8125rem;
  }
  .footer button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 0.4375rem;
    min-inline-size: 2rem;
    min-block-size: 2rem;
    padding-inline: 0.375rem;
    border-radius: 0.5rem;
    transition: background 0.15s;
  }
  .footer button:hover {
    color: var(--_text);
    background: color-mix(in srgb, var(--_text) 7%, transparent);
  }
  .footer .show-query {
    padding-inline: 0.5rem 0.625rem;
    margin-inline-start: auto;
  }
  .footer .icon {
    inline-size: 1.125rem;
    block-size: 1.125rem;
  }
  .thumb[aria-pressed='true'] {
    color: var(--_accent);
  }
  .thumb[aria-pressed='true'] .icon {
    fill: color-mix(in srgb, currentColor 25%, transparent);
  }
  /* What is answered at once shows no skeleton at all. */
  .skeleton {
    display: grid;
    gap: 0.875rem;
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
  .bones {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr));
    gap: 0.75rem;
    max-block-size: 15rem;
    overflow: hidden;
  }
  .bone {
    border-radius: 0.5rem;
    background: var(--_raised);
  }
  .bone .bone {
    background: color-mix(in srgb, var(--_text) 8%, var(--_raised));
    animation: breathe 1.6s infinite ease-in-out;
  }
  .bone.card {
    padding: 0.75rem;
    border-radius: var(--_radius);
  }
  .bone.picture {
    aspect-ratio: 4 / 3;
  }
  .bone.line {
    block-size: 0.75rem;
    margin-block-start: 0.75rem;
  }
  .bone.short {
    inline-size: 45%;
  }
`
