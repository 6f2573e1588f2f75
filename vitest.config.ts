import { defineConfig } from 'vitest/config'
import { SkippedReporter } from './test/skipped-reporter.ts'

export default defineConfig({
  test: {
    reporters: ['default', new SkippedReporter()],
    include: ['test/**/*.test.ts', 'widget/**/*.test.ts'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Two cores: more workers only take each other's time and memory.
    maxWorkers: 2,
  },
})
