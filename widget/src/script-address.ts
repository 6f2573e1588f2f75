const here = import.meta.url

/** Where the widget came from: beside it is the folder that its modules are in. Undefined while it is developed. */
export const scriptAddress: string | undefined = import.meta.env.DEV ? undefined : new URL('../widget.js', here).href
