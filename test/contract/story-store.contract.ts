import { beforeEach, describe, expect, test } from 'vitest'
import { moneyFromMajor, type Money } from '../../src/core/money.ts'
import { ANY_STORY } from '../../src/core/any-story.ts'
import { DAY_MS } from '../../src/core/durations.ts'
import type { EntryOutcome } from '../../src/core/outcome.ts'
import type { MendingRecord } from '../../src/core/mending.ts'
import type { Store } from '../../src/core/ports/store.ts'
import type { CandidateQuery, StoryQuery } from '../../src/core/ports/story-store.ts'
import type { Story } from '../../src/core/story.ts'
import { PART_KINDS, type PartKind } from '../../src/core/facts.ts'
import { fact } from '../builders/fact.ts'
import { fundingFacts, releaseFacts, report, story } from '../builders/story.ts'
import { entry } from './stored-entry.ts'

const ALL: StoryQuery = { ...ANY_STORY, topic: 'funding', limit: 10, offset: 0 }

/** What a store keeps of stories, whatever its engine. */
export function storyStoreContract(opened: () => Store): void {
  let store: Store
  beforeEach(() => {
    store = opened()
  })

  test('stories are found by subject, words, amount, status and time, and hidden from other workspaces', async () => {
    const big = story({ id: 's1', facts: fundingFacts({ company: 'Anthropic', amountUsd: 30e9 }), eventAt: 3_000 })
    const small = story({ id: 's2', facts: fundingFacts({ company: 'Temporal', amountUsd: 300e6 }), eventAt: 4_000 })
    const own = story({
      id: 's3',
      facts: fundingFacts({ company: 'Inhouse', amountUsd: 5 }),
      workspaceId: 'preview:w1',
    })
    for (const one of [big, small, own]) await store.stories.insert(one)
    const ids = async (query: Partial<StoryQuery>) =>
      (await store.stories.list({ ...ALL, ...query })).map(({ id }) => id)
    expect(await ids({})).toEqual(['s2', 's1'])
    expect(await ids({ workspaceId: 'preview:w1' })).toEqual(['s2', 's1', 's3'])
    expect(await ids({ workspaceId: 'preview:w2' })).toEqual(['s2', 's1'])
    expect(await ids({ subjects: ['ANTHROPIC', 'nobody'] })).toEqual(['s1'])
    expect(await ids({ words: 'temporal raises' })).toEqual(['s2'])
    expect(await ids({ words: '100%' })).toEqual([])
    expect(await ids({ words: '테모랄', alsoWritten: ['', 'temporal raises', 'anth'] })).toEqual(['s2', 's1'])
    expect(await ids({ words: 'temporal', alsoWritten: ['temporal nothing'], topic: 'funding' })).toEqual(['s2'])
    await store.entries.insert(entry('told', { title: '앤트로픽, 300억 달러 유치' }), 'no-topic')
    await store.entries.setOutcome('told', 'joined', 's1')
    expect(await ids({ words: '앤트로픽' })).toEqual(['s1'])
    expect(await ids({ minAmountUsd: 1e9 })).toEqual(['s1'])
    expect(await ids({ sort: 'largest' })).toEqual(['s1', 's2'])
    expect(await ids({ from: 4_000 })).toEqual(['s2'])
    expect(await ids({ until: 4_000 })).toEqual(['s1'])
    expect(await ids({ statuses: ['rumoured'] })).toEqual([])
    expect(await ids({ topic: 'model-release' })).toEqual([])
    expect(await store.stories.count({ ...ALL, limit: 1 })).toBe(2)
    const page = async (query: Partial<StoryQuery>) => {
      const { stories, total } = await store.stories.listPage({ ...ALL, ...query })
      return [stories.map(({ id }) => id), total]
    }
    expect(await page({ limit: 1 })).toEqual([['s2'], 2])
    expect(await page({ limit: 1, offset: 1 })).toEqual([['s1'], 2])
    expect(await page({ limit: 1, offset: 2 })).toEqual([[], 2])
    expect(await page({ words: 'raises', sort: 'largest', limit: 1 })).toEqual([['s1'], 2])
    expect(await page({ words: 'raises', limit: 1, offset: 2 })).toEqual([[], 2])
    expect(await page({ words: 'nowhere' })).toEqual([[], 0])
    expect(await store.stories.listNames('company', null)).toEqual(['Anthropic', 'Temporal'])
    expect(await store.stories.listNames('company', 'preview:w1')).toEqual(['Inhouse'])
    expect(await store.stories.listNames('vendor', 'preview:w1')).toEqual([])
    expect(await store.stories.find('s1')).toEqual(big)
  })

  test('stories are found by a subject of any letters', async () => {
    await store.stories.insert(story({ id: 's1', facts: fundingFacts({ company: 'ÉLAN Яндекс', amountUsd: null }) }))
    const found = await store.stories.list({ ...ALL, subjects: ['ÉLaN Яндекс'] })
    expect(found.map(({ id }) => id)).toEqual(['s1'])
  })

  test('rounds are found and summed by the country of the company, also after that was corrected', async () => {
    const of = (id: string, country: string | null) => {
      const facts = fundingFacts({ company: id, amountUsd: 5e6 })
      return story({ id, facts: { ...facts, country: country === null ? null : fact(country, 't') } })
    }
    for (const one of [of('s1', 'KR'), of('s2', 'JP'), of('s3', null)]) await store.stories.insert(one)
    const idsOf = async (...countries: string[]) =>
      (await store.stories.list({ ...ALL, countries })).map(({ id }) => id).toSorted()
    expect([await idsOf('KR'), await idsOf('JP'), await idsOf('FR')]).toEqual([['s1'], ['s2'], []])
    expect(await idsOf('JP', 'FR', 'KR')).toEqual(['s1', 's2'])
    expect((await store.stories.sumRounds({ ...ALL, countries: ['JP'] })).rounds).toBe(1)
    await store.stories.update(of('s2', 'KR'))
    expect([await idsOf('KR'), await idsOf('JP')]).toEqual([['s1', 's2'], []])
    await store.stories.insert({ ...of('s4', 'FR'), eventAt: 2_000 })
    await store.stories.insert({ ...of('s5', 'JP'), eventAt: 3_000, workspaceId: 'w' })
    expect(await store.stories.listCountries(ALL)).toEqual(['KR', 'FR'])
    expect(await store.stories.listCountries({ ...ALL, limit: 2 })).toEqual(['FR', 'KR'])
    expect(await store.stories.listCountries({ ...ALL, workspaceId: 'w' })).toEqual(['KR', 'JP', 'FR'])
  })

  test('rounds are found by who gives the money, however the name is written, also after that was corrected', async () => {
    const round = (leads: readonly string[], investors: readonly string[]) => ({
      ...fundingFacts({ company: 'Temporal', amountUsd: 300e6 }),
      leads: leads.map((name) => fact(name, name)),
      investors: investors.map((name) => fact(name, name)),
    })
    const first = story({ id: 's1', facts: round(['Andreessen Horowitz'], ['GIC']) })
    await store.stories.insert(first)
    await store.stories.insert(story({ id: 's2', facts: round(['GIC'], ['GIC']), workspaceId: 'preview:w1' }))
    const found = async (investors: readonly string[], workspaceId: string | null = null) =>
      (await store.stories.listPage({ ...ALL, investors, workspaceId })).stories.map(({ id }) => id)
    expect(await found(['ANDREESSEN Horowitz', 'nobody'])).toEqual(['s1'])
    expect(await found(['gic'])).toEqual(['s1'])
    expect(await found(['gic'], 'preview:w1')).toEqual(['s1', 's2'])
    expect(await found(['Temporal'])).toEqual([])
    expect(await store.stories.listNames('investor', null)).toEqual(['Andreessen Horowitz', 'GIC'])
    expect(await store.stories.listNames('investor', 'preview:w1')).toEqual(['GIC'])
    const { rounds } = await store.stories.sumRounds({ ...ALL, investors: ['GIC'] })
    expect(rounds).toBe(1)
    await store.stories.update({ ...first, facts: round(['Accel'], ['GIC']) })
    expect([await found(['Andreessen Horowitz']), await found(['Accel']), await found(['GIC'])]).toEqual([
      [],
      ['s1'],
      ['s1'],
    ])
  })

  test('a release that names no model is found by who brings it', async () => {
    const vendor = fact('Mistral AI', 'Mistral AI unveils a new model')
    const facts = { ...releaseFacts({ vendor: 'Mistral AI', name: 'X' }), models: [], vendor }
    await store.stories.insert(story({ id: 's1', facts, title: 'A new model is out' }))
    const found = async (query: Partial<StoryQuery>) =>
      (await store.stories.list({ ...ALL, topic: 'model-release', ...query })).map(({ id }) => id)
    expect(await found({ subjects: ['mistral ai'] })).toEqual(['s1'])
    expect(await found({ words: 'mistral' })).toEqual(['s1'])
    expect(await store.stories.listNames('vendor', null)).toEqual(['Mistral AI'])
  })

  test('a workspace sees the public story again when its own one of the event has ended', async () => {
    const facts = fundingFacts({ company: 'Anthropic', amountUsd: 30e9 })
    await store.stories.insert(story({ id: 'public', facts }))
    const own = story({ id: 'own', facts, workspaceId: 'w', publicId: 'public' })
    await store.stories.insert(own)
    const seen = async (workspaceId: string) =>
      (await store.stories.list({ ...ANY_STORY, workspaceId, limit: 5, offset: 0 })).map(({ id }) => id)
    expect([await seen('w'), await seen('other')]).toEqual([['own'], ['public']])
    await store.stories.update({ ...own, mending: { kind: 'retracted' } })
    expect([await seen('w'), await seen('other')]).toEqual([['public'], ['public']])
  })

  test('turns are kept for stories to come, the newest of them, and go with their entries', async () => {
    const facts = releaseFacts({ vendor: 'OpenAI', name: 'GPT-5.4' })
    const turn = (at: number) => report({ entryId: `e${at}`, facts, publishedAt: at * DAY_MS })
    const kept = async () => (await store.stories.listTurns(['gpt:5.4', 'gpt:5.5'])).map(({ entryId }) => entryId)
    for (const at of [1, 2, 3, 4, 5]) await store.entries.insert(entry(`e${at}`), 'no-topic')
    const bounds = { from: 2 * DAY_MS, most: 3 }
    for (const at of [4, 1, 3]) await store.stories.keepTurn(turn(at), at === 3 ? 'gpt:5.5' : 'gpt:5.4', bounds)
    await store.stories.keepTurn(turn(4), 'gpt:5.4', bounds)
    expect(await kept()).toEqual(['e3', 'e4'])
    expect(await store.stories.listTurns(['gpt:5.5'])).toEqual([turn(3)])
    expect(await store.stories.listTurns(['gpt:5'])).toEqual([])
    expect(await store.stories.listTurns([])).toEqual([])
    for (const at of [2, 5]) await store.stories.keepTurn(turn(at), 'gpt:5.4', bounds)
    expect(await kept()).toEqual(['e3', 'e4', 'e5'])
    expect([await store.stories.dropTurn('e4'), await store.stories.dropTurn('e4')]).toEqual([true, false])
    expect(await kept()).toEqual(['e3', 'e5'])
    await store.operations.forgetEntries(DAY_MS, 9)
    expect(await kept()).toEqual([])
  })

  test('what rounds raised is summed per currency, the worthiest first, and as far as it is known', async () => {
    const base = fundingFacts({ company: 'Temporal', amountUsd: 300e6 })
    const euros = { ...base, amount: fact(moneyFromMajor(50e6, 'EUR'), 't'), amountUsd: 58e6 }
    const unknown = { ...base, amount: null, amountUsd: null }
    const changed = story({ id: 's1', facts: fundingFacts({ company: 'Anthropic', amountUsd: 20e9 }) })
    for (const one of [changed, story({ id: 's2', facts: base }), story({ id: 's3', facts: euros })]) {
      await store.stories.insert(one)
    }
    await store.stories.insert(story({ id: 's4', facts: unknown }))
    await store.stories.insert(story({ id: 's5', facts: base, workspaceId: 'preview:w1' }))
    const grown = { ...changed, facts: fundingFacts({ company: 'Anthropic', amountUsd: 30e9 }), revision: 2 }
    await store.stories.update(grown)
    const none = { rounds: 0, withoutAmount: 0, raised: [], raisedUsd: 0 }
    const plain = { ...none, ceilings: none, floors: none, disputed: none }
    const nothing = { ...plain, debt: none, grants: none, sold: none, sales: plain }
    expect(await store.stories.sumRounds({ ...ALL, limit: 1 })).toEqual({
      ...nothing,
      rounds: 4,
      withoutAmount: 1,
      raised: [moneyFromMajor(30_300e6, 'USD'), moneyFromMajor(50e6, 'EUR')],
      raisedUsd: 30_358e6,
    })
    expect((await store.stories.sumRounds({ ...ALL, workspaceId: 'preview:w1' })).raisedUsd).toBe(30_658e6)
    expect(await store.stories.sumRounds({ ...ALL, statuses: ['rumoured'] })).toEqual(nothing)
  })

  test('loans and grants are part of what rounds raised, and told of it; sales of shares are none of it', async () => {
    const of = (round: string | null, amountUsd: number | null) => ({
      ...fundingFacts({ company: 'Temporal', amountUsd }),
      round: round === null ? null : fact(round, 't'),
    })
    const euros = { ...of('debt', 58e6), amount: fact(moneyFromMajor(50e6, 'EUR'), 't') }
    const told = [of('series-b', 300e6), of(null, 10e6), of('debt', 2e9), euros, of('grant', 5e6), of('grant', null)]
    const sold = [of('secondary', 6e9), of('secondary', null)]
    for (const [at, facts] of [...told, ...sold].entries()) await store.stories.insert(story({ id: `s${at}`, facts }))
    const sum = (rounds: number, withoutAmount: number, raisedUsd: number, ...raised: Money[]) => ({
      ...{ rounds, withoutAmount, raisedUsd, raised },
    })
    const usd = (major: number) => moneyFromMajor(major, 'USD')
    const plain = { ceilings: sum(0, 0, 0), floors: sum(0, 0, 0), disputed: sum(0, 0, 0) }
    expect(await store.stories.sumRounds({ ...ALL, limit: 1 })).toEqual({
      ...sum(6, 1, 2_373e6, usd(2_315e6), moneyFromMajor(50e6, 'EUR')),
      ...plain,
      debt: sum(2, 0, 2_058e6, usd(2e9), moneyFromMajor(50e6, 'EUR')),
      grants: sum(2, 1, 5e6, usd(5e6)),
      sold: sum(0, 0, 0),
      sales: { ...sum(2, 1, 6e9, usd(6e9)), ...plain },
    })
  })

  test('what is lent or given beside equity is part of what was lent and given in all, and what was sold is no part of it', async () => {
    const of = (major: number, currency: string, usd: number | null, parts: Partial<Record<PartKind, number>>) => ({
      ...fundingFacts({ company: 'Temporal', amountUsd: usd }),
      amount: fact(moneyFromMajor(major, currency), 't'),
      parts: PART_KINDS.flatMap((kind) => {
        const part = parts[kind]
        return part === undefined ? [] : [fact({ kind, money: moneyFromMajor(part, currency) }, 't')]
      }),
    })
    const lent = { ...fundingFacts({ company: 'Lendor', amountUsd: 7e6 }), round: fact('debt', 't') }
    const told = [
      of(30e6, 'USD', 30e6, { secondary: 10e6 }),
      of(20e6, 'EUR', 24e6, { secondary: 5e6 }),
      of(100e6, 'USD', 100e6, { debt: 40e6 }),
      of(50e6, 'EUR', 60e6, { debt: 10e6, grant: 5e6 }),
      // Without a rate.
      of(10e6, 'XAF', null, { debt: 4e6 }),
      lent,
    ]
    for (const [at, facts] of told.entries()) await store.stories.insert(story({ id: `s${at}`, facts }))
    const { raised, raisedUsd, debt, grants, sold, sales } = await store.stories.sumRounds({ ...ALL, limit: 1 })
    const [usd, eur, xaf] = [moneyFromMajor(47e6, 'USD'), moneyFromMajor(10e6, 'EUR'), moneyFromMajor(4e6, 'XAF')]
    expect(raisedUsd).toBe(205e6)
    expect(raised.map(({ amountMinor, currency }) => [amountMinor, currency])).toEqual([
      [127e8, 'USD'],
      [65e8, 'EUR'],
      [10e6, 'XAF'],
    ])
    const ten = [moneyFromMajor(10e6, 'USD'), moneyFromMajor(5e6, 'EUR')]
    expect(sold).toEqual({ rounds: 2, withoutAmount: 0, raised: ten, raisedUsd: 16e6 })
    expect(sales.rounds).toBe(0)
    expect(debt).toEqual({ rounds: 4, withoutAmount: 0, raised: [usd, eur, xaf], raisedUsd: 59e6 })
    expect(grants).toEqual({ rounds: 1, withoutAmount: 0, raised: [moneyFromMajor(5e6, 'EUR')], raisedUsd: 6e6 })
    await store.stories.update(story({ id: 's2', facts: of(100e6, 'USD', 100e6, {}), revision: 2 }))
    expect((await store.stories.sumRounds({ ...ALL, limit: 1 })).debt.raisedUsd).toBe(19e6)
  })

  test('what is told as the most or the least there may be, or in two ways, is part of a sum and told of it', async () => {
    const of = (quote: string, major: number, round: string | null = null) => ({
      ...fundingFacts({ company: 'Temporal', amountUsd: major }),
      amount: fact(moneyFromMajor(major, 'USD'), quote),
      round: round === null ? null : fact(round, 't'),
    })
    const disputed = { amount: fact(moneyFromMajor(9e6, 'USD'), '$9M'), valuation: null }
    const told: readonly Story[] = [
      story({ id: 's1', facts: of('$1M', 1e6) }),
      story({ id: 's2', facts: of('up to $2M', 2e6) }),
      story({ id: 's3', facts: of('최대 400만 달러', 4e6, 'debt') }),
      story({ id: 's4', facts: of('$8 to $9 million', 8e6) }),
      story({ id: 's5', facts: of('up to $16M', 16e6), disputed }),
      story({ id: 's6', facts: of('up to $32M', 32e6, 'secondary') }),
    ]
    for (const one of told) await store.stories.insert(one)
    const usd = async () => {
      const { sales, ...sums } = await store.stories.sumRounds({ ...ALL, limit: 1 })
      const { raisedUsd, ceilings, floors, disputed: two } = sums
      return [raisedUsd, ceilings.raisedUsd, floors.raisedUsd, two.raisedUsd, sales.ceilings.raisedUsd]
    }
    expect(await usd()).toEqual([31e6, 6e6, 8e6, 16e6, 32e6])
    await store.stories.update(story({ id: 's2', facts: of('$2M', 2e6), revision: 2 }))
    expect(await usd()).toEqual([31e6, 4e6, 8e6, 16e6, 32e6])
  })

  describe('candidates', () => {
    const KEY = 'model:gpt:5.2'
    const one = story({ id: 's1', facts: releaseFacts({ vendor: 'OpenAI', name: 'GPT-5.2' }) })
    const first = report({ entryId: 'e1', facts: one.facts, publishedAt: 5 * DAY_MS })
    const find = (parts: Partial<CandidateQuery> = {}) =>
      store.stories.findCandidates({
        topic: 'model-release',
        scope: 'public',
        keys: [KEY],
        naming: [],
        from: 0,
        until: 9 * DAY_MS,
        limit: 10,
        reportsEach: 10,
        ...parts,
      })
    const ids = async (parts: Partial<CandidateQuery> = {}) => (await find(parts)).map(({ storyId }) => storyId)
    beforeEach(async () => {
      await store.stories.insert(one)
      for (const id of ['e1', 'e2', 'e3']) await store.entries.insert(entry(id), 'no-topic')
      await store.stories.addReport('s1', first, [KEY, KEY])
      await store.stories.addReport('s1', first, ['word:another'])
    })

    test('share a key, a topic, a scope and the window', async () => {
      expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [], isMerged: false }])
      expect(await find({ keys: ['model:gpt:5.3'] })).toEqual([])
      expect(await find({ keys: [] })).toEqual([])
      expect(await find({ from: 6 * DAY_MS })).toEqual([])
      // To the day.
      expect(await ids({ from: 5 * DAY_MS + 1 })).toEqual(['s1'])
      expect(await find({ topic: 'funding' })).toEqual([])
      expect(await find({ until: 4 * DAY_MS })).toEqual([])
      expect(await find({ scope: { workspaceId: 'preview:w1' } })).toEqual([])
      expect((await store.stories.findByEntry('e1')).map(({ id }) => id)).toEqual(['s1'])
    })

    test('come with the most shared keys first, and no more of them than asked for', async () => {
      await store.stories.insert({ ...one, id: 's2' })
      const other = report({ entryId: 'e2', facts: one.facts, publishedAt: 5 * DAY_MS })
      await store.stories.addReport('s2', other, [KEY, 'word:a', 'word:b'])
      // Many reports with one key are no more than one shared key.
      for (let day = 1; day < 8; day += 1) {
        await store.stories.addReport('s1', { ...first, publishedAt: day * DAY_MS }, [KEY])
      }
      const keys = [KEY, 'word:a', 'word:b']
      expect(await ids({ keys })).toEqual(['s2', 's1'])
      expect(await ids({ keys, limit: 1 })).toEqual(['s2'])
    })

    test('that share who is told of come before those that are told in the same words', async () => {
      await store.stories.insert({ ...one, id: 's2' })
      const other = report({ entryId: 'e2', facts: one.facts, publishedAt: 5 * DAY_MS })
      await store.stories.addReport('s2', other, ['word:a', 'word:b'])
      const keys = [KEY, 'word:a', 'word:b']
      expect(await ids({ keys, naming: [KEY], limit: 1 })).toEqual(['s1'])
      expect(await ids({ keys, limit: 1 })).toEqual(['s2'])
    })

    test('come with their newest reports, in order of publication', async () => {
      const later = report({ entryId: 'e2', facts: one.facts, publishedAt: 7 * DAY_MS })
      const latest = report({ entryId: 'e3', facts: one.facts, publishedAt: 8 * DAY_MS })
      await store.stories.addReport('s1', latest, [KEY])
      await store.stories.addReport('s1', later, [KEY])
      const [found] = await find({ reportsEach: 2 })
      expect(found?.reports).toEqual([later, latest])
      expect(await store.stories.reports('s1')).toEqual([first, later, latest])
    })

    test('come with a report in the place of the one of its entry, in that story alone', async () => {
      await store.stories.insert({ ...one, id: 's2' })
      await store.stories.addReport('s2', first, [KEY])
      const revised = { ...first, title: 'As it was corrected' }
      await store.stories.replaceReport('s1', revised, ['word:corrected'])
      expect([await store.stories.reports('s1'), await store.stories.reports('s2')]).toEqual([[revised], [first]])
      expect(await ids({ keys: ['word:corrected'] })).toEqual(['s1'])
      expect(await ids()).toEqual(expect.arrayContaining(['s1', 's2']))
      // Nothing is added where there is none.
      await store.stories.replaceReport('s1', { ...revised, entryId: 'e2' }, [])
      expect(await store.stories.reports('s1')).toEqual([revised])
    })

    test('tell whether others were merged into them', async () => {
      await store.stories.insert({ ...one, id: 's2', mending: { kind: 'merged', intoId: 's1' } })
      expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [], isMerged: true }])
    })

    test('without its reports a story is found by no key; what was barred comes with it', async () => {
      const taken = report({ entryId: 'e2', facts: one.facts, publishedAt: 5 * DAY_MS })
      await store.stories.insert({ ...one, id: 's2' })
      await store.stories.addReport('s2', taken, ['word:taken'])
      await store.stories.bar('s1', ['e2'])
      await store.stories.bar('s1', ['e2'])
      expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [taken], isMerged: false }])
      await store.stories.insert({ ...one, id: 's3' })
      await store.stories.addReport('s3', taken, ['word:passed'])
      await store.stories.bar('s1', ['e3'])
      await store.stories.addReport('s2', { ...taken, entryId: 'e3' }, [])
      // What the other has by now is kept out of it no longer.
      await store.stories.passBars('s1', 's3')
      await store.stories.passBars('s1', 's3')
      const [passed] = await find({ keys: ['word:passed'] })
      expect(passed?.barred.map(({ entryId }) => entryId)).toEqual(['e3'])
      await store.stories.unbar('s1', ['e2', 'e3'])
      expect(await find()).toEqual([{ storyId: 's1', reports: [first], barred: [], isMerged: false }])
      await store.stories.addReport('s1', taken, [])
      await store.stories.removeReport('s1', 'e2')
      await store.stories.removeReport('s2', first.entryId)
      expect(await store.stories.reports('s1')).toEqual([first])
      expect(await store.stories.reports('s2')).toHaveLength(2)
      await store.stories.removeReports('s1')
      expect(await find()).toEqual([])
      expect(await store.stories.reports('s1')).toEqual([])
      expect(await ids({ keys: ['word:taken'] })).toEqual(['s2'])
    })
  })

  test('what was mended away is in no list, and keeps what it is', async () => {
    const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
    await store.stories.insert(story({ id: 'told', facts }))
    await store.stories.insert(story({ id: 'merged', facts }))
    await store.stories.insert(story({ id: 'retracted', facts, mending: { kind: 'retracted' } }))
    const merged = story({ id: 'merged', facts, mending: { kind: 'merged', intoId: 'told' }, revision: 2 })
    await store.stories.update(merged)
    expect((await store.stories.list(ALL)).map(({ id }) => id)).toEqual(['told'])
    expect(await store.stories.count(ALL)).toBe(1)
    expect(await store.stories.find('merged')).toEqual(merged)
    expect(await store.stories.listMergedInto('told')).toEqual([merged])
    expect(await store.stories.listMergedInto('merged')).toEqual([])
    for (const id of ['told', 'merged']) {
      await store.stories.update(story({ id, facts, mending: { kind: 'retracted' } }))
    }
  })

  test('what was retracted or merged is found by when, but not what a workspace alone was told', async () => {
    const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
    const retract = async (id: string, at: number, parts: Partial<Parameters<typeof story>[0]> = {}) => {
      const wrong = story({ id, facts, mending: { kind: 'retracted' }, ...parts })
      await store.stories.insert(wrong)
      const done = { at, doneBy: 'ann', why: 'a hoax', storyId: id, otherStoryId: null, entryIds: [] }
      await store.stories.addMending({ ...done, id: `m-${id}`, action: 'retract' })
      return wrong
    }
    await retract('long-ago', 6)
    const [one, other] = [await retract('one', 7), await retract('other', 8)]
    await retract('own', 9, { workspaceId: 'slack:T1' })
    await retract('model', 9, { facts: releaseFacts({ vendor: 'Acme', name: 'A1' }) })
    const merged = story({ id: 'merged', facts, mending: { kind: 'merged', intoId: 'older' } })
    for (const each of [story({ id: 'older', facts }), merged]) await store.stories.insert(each)
    const done = { at: 9, doneBy: 'ann', why: 'the same', storyId: 'older', otherStoryId: 'merged', entryIds: [] }
    await store.stories.addMending({ ...done, id: 'm-merged', action: 'merge' })
    expect(await store.stories.listEnded({ topic: 'funding', from: 7 })).toEqual([
      { story: merged, at: 9 },
      { story: other, at: 8 },
      { story: one, at: 7 },
    ])
  })

  test('what was done by hand is kept in order, under both stories', async () => {
    const facts = fundingFacts({ company: 'Acme', amountUsd: 5 })
    for (const id of ['s1', 's2', 's3']) await store.stories.insert(story({ id, facts }))
    const done = { at: 7, doneBy: 'ann', why: 'the same round' }
    const merge: MendingRecord = {
      ...done,
      ...{ id: 'm1', action: 'merge', storyId: 's1', otherStoryId: 's2', entryIds: [] },
    }
    const split: MendingRecord = {
      ...done,
      ...{ id: 'm2', action: 'split', storyId: 's2', otherStoryId: 's3', entryIds: ['e1', 'e2'] },
    }
    await store.stories.addMending(merge)
    await store.stories.addMending(split)
    expect(await store.stories.listMendings('s1')).toEqual([merge])
    expect(await store.stories.listMendings('s2')).toEqual([merge, split])
    expect(await store.stories.listMendings('s4')).toEqual([])
  })

  test('steps tell the reports of a topic in the order in which they were recorded', async () => {
    const facts = fundingFacts({ company: 'Temporal', amountUsd: 5 })
    await store.stories.insert(story({ id: 's1', facts }))
    await store.stories.insert(story({ id: 's2', facts, workspaceId: 'preview:other' }))
    // Seen at one moment, recorded against the order of their ids.
    for (const [id, seenAt] of [
      ['z', 10],
      ['a', 10],
      ['late', 20],
      ['theirs', 20],
    ] as const) {
      await store.entries.insert(entry(id, { seenAt }), 'no-topic')
      const storyId = id === 'theirs' ? 's2' : 's1'
      await store.stories.addReport(storyId, report({ entryId: id, facts }), [])
      await store.entries.setOutcome(id, id === 'z' ? 'baseline' : 'joined', storyId)
    }
    const steps = async (from: number) =>
      (await store.stories.listSteps({ topic: 'funding', workspaceId: 'preview:w', from })).map((step) => [
        step.report.entryId,
        step.seenAt,
        step.isBaseline,
      ])
    // A story that moved in the time is told from its beginning.
    expect(await steps(20)).toEqual([
      ['z', 10, true],
      ['a', 10, false],
      ['late', 20, false],
    ])
    expect(await steps(21)).toEqual([])
  })

  test('a story is seen when its event was first told, but not by a baseline', async () => {
    const facts = fundingFacts({ company: 'Acme', amountUsd: 5e6 })
    const tell = async (
      id: string,
      eventAt: number,
      reports: readonly (readonly [publishedAt: number, seenAt: number, outcome?: EntryOutcome])[],
    ) => {
      await store.stories.insert(story({ id, facts, eventAt }))
      for (const [at, [publishedAt, seenAt, outcome = 'new-story']] of reports.entries()) {
        const entryId = `${id}-${at}`
        await store.entries.insert(entry(entryId, { publishedAt, seenAt }), 'no-topic')
        await store.entries.setOutcome(entryId, outcome, id)
        await store.stories.addReport(id, report({ entryId, facts, publishedAt }), [])
      }
    }
    await tell('in-time', 10, [
      [10, 11],
      [12, 110],
    ])
    await tell('late', 20, [[20, 100]])
    await tell('talk-before', 30, [
      [5, 6],
      [30, 105],
    ])
    await tell('baseline', 40, [[40, 105, 'baseline']])
    await tell('later', 50, [[50, 200]])
    await tell('of-now', 105, [[105, 106]])
    await tell('of-before', 9, [[9, 105]])
    const found = await store.stories.listSeen({ event: { from: 10, until: 100 }, seen: { from: 100, until: 200 } })
    expect([...found].toSorted()).toEqual(['late', 'talk-before'])
  })
}
