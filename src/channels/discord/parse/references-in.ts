import { type Reference, readCustomId } from '../custom-ids.ts'

/** Each custom_id among components, and in what they hold. */
function* customIdsIn(components: unknown): Generator<string> {
  if (Array.isArray(components)) {
    for (const one of components) yield* customIdsIn(one)
  } else if (typeof components === 'object' && components !== null) {
    if ('custom_id' in components && typeof components.custom_id === 'string') yield components.custom_id
    if ('components' in components) yield* customIdsIn(components.components)
    if ('accessory' in components) yield* customIdsIn(components.accessory)
  }
}

/** The answers that the components of a message refer to; those of an answer refer to itself. */
export function* referencesIn(components: unknown): Generator<Reference> {
  for (const customId of customIdsIn(components)) {
    const id = readCustomId(customId)
    if (id !== undefined && 'reference' in id) yield id.reference
  }
}
