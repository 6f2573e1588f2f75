/**
 * Types of `<shop-clerk>`, for pages in TypeScript. `GET /widget/shop-clerk.d.ts` gives this file; put it beside your
 * sources, or declare the module that you import: `declare module 'https://shop.example/widget/shop-clerk.js'`.
 */

/** What stands in `detail` of each event. All of them bubble and are composed. */
export interface ShopClerkEventDetails {
  /** The panel was opened. */
  'shopclerk:open': null
  /** The panel was closed. */
  'shopclerk:close': null
  /** The shopper sent a message. */
  'shopclerk:message': { messageId: string; text: string }
  /** A product was pressed. `preventDefault()` keeps the browser from following its link. */
  'shopclerk:product-click': { id: string; url: string }
  /** Products are to go into the page's basket. */
  'shopclerk:add-to-cart': { items: { id: string; quantity: number }[] }
  /** An answer was rated. */
  'shopclerk:feedback': { messageId: string; rating: 'up' | 'down' }
}

type Events = { [Name in keyof ShopClerkEventDetails]: CustomEvent<ShopClerkEventDetails[Name]> }

/** The attributes, as a page writes them. */
export interface ShopClerkAttributes {
  /** A button that opens a panel (the default), or a conversation that fills its container. */
  mode?: 'launcher' | 'inline'
  /** The service, when it is not where the script came from. */
  endpoint?: string
  /** A BCP 47 tag; unset, the language of the page around the element. Words are English, German or Arabic. */
  locale?: string
  heading?: string
  greeting?: string
  placeholder?: string
  /** Separated by `|`. */
  suggestions?: string
  /** Unset, as the system prefers. */
  theme?: 'light' | 'dark'
  /** `off` leaves out what was asked of the search engine. */
  queries?: 'on' | 'off'
  /** Gives each product a button that adds it to the page's basket. */
  cart?: boolean
  /** Whether the panel is open. */
  open?: boolean
}

export declare class ShopClerk extends HTMLElement {
  mode: 'launcher' | 'inline'
  endpoint: string | undefined
  locale: string | undefined
  heading: string | undefined
  greeting: string | undefined
  placeholder: string | undefined
  suggestions: readonly string[]
  queries: 'on' | 'off'
  cart: boolean
  /** Whether the panel is open. */
  isOpen: boolean
  /** Opens the panel. Frameworks may set it as they set the attribute `open`. */
  get open(): () => void
  set open(value: unknown)
  /** Closes the panel. */
  close(): void
  /**
   * Says `text` as the shopper would, and opens the panel. The message's id; undefined when there is nothing to say,
   * an answer is still coming, or the widget could not be loaded.
   */
  send(text: string): Promise<string | undefined>
  /** Leaves the conversation and begins another one. */
  reset(): Promise<void>

  addEventListener<Name extends keyof Events>(
    type: Name,
    listener: (event: Events[Name]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void
}

declare global {
  interface HTMLElementTagNameMap {
    'shop-clerk': ShopClerk
  }
  interface GlobalEventHandlersEventMap extends Events {}
}
