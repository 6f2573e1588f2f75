import { defineConfig } from 'vitest/config'
import { SkippedReporter } from './test/skipped-reporter.ts'

export default defineConfig({
  test: {
    reporters: ['default', new SkippedReporter()],
    include: ['test/**/*.test.ts', 'widget/**/*.test.ts'],
    // A browser on a busy machine takes its time; a test that hangs is ended all the same.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // A machine that others use as well may stall a browser or a server: a test that passes only at the second try is named.
    retry: process.env.CI === 'true' ? 1 : 0,
    // Two cores: more workers only take each other's time and memory.
    maxWorkers: 2,
  },
})
