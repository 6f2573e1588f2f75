/** What one part of the benchmarks measured. */
export interface Section {
  title: string
  /** The first row holds the heads of the columns. */
  rows: string[][]
  /** SVG by file name. */
  plots?: ReadonlyMap<string, string>
}

export const ms = (value: number): string => `${value.toFixed(2)} ms`
export const seconds = (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1)} s`
export const megabytes = (value: number): string => `${value.toFixed(0)} MB`
