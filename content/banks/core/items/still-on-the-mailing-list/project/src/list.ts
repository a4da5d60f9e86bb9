/** The readers, in the order in which they came: how each wrote the address, by its key. */
export class List {
  private entries = new Map<string, string>()

  has(key: string): boolean {
    return this.entries.has(key)
  }

  add(key: string, written: string): void {
    this.entries.set(key, written)
  }

  remove(key: string): void {
    this.entries.delete(key)
  }

  /** Puts another address in the place of one. */
  replace(key: string, newKey: string, written: string): void {
    const entries = [...this.entries]
    this.entries = new Map(entries.map((entry) => (entry[0] === key ? [newKey, written] : entry)))
  }

  addresses(): string[] {
    return [...this.entries.values()]
  }
}
