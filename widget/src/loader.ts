import { loadAgain } from './load-again.ts'

/** The widget's first module, from where this script is; the build says it. */
declare const __CORE__: string

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  const core = new URL(__CORE__, script.src).href
  void loadAgain(() => import(/* @vite-ignore */ core), core)
} else {
  console.error('<shop-clerk>: widget.js is a classic script. A module is at widget/shop-clerk.js beside it.')
}
