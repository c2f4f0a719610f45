import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeGate } from '../../src/security/gate.ts'

/** A job that ends when it is told to. */
function job<Answer>(answer: Answer) {
  let end = () => {}
  const ended = new Promise<void>((resolve) => {
    end = resolve
  })
  const state = { started: false }
  const run = async () => {
    state.started = true
    await ended
    return answer
  }
  return { state, run, end: () => end() }
}

const breath = () => new Promise((resolve) => setImmediate(resolve))

test('two at once, three in line, the sixth is told that we are busy and never starts', async () => {
  const gate = makeGate(2, 3)
  const jobs = Array.from({ length: 6 }, (_, number) => job(number))
  const answers = jobs.map(({ run }) => gate(run))
  assert.is(await answers[5], 'busy')
  const started = () => jobs.map(({ state }) => state.started)
  assert.equal(started(), [true, true, false, false, false, false])

  jobs[1]?.end()
  assert.is(await answers[1], 1)
  await breath()
  assert.equal(started(), [true, true, true, false, false, false])

  for (const { end } of jobs) end()
  assert.equal(await Promise.all(answers), [0, 1, 2, 3, 4, 'busy'])
  assert.is(jobs[5]?.state.started, false)
})

test('of a hundred jobs never more than three run together, and each gets its own answer, first come first', async () => {
  const gate = makeGate(3, 1000)
  let running = 0
  let most = 0
  const order: number[] = []
  const answers = await Promise.all(
    Array.from({ length: 100 }, (_, number) =>
      gate(async () => {
        order.push(number)
        most = Math.max(most, ++running)
        for (let turn = 0; turn < number % 7; turn++) await breath()
        running -= 1
        return number
      }),
    ),
  )
  assert.is(most, 3)
  assert.equal(
    answers,
    Array.from({ length: 100 }, (_, number) => number),
  )
  assert.equal(order, answers)
})

test('a job that throws, at once or later, makes room for the next', async () => {
  const gate = makeGate(1, 1)
  for (let round = 0; round < 20; round++) {
    const thrown = await gate(async () => {
      if (round % 2) await breath()
      throw new Error(`round ${round}`)
    }).catch((error) => error.message)
    assert.is(thrown, `round ${round}`)
  }
  assert.is(await gate(async () => 'in'), 'in')
})

test('whoever comes while a place is handed over does not overtake or squeeze in', async () => {
  const gate = makeGate(1, 1)
  const first = job('first')
  const second = job('second')
  const third = job('third')
  const one = gate(first.run)
  const two = gate(second.run)
  first.end()
  await one
  const three = gate(third.run)
  await breath()
  assert.is(second.state.started, true)
  assert.is(third.state.started, false)
  second.end()
  third.end()
  assert.equal(await Promise.all([two, three]), ['second', 'third'])
})

test.run()
