import type { PropertyDeclarations } from 'lit'

/** What the element's attributes and properties are to Lit. */
export const properties: PropertyDeclarations = {
  mode: { reflect: true },
  endpoint: {},
  locale: {},
  heading: {},
  greeting: {},
  placeholder: {},
  queries: {},
  cart: { type: Boolean },
  suggestions: {
    converter: {
      fromAttribute: (value: string | null) =>
        (value ?? '')
          .split('|')
          .map((text) => text.trim())
          .filter(Boolean),
    },
  },
  isOpen: { type: Boolean, reflect: true, attribute: 'open' },
  view: { state: true },
  isContentMissing: { state: true },
}
