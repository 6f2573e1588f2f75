/** The rows of letters of a keyboard; each stands about half a key to the right of the one above. */
const layouts = [
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
]

const neighbours = new Set(layouts.flatMap(pairsOf))

/** Left and right, and the two keys below, on a QWERTY or a QWERTZ keyboard. */
export const areNeighbours = (a: string, b: string): boolean => neighbours.has(a + b)

function pairsOf(rows: readonly string[]): string[] {
  return rows.flatMap((row, index) =>
    [...row].flatMap((key, column) => {
      const below = rows[index + 1] ?? ''
      const beside = [row[column + 1], below[column - 1], below[column]]
      return beside.flatMap((other) => (other === undefined ? [] : [key + other, other + key]))
    }),
  )
}
