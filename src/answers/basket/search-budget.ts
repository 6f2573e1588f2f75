/** Of one item, after its first: all the readings of a name, and an alternative of it. */
const mostOfItem = 16
/** Of one message, after the first of each item: four times as many as a whole list of things that are sold needs. */
export const mostFurther = 240

/** How many searches a list may cost. The first of each item is always made; the others are shared. */
export class SearchBudget {
  #left = mostFurther
  /** Whether something was not looked for further because the searches were used up. */
  isUsedUp = false

  /** The searches of one item: each is asked for before it is made. */
  ofItem(): () => boolean {
    let made = 0
    return () => {
      made++
      if (made === 1) return true
      if (made > mostOfItem) return false
      if (this.#left === 0) this.isUsedUp = true
      else this.#left--
      return !this.isUsedUp
    }
  }
}
