import { css } from 'lit'
import { failedStyles } from '../conversation-turn/failed.styles.ts'

const answer = css`
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
  .bones {
    animation: appear 0.2s 0.15s ease-out backwards;
  }
  @keyframes appear {
    from {
      opacity: 0;
      translate: 0 0.375rem;
    }
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

export const styles = [failedStyles, answer]
