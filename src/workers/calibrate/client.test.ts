import { expect, test } from 'vitest'
import { droppedResponses, startCalibration } from './client.ts'

const file = (name: string, path = '') =>
  Object.defineProperty(new File(['x'], name), 'webkitRelativePath', { value: path })

test('a single file is a file, whatever stands in it', () => {
  expect(droppedResponses([file('a.csv')])).toMatchObject({ type: 'file', file: { name: 'a.csv' } })
})

test('a chosen folder has its name, and files their paths below it', () => {
  const files = [file('a.json', 'results/a.json'), file('b.json', 'results/may/b.json')]
  expect(droppedResponses(files)).toMatchObject({
    type: 'folder',
    name: 'results',
    files: [{ path: 'a.json' }, { path: 'may/b.json' }],
  })
  expect(droppedResponses(files.slice(0, 1))).toMatchObject({ type: 'folder', name: 'results' })
})

test('several files are a folder of results', () => {
  expect(droppedResponses([file('a.json'), file('b.json')])).toMatchObject({
    type: 'folder',
    files: [{ path: 'a.json' }, { path: 'b.json' }],
  })
})

test('no file is a fault of the caller', () => {
  expect(() => droppedResponses([])).toThrow('at least one file is expected, received none')
})

test('options out of bounds are refused before a worker starts', () => {
  const responses = droppedResponses([file('a.csv')])
  expect(() => startCalibration({ responses, model: '2pl', points: 10 }, () => undefined)).toThrow(
    'points must be an integer from 11 to 401, received 10',
  )
})
