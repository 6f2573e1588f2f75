/** Well above what the service sends; what is past it is cut, not shown. */
export const limits = { parts: 100, products: 100, buttons: 40, rows: 80, queries: 20, text: 100_000, label: 200 }
