export type Stock = ReturnType<typeof createStock>

/** How many pieces there are. */
export function createStock(pieces: number) {
  let left = pieces
  return {
    read: () => left,
    write: (count: number) => {
      left = count
    },
  }
}
