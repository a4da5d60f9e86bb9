import { equal, test, throws } from './testing'
import { partOfDay } from './subject'

test('in the middle of the morning', () => {
  equal(partOfDay(8), 'morning')
})

test('in the middle of the afternoon', () => {
  equal(partOfDay(15), 'afternoon')
})

test('in the middle of the evening', () => {
  equal(partOfDay(20), 'evening')
})

test('before midnight', () => {
  equal(partOfDay(23), 'night')
})

test('after midnight', () => {
  equal(partOfDay(0), 'night')
  equal(partOfDay(2), 'night')
})

test('the last hour of the night', () => {
  equal(partOfDay(4), 'night')
})

test('the first of the morning', () => {
  equal(partOfDay(5), 'morning')
})

test('the last of the morning', () => {
  equal(partOfDay(11), 'morning')
})

test('the first of the afternoon', () => {
  equal(partOfDay(12), 'afternoon')
})

test('the last of the afternoon', () => {
  equal(partOfDay(17), 'afternoon')
})

test('the first of the evening', () => {
  equal(partOfDay(18), 'evening')
})

test('the last of the evening', () => {
  equal(partOfDay(21), 'evening')
})

test('the first of the night', () => {
  equal(partOfDay(22), 'night')
})
