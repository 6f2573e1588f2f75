import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createOpenAiLanguageModel } from '../../src/models/openai-language-model.ts'
import { openTokenBudget } from '../../src/models/token-budget.ts'
import { LanguageModelError } from '../../src/understanding/language-model.ts'
import { completion, type ModelStandIn, silence, startModelStandIn, status } from '../fixtures/model-stand-in.ts'

let standIn: ModelStandIn
let folder: string
beforeEach(async () => {
  standIn = await startModelStandIn()
  folder = mkdtempSync(join(tmpdir(), 'shopclerk-model-'))
})
afterEach(async () => {
  await standIn.close()
  rmSync(folder, { recursive: true })
})

const request = { name: 'reading', schema: { type: 'object' }, instructions: 'Read.', input: 'a lamp', mostTokens: 50 }
const never = new AbortController().signal

function modelWith(mostADay = 100_000) {
  const budget = openTokenBudget(join(folder, 'tokens.json'), mostADay)
  const model = createOpenAiLanguageModel({ apiKey: 'sk-secret', baseUrl: standIn.baseUrl, model: 'm', budget })
  return { budget, model }
}

const failure = async (work: Promise<unknown>): Promise<string> => {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(LanguageModelError)
  return (error as Error).message
}

describe('a structured answer', () => {
  it('is asked for by its schema, once, and counted', async () => {
    standIn.answer = completion('{"a":1}', 77)
    const { model, budget } = modelWith()
    expect(await model.structured(request, never)).toBe('{"a":1}')
    expect(standIn.asked).toHaveLength(1)
    expect(standIn.asked[0]).toMatchObject({
      model: 'm',
      max_completion_tokens: 50,
      messages: [{ content: 'Read.' }, { content: 'a lamp' }],
      response_format: { json_schema: { name: 'reading', strict: true, schema: { type: 'object' } } },
    })
    expect(standIn.keys).toEqual(['Bearer sk-secret'])
    expect(budget.spent()).toBe(77)
  })

  it.each([
    ['a wrong key', status(401), 'The language model refuses the key of OPENAI_API_KEY (401).'],
    ['an unknown model', status(404), 'The language model does not know the model of OPENAI_CHAT_MODEL (404).'],
    ['too many requests', status(429), 'The language model takes no more requests for now (429).'],
    ['an error of the server', status(500), 'The language model answered with status 500.'],
    ['no JSON', status(200, '<html>'), /language model/],
    ['nothing', status(200, 'null'), 'The language model answered with no text.'],
    ['an empty answer', completion(''), 'The language model answered with no text.'],
    ['another shape', status(200, { choices: 7 }), 'The language model answered with no text.'],
    ['a megabyte', completion('x'.repeat(2 ** 20)), /language model/],
  ])('that is %s is an error of one line, without a second try', async (_, answer, message) => {
    standIn.answer = answer
    const text = await failure(modelWith().model.structured(request, never))
    expect(text).toMatch(message)
    expect(text).not.toMatch(/secret|\n/)
    expect(standIn.asked).toHaveLength(1)
  })

  it('that does not come ends with the signal', async () => {
    standIn.answer = silence
    const text = await failure(modelWith().model.structured(request, AbortSignal.timeout(50)))
    expect(text).toBe('The language model did not answer in time.')
  })

  it('is not waited for when the service failed three times in a row', async () => {
    standIn.answer = status(500)
    const { model } = modelWith()
    for (let round = 0; round < 3; round++) await failure(model.structured(request, never))
    expect(await failure(model.structured(request, never))).toContain('left alone for a while')
    expect(standIn.asked).toHaveLength(3)
  })

  it('counts by length what is reported as nothing or as more than can be', async () => {
    for (const tokens of [-5, 1e12]) {
      standIn.answer = completion('{}', tokens)
      const { model, budget } = modelWith()
      const before = budget.spent()
      await model.structured(request, never)
      expect(budget.spent() - before).toBe(54)
    }
  })
})

describe('a text', () => {
  it('comes in pieces and is counted', async () => {
    standIn.answer = completion('A fine mouse for small hands.', 33)
    const { model, budget } = modelWith()
    const pieces = await Array.fromAsync(model.text(request, never))
    expect(pieces.join('')).toBe('A fine mouse for small hands.')
    expect(pieces.length).toBeGreaterThan(2)
    expect(budget.spent()).toBe(33)
  })

  it('that breaks off is an error', async () => {
    standIn.answer = (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' })
      response.write('data: {"choices":[{"delta":{"content":"A fine"}}]}\n\n')
      setTimeout(() => response.destroy(), 20)
    }
    await failure(Array.fromAsync(modelWith().model.text(request, never)))
  })
})

describe('the budget of a day', () => {
  it('is kept to without asking, outlives a restart and begins anew the next day', async () => {
    standIn.answer = completion('{}', 80)
    const { model } = modelWith(150)
    await model.structured(request, never)
    await model.structured(request, never)
    expect(await failure(model.structured(request, never))).toContain('OPENAI_DAILY_TOKENS')
    expect(standIn.asked).toHaveLength(2)
    const path = join(folder, 'tokens.json')
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ tokens: 160 })
    expect(openTokenBudget(path, 150).allows(1)).toBe(false)
    const tomorrow = new Date(Date.now() + 86_400_000)
    expect(openTokenBudget(path, 150, () => tomorrow).allows(150)).toBe(true)
  })

  it('takes a file that was cut off for nothing spent', () => {
    const path = join(folder, 'tokens.json')
    writeFileSync(path, '{"day":"20')
    expect(openTokenBudget(path, 10).spent()).toBe(0)
  })
})
