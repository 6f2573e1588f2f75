/**
 * Keeps a panel that takes the whole screen within what the on-screen keyboard leaves of it: some browsers put
 * the keyboard over the page instead of making the page smaller. Returns what ends it.
 */
export function keepAboveKeyboard(panel: HTMLElement): () => void {
  const viewport = window.visualViewport
  // Where nothing is touched there is no such keyboard.
  if (!viewport || !matchMedia('(pointer: coarse)').matches) return () => undefined
  const place = (): void => {
    // Who has zoomed in sees a part of the panel, which stays as large as it is.
    if (viewport.scale > 1) return
    panel.style.setProperty('--_top', `${viewport.offsetTop}px`)
    panel.style.setProperty('--_height', `${viewport.height}px`)
  }
  place()
  viewport.addEventListener('resize', place)
  viewport.addEventListener('scroll', place)
  return () => {
    viewport.removeEventListener('resize', place)
    viewport.removeEventListener('scroll', place)
    panel.style.removeProperty('--_top')
    panel.style.removeProperty('--_height')
  }
}
