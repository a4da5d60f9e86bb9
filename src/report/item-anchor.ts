/** Name of an item's part of the page: its place, since its id may be anything. */
export function itemAnchor(place: number): string {
  return `item-${place + 1}`
}
