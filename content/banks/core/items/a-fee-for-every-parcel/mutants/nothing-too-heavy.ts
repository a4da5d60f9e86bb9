export function deliveryFee(grams: number, cents: number, express: boolean): number {
  
  const plain = grams <= 1_000 ? 400 : 700
  const base = cents >= 5_000 ? 0 : plain
  return base + (express ? 600 : 0)
}
