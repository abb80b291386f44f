import { expect, test } from 'vitest'
import { createSlots } from './slots.ts'

const never = new AbortController().signal
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('lets no more than the given number go on, in the order they came', async () => {
  const slots = createSlots(2)
  const going: string[] = []
  const start = async (name: string) => {
    const done = await slots.take(never)
    going.push(name)
    return done
  }
  const [first, second] = [start('a'), start('b')]
  const third = start('c')
  void start('d')
  await settle()
  expect(going).toEqual(['a', 'b'])
  ;(await second)()
  await settle()
  expect(going).toEqual(['a', 'b', 'c'])
  ;(await first)()
  ;(await third)()
  await settle()
  expect(going).toEqual(['a', 'b', 'c', 'd'])
})

test('who leaves while waiting takes no turn', async () => {
  const slots = createSlots(1)
  const done = await slots.take(never)
  const leaving = new AbortController()
  const left = slots.take(leaving.signal)
  const next = slots.take(never)
  leaving.abort(new Error('left'))
  await expect(left).rejects.toThrow('left')
  done()
  expect(await next).toBeTypeOf('function')
})
