import { css } from 'lit'

export const styles = css`
  .field {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  canvas {
    max-inline-size: 4rem;
    max-block-size: 4rem;
    border-radius: 0.5rem;
    background: var(--_raised);
  }
  .name {
    flex: 1;
    min-inline-size: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--_muted);
  }
  .way {
    min-block-size: 2.25rem;
    padding-inline: 0.875rem;
    border: 1px solid var(--_line);
    border-radius: 1.125rem;
  }
  .problem {
    flex: 1 1 100%;
    order: 1;
    color: var(--_bad);
  }
  .problem:empty {
    display: none;
  }
  .remove {
    display: grid;
    place-items: center;
    inline-size: 2rem;
    block-size: 2rem;
    margin-inline-start: auto;
    color: var(--_muted);
  }
  /* Where there is no camera to hold, taking a picture would only open the same dialogue. */
  @media (pointer: fine) {
    .camera {
      display: none;
    }
  }
`
