import { describe, expect, it } from 'vitest'
import { addToRanking, moveInRanking, placesOf, removeFromRanking, tieInRanking } from './ranking.ts'

const ranking = [['a'], ['b', 'c'], ['d']]

describe('a ranking with ties', () => {
  it('counts places as in a race', () => {
    expect(
      [...placesOf(ranking)].map(([id, { place, shared }]) => `${id}${place}${shared ? '=' : ''}`),
    ).toEqual(['a1', 'b2=', 'c2=', 'd4'])
  })

  it('takes an output at its end, once', () => {
    expect(addToRanking([['a']], 'b')).toEqual([['a'], ['b']])
    expect(addToRanking(ranking, 'c')).toBe(ranking)
  })

  it('moves an output out of a shared place, or past the next one, and stops at both ends', () => {
    expect(moveInRanking(ranking, 'c', -1)).toEqual([['a'], ['c'], ['b'], ['d']])
    expect(moveInRanking(ranking, 'b', 1)).toEqual([['a'], ['c'], ['b'], ['d']])
    expect(moveInRanking(ranking, 'd', -1)).toEqual([['a'], ['d'], ['b', 'c']])
    expect(moveInRanking(ranking, 'a', 1)).toEqual([['b', 'c'], ['a'], ['d']])
    expect(moveInRanking(ranking, 'a', -1)).toBe(ranking)
    expect(moveInRanking(ranking, 'd', 1)).toBe(ranking)
    expect(moveInRanking(ranking, 'x', 1)).toBe(ranking)
  })

  it('ties an output with the one above, and parts them again', () => {
    expect(tieInRanking(ranking, 'd')).toEqual([['a'], ['b', 'c', 'd']])
    expect(tieInRanking(ranking, 'c')).toEqual([['a'], ['b'], ['c'], ['d']])
    expect(tieInRanking(ranking, 'b')).toEqual([['a', 'b', 'c'], ['d']])
    expect(tieInRanking(ranking, 'a')).toBe(ranking)
  })

  it('gives an output back', () => {
    expect(removeFromRanking(ranking, 'a')).toEqual([['b', 'c'], ['d']])
    expect(removeFromRanking(ranking, 'b')).toEqual([['a'], ['c'], ['d']])
  })
})
