/** The script that is running now: a classic script knows its own address only while it runs for the first time. */
export const scriptAddress: string | undefined =
  document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : undefined
