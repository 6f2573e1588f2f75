import cliProgress from 'cli-progress'

export interface ProgressBar<Told extends object> {
  update(value: number, told?: Told): void
  end(): void
}

/** A bar on standard error of `total` steps, whose `format` also tells what `told` has; it goes when it ends. */
export function progressBar<Told extends object = object>(
  format: string,
  total: number,
  told?: Told,
): ProgressBar<Told> {
  const bar = new cliProgress.SingleBar({
    stream: process.stderr,
    format: `{bar} {percentage}% | ${format} | {eta_formatted} left`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    hideCursor: true,
    clearOnComplete: true,
    stopOnComplete: false,
    gracefulExit: false,
  })
  bar.start(total, 0, told)
  return { update: (value, now) => bar.update(value, now), end: () => bar.stop() }
}
