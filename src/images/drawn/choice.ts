/** What a table says of a name; names come from records, so that 'constructor' is a name like any other. */
export const chosen = <T>(table: Readonly<Record<string, T>>, name: string, otherwise: NoInfer<T>): T =>
  Object.hasOwn(table, name) ? (table[name] ?? otherwise) : otherwise
