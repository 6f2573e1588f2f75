/**
 * Keeps a panel that takes the whole screen within what the on-screen keyboard leaves of it: some browsers put
 * the keyboard over the page instead of making the page smaller. Returns what ends it.
 */
export function keepAboveKeyboard(panel: HTMLElement): () => void {
  const viewport = window.visualViewport
  if (!viewport) return () => undefined
  const fit = (): void => {
    panel.style.setProperty('--_top', `${viewport.offsetTop}px`)
    panel.style.setProperty('--_height', `${viewport.height}px`)
  }
  viewport.addEventListener('resize', fit)
  viewport.addEventListener('scroll', fit)
  return () => {
    viewport.removeEventListener('resize', fit)
    viewport.removeEventListener('scroll', fit)
    panel.style.removeProperty('--_top')
    panel.style.removeProperty('--_height')
  }
}
