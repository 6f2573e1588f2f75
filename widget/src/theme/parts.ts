/** The names under which a page can style what is inside (`::part(…)`), handed on from one shadow root to the next. */
const product = 'product, picture, placeholder, brand, title, rating, price, availability, add-to-cart, alike'
const answer = `answer, text, failure, skeleton, thumb, show-query, products, ${product}, comparison, basket, article, notice, notice-button, chips, chip, suggestions, suggestion, query, query-request`
const turn = `question, unsent, ${answer}`

export const parts = { product, products: `products, ${product}`, answer, turn, log: `log, ${turn}` } as const
