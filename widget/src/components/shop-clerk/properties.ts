import type { PropertyDeclarations } from 'lit'

/** Suggestions as an attribute says them, or a property that was set to the same text. */
export const suggestionsFrom = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : String(value ?? '').split('|')).map((text) => String(text).trim()).filter(Boolean)

/**
 * Whether an attribute is there. Frameworks set a property where a page would write the attribute, and until the element
 * is defined an attribute of the property's value, which may be `false`.
 */
export const isOn = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== false && value !== 'false'

/** What the element's attributes and properties are to Lit. */
export const properties: PropertyDeclarations = {
  mode: { reflect: true },
  endpoint: {},
  locale: {},
  theme: { reflect: true },
  heading: {},
  greeting: {},
  placeholder: {},
  queries: {},
  cart: { converter: isOn },
  suggestions: { converter: { fromAttribute: suggestionsFrom } },
  isOpen: {
    converter: { fromAttribute: isOn, toAttribute: (value: unknown) => (value ? '' : null) },
    reflect: true,
    attribute: 'open',
  },
  view: { state: true },
  isContentMissing: { state: true },
}
