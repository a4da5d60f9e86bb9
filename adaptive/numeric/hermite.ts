/**
 * Nodes z and weights w of the 7-point Gauss-Hermite rule for the standard normal: E f(Z) ≈ Σ w·f(z), exact for
 * polynomials of degree 13. z are the roots of He_7, w = 7!/(7·He_6(z))² (Abramowitz and Stegun 1964, 25.4.46, for the
 * weight function e^{−z²/2}/√(2π)), computed to 30 digits and rounded.
 */
export const HERMITE_NODES: readonly { readonly z: number; readonly w: number }[] = [
  { z: -3.7504397177257422563, w: 5.4826885597221779162e-4 },
  { z: -2.3667594107345412886, w: 3.075712396758649704e-2 },
  { z: -1.1544053947399681272, w: 2.4012317860501271374e-1 },
  { z: 0, w: 4.5714285714285714286e-1 },
  { z: 1.1544053947399681272, w: 2.4012317860501271374e-1 },
  { z: 2.3667594107345412886, w: 3.075712396758649704e-2 },
  { z: 3.7504397177257422563, w: 5.4826885597221779162e-4 },
]
