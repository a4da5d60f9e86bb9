import type { JsCat, JsCatClass } from './engine-jscat.ts'

/** @returns a maker of jsCAT's tests with EAP and maximum information */
export function jsCatMaker(Cat: JsCatClass): () => JsCat {
  return () =>
    new Cat({
      method: 'EAP',
      itemSelect: 'MFI',
      nStartItems: 0,
      minTheta: -5,
      maxTheta: 5,
      priorDist: 'norm',
      priorPar: [0, 1],
    })
}
