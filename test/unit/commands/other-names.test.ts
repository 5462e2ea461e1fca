import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PARTS_IN_LATIN, usualCompany } from '../../../src/news/names/usual-company.ts'
import { fact, usd } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench
beforeAll(async () => {
  bench = await commandBench(FIRST_AT)
  const opus = [oneModel('Claude Opus 4.6', { vendor: fact('Anthropic', 'Anthropic releases Claude Opus 4.6') })]
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }, opus))
  await bench.store.stories.insert(
    modelStory('released', { id: 'm2', title: 'Gemini 9' }, [
      oneModel('Gemini 9', { vendor: fact('Google', 'Google') }),
    ]),
  )
  // As the ledger had it before there was one name for both.
  await bench.store.stories.insert(
    modelStory('released', { id: 'm3', title: 'Veo 9' }, [
      oneModel('Veo 9', { vendor: fact('Google DeepMind', 'DeepMind') }),
    ]),
  )
})
afterAll(() => bench.store.close())

describe('what a company is called elsewhere', () => {
  test('finds it', async () => {
    const card = await bench.ask('models', { vendor: '앤트로픽' })
    expect(card.footer).toEqual([{ kind: 'text', text: 'Page 1 of 1 · 1 story' }])
  })

  test('completes it', async () => {
    expect(await bench.suggest('models', { vendor: '앤트로' }, 'vendor')).toEqual(['Anthropic'])
  })

  test('finds it by the name of a part of it or of its product, too', async () => {
    expect(JSON.stringify(await bench.ask('models', { vendor: 'Google DeepMind' }))).toContain('Gemini 9')
    await bench.ask('subscribe', { topic: 'funding', companies: 'Anysphere, DeepMind' })
    const funding = (await bench.store.subscriptions.listOfChannel('preview:c')).find(
      ({ topic }) => topic === 'funding',
    )
    expect(funding?.filter.subjects).toEqual(['Cursor', 'Google'])
  })

  test('finds its stories by words, whatever language tells them', async () => {
    for (const query of ['앤트로픽', 'アンソロピック', 'Ａｎｔｈｒｏｐｉｃ'])
      expect(readCard(await bench.ask('search', { query })), query).toContain('Anthropic releases Claude Opus 4.6')
    expect(readCard(await bench.ask('story', { id: '앤트로픽' }))).toContain('Claude Opus 4.6')
    for (const query of ['DeepMind', '딥마인드']) {
      const ofPart = readCard(await bench.ask('search', { query }))
      expect(ofPart, query).toContain('Veo 9')
      expect(ofPart, query).not.toContain('Gemini 9')
    }
  })

  test('is somebody whom the ledger knows, if it is a part or a product', () => {
    for (const called of PARTS_IN_LATIN.keys()) expect(usualCompany(called)).not.toBe(called)
  })

  test('is stored as its usual name', async () => {
    await bench.ask('subscribe', { topic: 'models', companies: '앤트로픽, ミストラル' })
    const models = (await bench.store.subscriptions.listOfChannel('preview:c')).find(({ topic }) => topic !== 'funding')
    expect(models?.filter.subjects).toEqual(['Anthropic', 'Mistral AI'])
    await bench.ask('watch', { action: 'add', name: '앤트로픽' })
    expect(JSON.stringify(await bench.ask('watch', { action: 'list' }))).toContain('Anthropic')
    expect((await bench.ask('watch', { action: 'remove', name: '앤트로픽' })).tone).toBe('info')
  })
})

test('a model is found with its number apart or together, and a letter with a number is a name', async () => {
  const models = await commandBench(FIRST_AT)
  try {
    for (const name of ['Qwen3.5', 'GPT-5.3', 'o3'])
      await models.store.stories.insert(
        modelStory('released', { id: name, title: `${name} is out` }, [oneModel(name, { vendor: fact('Somebody') })]),
      )
    const found = async (command: string, query: string) =>
      readCard(await models.ask(command, { query })).match(/[\w.-]+(?= is out)/gu)
    for (const command of ['search', 'models']) {
      for (const query of ['Qwen 3.5', 'qwen-3.5', 'qwen3.5']) expect(await found(command, query)).toEqual(['Qwen3.5'])
      for (const query of ['GPT5.3', 'gpt 5.3', 'ＧＰＴ－５.３'])
        expect(await found(command, query)).toEqual(['GPT-5.3'])
      expect(await found(command, 'o3')).toEqual(['o3'])
      expect(await found(command, 'Qwen 5.3')).toBeNull()
    }
  } finally {
    await models.store.close()
  }
})

test('a company is asked for by either of its names, and what it raised is summed over both', async () => {
  const rounds = await commandBench(FIRST_AT)
  try {
    const raised = [
      ['Quillon', 20e6],
      ['Quillon AI', 50e6],
      ['Nova AI', 7e6],
      ['Nova Labs', 9e6],
    ] as const
    for (const [name, sum] of raised) {
      const facts = { company: fact(name), amount: usd(sum), amountUsd: sum, valuation: null }
      await rounds.store.stories.insert(fundingStory('announced', facts, { id: name, title: `${name} raises money` }))
    }
    const ask = async (company: string) => readCard(await rounds.ask('funding', { company }))
    for (const company of ['Quillon', 'quillon ai']) expect(await ask(company)).toContain('2 announced rounds: $70M')
    // These may be two.
    expect(await ask('Nova AI')).toContain('1 announced round: $7M')
    expect(await ask('Nova Labs')).toContain('1 announced round: $9M')
    expect(await ask('Nova')).toContain('Did you mean Nova AI?')
  } finally {
    await rounds.store.close()
  }
})

test('a name is known with its spaces and marks anywhere, before the ledger has told of anybody', async () => {
  const fresh = await commandBench(FIRST_AT)
  try {
    const names = 'Open AI, anthropic, 딥 시크, 智譜, Hugging-Face, xＡＩ'
    await fresh.ask('subscribe', { topic: 'models', companies: names })
    const [models] = await fresh.store.subscriptions.listOfChannel('preview:c')
    expect(models?.filter.subjects).toEqual(['OpenAI', 'Anthropic', 'DeepSeek', 'Zhipu AI', 'Hugging Face', 'xAI'])
    // What stands in another script in the one paper stands in Latin letters in the next.
    await fresh.ask('subscribe', { topic: 'funding', words: '딥시크, 오픈소스', not_words: 'ディープマインド, 豆包' })
    const [funding] = await fresh.store.subscriptions.listOfChannel('preview:c')
    expect(funding?.filter.words).toEqual(['딥시크', 'DeepSeek', '오픈소스'])
    // Who wants no DeepMind may want Google.
    expect(funding?.filter.notWords).toEqual(['ディープマインド', 'DeepMind', '豆包', 'Doubao'])
    expect(readCard(await fresh.ask('subscriptions', { mute: 'Deep Seek' }))).toContain('DeepSeek')
    const slip = readCard(await fresh.ask('subscribe', { topic: 'models', companies: 'Antropic' }))
    expect(slip).toContain('Did you mean Anthropic?')
    expect(readCard(await fresh.ask('watch', { action: 'add', name: 'Mistrall' }))).toContain('Did you mean Mistral')
  } finally {
    await fresh.store.close()
  }
})
