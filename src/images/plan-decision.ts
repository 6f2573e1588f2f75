import type { PlannedJob } from './job-store.ts'
import type { ProviderName } from './provider.ts'

/** What is known of a job that was planned before. */
export interface KnownJob {
  status: 'waiting' | 'done' | 'parked'
  promptHash: string
  provider: ProviderName
}

/** `wait`: it is to be done, from the beginning. `keep`: it is as it should be. */
export type PlanDecision = 'wait' | 'keep' | 'park'

/**
 * What becomes of a product's job. Another record (by its prompt) makes another picture. A picture that is done and not
 * shown is looked for again, which costs nothing where its file is there. A drawing is replaced by a painter's picture,
 * never the other way; what one provider refused, another may make, and what waits for one, another may take over.
 */
export function decide(known: KnownJob | undefined, wanted: PlannedJob): PlanDecision {
  if (wanted.problem !== undefined) return 'park'
  if (known === undefined || known.promptHash !== wanted.promptHash) return 'wait'
  switch (known.status) {
    case 'waiting':
      return known.provider !== wanted.provider && wanted.takesOver ? 'wait' : 'keep'
    case 'parked':
      return known.provider === wanted.provider ? 'keep' : 'wait'
    case 'done':
      return !wanted.isShown || (known.provider === 'drawn' && wanted.provider !== 'drawn') ? 'wait' : 'keep'
  }
}
