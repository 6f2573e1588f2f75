import { css } from 'lit'

/** What the layers of a placeholder look like, wherever it is drawn. */
export const drawingStyles = css`
  .drawing .body,
  .drawing .shade,
  .drawing .tint {
    fill: currentColor;
  }
  .drawing .tint {
    fill-opacity: 0.13;
  }
  .drawing .ground {
    fill: #2b2926;
    fill-opacity: 0.12;
  }
  .drawing path {
    stroke: #2b2926;
    stroke-opacity: 0.55;
    stroke-width: 1.25;
    stroke-linejoin: round;
    stroke-linecap: round;
  }
  .drawing .shadow {
    fill: #000;
    fill-opacity: 0.15;
    stroke: none;
  }
  .drawing .line {
    fill: none;
    stroke-width: 1.75;
    stroke-opacity: 0.7;
  }
  .drawing .screen {
    fill: #dfe9ee;
  }
  .drawing .paper {
    fill: #fdfbf7;
  }
  .drawing .leaf {
    fill: #6f9e6a;
  }
`
