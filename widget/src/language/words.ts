/** The widget's own words that are there from the start: of the button, the panel and the field. */
export interface FirstWords {
  heading: string
  greeting: string
  placeholder: string
  message: string
  send: string
  stop: string
  /** How many characters may still be written. */
  left(count: number): string
  /** How many characters are too many. */
  tooMany(count: number): string
  notLoaded: string
  tryAgain: string
  offline: string
}

/** All of the widget's own words. What the service says is the service's. */
export interface Words extends FirstWords {
  attach: string
  suggestions: string
  conversation: string
  newConversation: string
  earlier: string
  person: string
  deleteConversation: string
  /** A question, answered by `delete` or `keep`. */
  askDelete: string
  delete: string
  keep: string
  close: string
  you: string
  answer: string
  oneMoment: string
  stopped: string
  /** Under a message that waits for the network. */
  unsent: string
  nothingToShow: string
  limits: string
  /** The name of the button that removes the limit `label`. */
  remove(label: string): string
  /** What the shopper says by pressing it. */
  removeSaid(label: string): string
  undo: string
  retry: string
  edit: string
  good: string
  bad: string
  showQuery: string
  hideQuery: string
  latest: string
  products: string
  noPrice: string
  /** Before a price that holds no more; heard, not seen. */
  insteadOf: string
  inStock: string
  outOfStock: string
  preorder: string
  onlyLeft(count: string): string
  addToCart: string
  added: string
  outOfFive(rating: string): string
  /** After the number of ratings; heard, not seen. */
  ratings: string
  unreachable: string
  wrong: string
  notTheShop: string
  ratingNotSent: string
  notDeleted: string
  tooLarge: string
  comparison: string
  notStated: string
  yes: string
  no: string
  yourList: string
  levels: { budget: string; best: string; premium: string }
  notFound: string
  inAll: string
  /** The name of a button that puts a whole column into the basket. */
  addColumn(level: string): string
  query: string
  request(number: string): string
  copy: string
  copied: string
  more: string
  fromHelp: string
  back: string
  deleteAll: string
  askDeleteAll: string
  noneEarlier: string
  /** The name of the button that deletes the conversation `title`. */
  deleteNamed(title: string): string
  personReason: string
  personContact: string
  personSend: string
  cancel: string
  passedOn: string
  already: string
  handoffFailed: string
  notConfigured: string
  pictureChoose: string
  pictureTake: string
  pictureRemove: string
  pictureKinds: string
  pictureTooLarge: string
  pictureGone: string
  picture: string
}
