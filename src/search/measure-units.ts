/** What stands behind a number to make it a measure, as tokens: singular, folded. */
export const measureUnits: ReadonlySet<string> = new Set(
  (
    'cm mm nm m km ft in inch gb mb tb kb kg mg g oz lb l ml cl w kw wh v a mah ma va hz khz mhz ghz db dpi ppm fps rpm ' +
    'lm p k mp pc pcs pack page sheet channel port pixel mbit gbit gbps mbps x s'
  ).split(' '),
)
