/** The names under which a page can style what is inside (`::part(…)`), handed on from one shadow root to the next. */
const product = 'product, picture, placeholder, brand, title, rating, price, availability'
const turn = `question, answer, text, failure, skeleton, thumb, show-query, products, ${product}, comparison, basket, notice, notice-button, chips, chip, suggestions, suggestion, query, query-request`

export const parts = { product, products: `products, ${product}`, turn, log: `log, ${turn}` } as const
