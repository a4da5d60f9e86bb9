import { describe, expect, it } from 'vitest'
import { addBlock, deepestIndent, indentBlock, moveBlock, removeBlock, type Placed } from './moves.ts'

const placed: Placed = [
  { id: 'a', indent: 0 },
  { id: 'b', indent: 1 },
  { id: 'c', indent: 1 },
]
const ids = (blocks: Placed): string => blocks.map((block) => block.id).join('')

describe('an order', () => {
  it('takes a block at its end, as deep as the one before', () => {
    expect(addBlock(placed, 'd').at(-1)).toEqual({ id: 'd', indent: 1 })
    expect(addBlock([], 'd')).toEqual([{ id: 'd', indent: 0 }])
  })

  it('takes no block twice', () => {
    expect(addBlock(placed, 'b')).toBe(placed)
  })

  it('moves a block by one place and stops at both ends', () => {
    expect(ids(moveBlock(placed, 'b', -1))).toBe('bac')
    expect(ids(moveBlock(placed, 'b', 1))).toBe('acb')
    expect(moveBlock(placed, 'a', -1)).toBe(placed)
    expect(moveBlock(placed, 'c', 1)).toBe(placed)
    expect(moveBlock(placed, 'unknown', 1)).toBe(placed)
  })

  it('gives a block back', () => {
    expect(ids(removeBlock(placed, 'b'))).toBe('ac')
  })

  it('indents within its bounds', () => {
    expect(indentBlock(placed, 'a', -1)[0]?.indent).toBe(0)
    expect(indentBlock(placed, 'b', 1)[1]?.indent).toBe(2)
    const deep: Placed = [{ id: 'a', indent: deepestIndent }]
    expect(indentBlock(deep, 'a', 1)[0]?.indent).toBe(deepestIndent)
  })
})
