import { loadAgain } from './load-again.ts'

/** The widget's first module, from where this script is; the build says it. */
declare const __CORE__: string

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  const core = new URL(__CORE__, script.src).href
  // A browser may remember that it could not import a module; what it could not fetch it forgets.
  const fetched = async () => {
    const response = await fetch(core)
    if (!response.ok) throw response
    await response.blob()
    await import(/* @vite-ignore */ core)
  }
  void loadAgain(fetched, core)
} else {
  console.error('<shop-clerk>: widget.js is no module; widget/shop-clerk.js beside it is.')
}
