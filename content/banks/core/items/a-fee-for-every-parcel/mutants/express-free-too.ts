export function deliveryFee(grams: number, cents: number, express: boolean): number {
  if (grams > 20_000) throw new RangeError('too heavy')
  const plain = grams <= 1_000 ? 400 : 700
  const base = cents >= 5_000 ? 0 : plain
  return cents >= 5_000 ? 0 : base + (express ? 600 : 0)
}
