import { keyOf } from './address'

/** The readers, in the order in which they came: how each wrote the address, by its key. */
export class List {
  private entries = new Map<string, string>()

  has(key: string): boolean {
    return this.entries.has(keyOf(key))
  }

  add(key: string, written: string): void {
    this.entries.set(keyOf(key), written)
  }

  remove(key: string): void {
    this.entries.delete(keyOf(key))
  }

  /** Puts another address in the place of one. */
  replace(key: string, newKey: string, written: string): void {
    const entries = [...this.entries]
    this.entries = new Map(entries.map((entry) => (entry[0] === keyOf(key) ? [keyOf(newKey), written] : entry)))
  }

  addresses(): string[] {
    return [...this.entries.values()]
  }
}
