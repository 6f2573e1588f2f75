import type { Reporter, TestModule } from 'vitest/node'

/** Says at the end of a run what was not tested here, and how it would be. */
export class SkippedReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) =>
      [...module.children.allTests('skipped')].map((test) => `${module.relativeModuleId}: ${test.fullName}`),
    )
    if (skipped.length > 0)
      console.log(`\nSkipped on this machine:\n${skipped.map((line) => `  - ${line}`).join('\n')}\n`)
  }
}
