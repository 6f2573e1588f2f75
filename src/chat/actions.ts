import type { State } from '../understanding/understanding.ts'

/** A limit that a chip removes. */
export type Limit =
  | { type: 'price' }
  | { type: 'brand'; value: string }
  | { type: 'colour'; value: string }
  | { type: 'department'; value: string }
  | { type: 'attribute'; name: string }
  | { type: 'excluded-term'; value: string }
  | { type: 'sort' }

/** What an opaque action stands for; stored, never sent. */
export type ActionMeaning =
  | { kind: 'remove-limit'; limit: Limit }
  /** As if the shopper had written this. */
  | { kind: 'say'; text: string }
  /** A question to the help centre, in these words, whatever they would be understood as. */
  | { kind: 'ask-support'; text: string }
  | { kind: 'more' }
  /** What looks like the picture of this product. */
  | { kind: 'look-like'; product: string }
  /** The same search again, this time without the relaxing ladder. */
  | { kind: 'exact'; state: State }
