import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY_MS } from '../../../src/core/durations.ts'
import type { Facts, ModelFacts } from '../../../src/core/facts.ts'
import { FEED_KINDS } from '../../../src/core/feed.ts'
import { FUNDING_STATUSES, MODEL_STATUSES, type FundingStatus, type ModelStatus } from '../../../src/core/status.ts'
import type { Report } from '../../../src/core/story.ts'
import { materialChanges } from '../../../src/news/story/changes.ts'
import { buildStoryView } from '../../../src/news/story/view.ts'
import { fundingOf, model, releaseOf, reportOf } from './report.ts'
import { fact } from '../../builders/fact.ts'

const models = [model('OpenAI', 'GPT-5.2', 'gpt')]

describe('buildStoryView', () => {
  it('forgets what talk guessed of a model once it is out', () => {
    const [guessed] = [model('OpenAI', 'GPT-5.2', 'gpt')]
    const talk = reportOf(
      'a',
      releaseOf([{ ...guessed, modalities: [fact('video')], licence: fact('MIT') }], 'rumoured'),
    )
    const out = (id: string, parts: Partial<typeof guessed> = {}) =>
      reportOf(id, releaseOf([{ ...guessed, ...parts }], 'released'), { publishedAt: 5 })
    const modelsOf = (reports: readonly Report[]) => {
      const { facts } = buildStoryView(reports)
      return facts.topic === 'model-release' ? facts.models : []
    }
    expect(modelsOf([talk])).toMatchObject([{ modalities: [{ value: 'video' }], licence: { value: 'MIT' } }])
    const told = modelsOf([talk, out('b'), out('c', { contextTokens: fact(1000) })])
    expect(told).toMatchObject([{ modalities: [], licence: null, contextTokens: { value: 1000 } }])
  })

  it("is headed by a maker's page, and not by who made another of its model at the same moment", () => {
    const page = (id: string, title: string, parts: Partial<ModelFacts>) =>
      reportOf(id, releaseOf([{ ...model('Alibaba', 'Qwen9-9B', 'qwen'), ...parts }], 'open-weights'), { title })
    const made = page('a', 'somebody/Qwen9-9B-Uncensored', { vendor: null })
    const own = page('b', 'Qwen/Qwen9-9B', {})
    for (const reports of [
      [made, own],
      [own, made],
    ])
      expect(buildStoryView(reports).title).toBe('Qwen/Qwen9-9B')
  })

  it('keeps the headline of who tells it where a page of a hub shows the weights', () => {
    const told = (id: string, title: string, status: ModelStatus, more: Partial<Report> = {}) =>
      reportOf(id, releaseOf([model('Zhipu AI', 'GLM-9', 'glm')], status), { title, ...more })
    const page = told('a', 'zai-org/GLM-9', 'open-weights', { publishedAt: 9 })
    const titleOf = (...others: Report[]) => buildStoryView([page, ...others]).title
    expect(titleOf(told('b', 'Introducing GLM-9', 'released', { feedKind: 'lab' }))).toBe('Introducing GLM-9')
    expect(titleOf(told('b', 'GLM-9: open and quick', 'open-weights'))).toBe('GLM-9: open and quick')
    expect(titleOf()).toBe('zai-org/GLM-9')
    // What stood before the weights, and what somebody in a forum shouts, heads no story of weights.
    expect(titleOf(told('b', 'GLM-9 to open its weights', 'announced', { feedKind: 'lab' }))).toBe('zai-org/GLM-9')
    expect(titleOf(told('b', 'GLM-9 IS OUT!!!', 'released', { feedKind: 'community' }))).toBe('zai-org/GLM-9')
  })

  it('tells no size of one member of a wave of another', () => {
    const report = (id: string, text: ModelFacts) => reportOf(id, releaseOf([text], 'open-weights'))
    const named = model('Alibaba', 'Qwen9', 'qwen')
    const sized = (name: string, total: number, active: number | null): ModelFacts => ({
      ...model('Alibaba', name, 'qwen'),
      totalParameters: fact(total),
      activeParameters: active === null ? null : fact(active),
    })
    const modelsOf = (reports: readonly Report[]) => {
      const { facts } = buildStoryView(reports)
      return facts.topic === 'model-release' ? facts.models : []
    }
    const wave = modelsOf([
      report('a', named),
      report('b', sized('Qwen9-31B-it', 31e9, null)),
      report('c', sized('Qwen9-26B-A4B-it', 26e9, 4e9)),
      report('d', sized('Qwen9-31B', 31e9, null)),
    ])
    expect(
      wave.map(({ name, parameters, activeParameters }) => [name.value, parameters?.value, activeParameters?.value]),
    ).toEqual([
      ['Qwen9', undefined, undefined],
      ['Qwen9-31B-it', '31B', undefined],
      ['Qwen9-26B-A4B-it', '26B-A4B', 4e9],
    ])
    // Two texts on one model without a size in its name: of another total no active ones are taken.
    const told = (id: string, total: number | null, active: number | null) =>
      report(id, {
        ...named,
        parameters: total === null ? null : fact(`${String(total / 1e9)}B`),
        totalParameters: total === null ? null : fact(total),
        activeParameters: active === null ? null : fact(active),
      })
    const activeOf = (reports: readonly Report[]) => modelsOf(reports)[0]?.activeParameters?.value
    expect(activeOf([told('a', 230e9, null), told('b', 229e9, 10e9)])).toBe(10e9)
    expect(activeOf([told('a', 230e9, null), told('b', null, 10e9)])).toBe(10e9)
    expect(activeOf([told('a', 31e9, null), told('b', 26e9, 4e9)])).toBeUndefined()
    expect(activeOf([told('a', 9e9, null), told('b', null, 10e9)])).toBeUndefined()
  })

  it("is headed by a round-up's first item where no other headline tells it", () => {
    const title = 'GPT-5.2 Writes Better, Harbor Buys Quay, Courts Weigh Copyright'
    const digest = reportOf('a', releaseOf(models), { title })
    expect(buildStoryView([digest]).title).toBe('GPT-5.2 Writes Better')
    expect(buildStoryView([digest, reportOf('b', releaseOf(models), { title: 'GPT-5.2' })]).title).toBe('GPT-5.2')
  })

  it('gives a company its usual name, whatever the texts call it', () => {
    const round = buildStoryView([
      reportOf('a', fundingOf('Z.ai', 50e6)),
      reportOf('b', fundingOf('Advanced Machine Intelligence', 50e6)),
      reportOf('c', fundingOf('Zhipu AI', 50e6)),
    ])
    expect(round.facts).toMatchObject({ company: { value: 'Zhipu AI' } })
    const release = buildStoryView([reportOf('a', releaseOf([model('Google DeepMind', 'Gemini 9', 'gemini')]))])
    expect(release.facts).toMatchObject({ models: [{ vendor: { value: 'Google' } }] })
    const unknown = buildStoryView([reportOf('a', fundingOf('Quillon', 50e6))])
    expect(unknown.facts).toMatchObject({ company: { value: 'Quillon' } })
  })

  it('does not depend on the order of arrival', () => {
    const more = fc.record({
      feedKind: fc.constantFrom(...FEED_KINDS),
      feedName: fc.constantFrom('A', 'B', 'C'),
      feedWeight: fc.constantFrom(0.1, 0.3, 0.7),
      language: fc.constantFrom('en', 'ko'),
      publishedAt: fc.integer({ min: 0, max: 3 }),
    })
    const reports = fc.oneof(
      fc
        .array(fc.tuple(fc.constantFrom(...MODEL_STATUSES), more), { minLength: 1, maxLength: 6 })
        .map((all) => all.map(([status, rest], at) => reportOf(String(at), releaseOf(models, status), rest))),
      fc
        .array(fc.tuple(fc.constantFrom(...FUNDING_STATUSES), fc.constantFrom(null, 1e6, 3e6, 9e9), more), {
          minLength: 1,
          maxLength: 6,
        })
        .map((all) =>
          all.map(([status, usd, rest], at) => reportOf(String(at), fundingOf('Acme', usd, { status }), rest)),
        ),
    )
    const shuffledTwice = reports.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
    )
    fc.assert(
      fc.property(shuffledTwice, ([one, other]) => {
        expect(buildStoryView(other)).toEqual(buildStoryView(one))
      }),
    )
  })

  it('never lowers a status for an older report', () => {
    const released = reportOf('new', releaseOf(models, 'released'), { publishedAt: 10 })
    const rumour = reportOf('old', releaseOf(models, 'rumoured'), { publishedAt: 5 })
    expect(buildStoryView([released, rumour]).status).toBe('released')
  })

  it('lets a denial stand until newer evidence', () => {
    const rumour = reportOf('a', fundingOf('Acme', 1e9, { status: 'in-talks' }), { publishedAt: 1 })
    const denial = reportOf('b', fundingOf('Acme', 1e9, { status: 'denied' }), { publishedAt: 2 })
    const closing = reportOf('c', fundingOf('Acme', 1e9), { publishedAt: 3 })
    expect(buildStoryView([denial, rumour]).status).toBe('denied')
    const chatter = reportOf('d', fundingOf('Acme', 1e9), { publishedAt: 3, feedKind: 'community' })
    expect(buildStoryView([chatter, denial, rumour]).status).toBe('denied')
    expect(buildStoryView([closing, denial, rumour]).status).toBe('announced')
  })

  it('takes a community alone for a rumour', () => {
    const post = reportOf('a', releaseOf(models, 'released'), { feedKind: 'community' })
    expect(buildStoryView([post]).status).toBe('rumoured')
    expect(buildStoryView([post, reportOf('b', releaseOf(models, 'announced'))]).status).toBe('announced')
  })

  it('votes on sums and throws out misreadings', () => {
    const view = buildStoryView([
      reportOf('a', fundingOf('Acme', 100e6, { valuation: 50e6 })),
      reportOf('b', fundingOf('Acme', 100e6, { valuation: 1e9 })),
      reportOf('c', fundingOf('Acme', 100e9), { feedKind: 'lab', feedWeight: 1 }),
    ])
    expect(view.facts).toMatchObject({ amountUsd: 100e6, valuation: { value: { amountMinor: 1e11 } } })
    const small = reportOf('c', fundingOf('Acme', 4e6), { feedKind: 'lab', feedWeight: 1 })
    const papers = ['a', 'b'].map((id) => reportOf(id, fundingOf('Acme', 100e6), { feedWeight: 0.2 }))
    expect(buildStoryView([...papers, small]).facts).toMatchObject({ amountUsd: 100e6 })
  })

  it('hears each publisher once on a sum, however often it tells it', () => {
    const paper = { feedName: 'Paper', feedWeight: 0.8 }
    const often = ['a', 'b', 'c'].map((id) => reportOf(id, fundingOf('Acme', 300e6, { round: 'series-a' }), paper))
    const other = (id: string) => reportOf(id, fundingOf('Acme', 350e6, { round: 'series-b' }), { feedWeight: 0.9 })
    const view = buildStoryView([...often, other('d'), other('e')])
    expect(view.facts).toMatchObject({ amountUsd: 350e6, round: { value: 'series-b' } })
    expect(view.disputed.amount).toMatchObject({ value: { amountMinor: 300e8 } })
    // What it closed counts more than what it guessed before, if it is the same.
    const guess = reportOf('g', fundingOf('Acme', 301e6, { status: 'rumoured' }), { ...paper, feedKind: 'lab' })
    expect(buildStoryView([guess, ...often, reportOf('d', fundingOf('Acme', 350e6))]).facts).toMatchObject({
      amountUsd: 300e6,
    })
  })

  it('believes a publisher that corrects itself, in any language', () => {
    const paper = { feedName: 'Paper', feedWeight: 0.8 }
    const wrong = reportOf('a', fundingOf('Acme', 300e6), { ...paper, title: 'Acme raises $300M' })
    const amountAfter = (title: string, feedName = 'Paper') => {
      const more = { feedWeight: 0.8, feedName, title, publishedAt: DAY_MS }
      const { facts } = buildStoryView([wrong, reportOf('b', fundingOf('Acme', 30e6), more)])
      return facts.topic === 'funding' ? facts.amountUsd : null
    }
    for (const title of [
      'Correction: Acme raises $30M, not $300M',
      'Acme raises $30M (Corrected)',
      '[정정] 에크미, 3천만 달러 유치',
      '정정보도: 에크미, 3천만 달러 유치',
      '【訂正】Acme、3000万ドルを調達',
      '更正：Acme 融资3000万美元',
    ])
      expect(amountAfter(title), title).toBe(30e6)
    for (const title of [
      'Acme raises $30M',
      '정정훈 대표의 에크미, 3천만 달러 유치',
      'Acme in a market correction, raises $30M',
    ])
      expect(amountAfter(title), title).toBe(300e6)
    // What the correction does not speak of stands.
    const name = reportOf('b', fundingOf('Acme', null), {
      ...paper,
      title: 'Correction: Acme, not Apex',
      publishedAt: DAY_MS,
    })
    expect(buildStoryView([wrong, name]).facts).toMatchObject({ amountUsd: 300e6 })
    // Another publisher speaks for itself.
    expect(amountAfter('Correction: Acme raises $30M', 'Gazette')).toBe(300e6)
  })

  it('is not talked back from an end by who tells old talk a little late', () => {
    const said = (id: string, status: FundingStatus, day: number) =>
      reportOf(id, fundingOf('Acme', 300e6, { status }), { publishedAt: day * DAY_MS })
    const statusAfter = (end: FundingStatus, last: FundingStatus, day: number) =>
      buildStoryView([said('a', 'in-talks', 0), said('b', end, 1), said('c', last, day)]).status
    expect(statusAfter('denied', 'in-talks', 1.5)).toBe('denied')
    expect(statusAfter('withdrawn', 'rumoured', 3)).toBe('withdrawn')
    expect(statusAfter('denied', 'in-talks', 5)).toBe('in-talks')
    expect(statusAfter('denied', 'announced', 1.5)).toBe('announced')
  })

  it('forgets the sums of talk once the round is told closed, but not by a forum', () => {
    const talks = { valuation: 5e9, status: 'in-talks' } as const
    const guessed = ['a', 'b', 'c', 'd'].map((id) => reportOf(id, fundingOf('Acme', 300e6, talks), { feedWeight: 0.9 }))
    const closed = fundingOf('Acme', null, { valuation: 52e8 })
    const view = buildStoryView([...guessed, reportOf('e', closed, { publishedAt: 5 })])
    expect(view.facts).toMatchObject({ amountUsd: 300e6, valuation: { value: { amountMinor: 52e10 } } })
    // A valuation that only talk named is not told of a round whose sum is known.
    const undisclosed = reportOf('e', fundingOf('Acme', 310e6), { publishedAt: 5 })
    expect(buildStoryView([...guessed, undisclosed]).facts).toMatchObject({ amountUsd: 310e6, valuation: null })
    const forum = buildStoryView([...guessed, reportOf('e', closed, { publishedAt: 5, feedKind: 'community' })])
    expect(forum.facts).toMatchObject({ status: { value: 'in-talks' }, valuation: { value: { amountMinor: 5e11 } } })
    const [guess] = guessed
    const said = reportOf('e', fundingOf('Acme', 400e6), { feedKind: 'community', feedWeight: 0.9 })
    expect(buildStoryView([said, guess ?? said]).facts).toMatchObject({ amountUsd: 300e6 })
    // Denied, and talked of anew: the sums of then are no better than those of now.
    const denied = reportOf('f', fundingOf('Acme', null, { status: 'denied' }), { publishedAt: 6 })
    const anew = ['g', 'h', 'i', 'j'].map((id) =>
      reportOf(id, fundingOf('Acme', 500e6, { status: 'in-talks' }), { publishedAt: 3 * DAY_MS }),
    )
    const before = reportOf('e', fundingOf('Acme', 300e6), { publishedAt: 5 })
    expect(buildStoryView([before, denied, ...anew]).facts).toMatchObject({ amountUsd: 500e6 })
  })

  it('takes the lower of two sums for the right one where they are far apart, unless far more speaks for the upper', () => {
    const amountOf = (...weights: readonly [number, number]) => {
      const [upper, lower] = [30e9, 1e9].map((usd, at) =>
        reportOf(String(at), fundingOf('Acme', usd), { feedWeight: weights[at] ?? 0 }),
      )
      const { facts } = buildStoryView([upper, lower].flatMap((one) => one ?? []))
      return facts.topic === 'funding' ? facts.amountUsd : null
    }
    expect(amountOf(0.8, 0.7)).toBe(1e9)
    expect(amountOf(0.9, 0.5)).toBe(30e9)
    const closed = reportOf('a', fundingOf('Acme', 30e9), { feedWeight: 0.5, publishedAt: 1 })
    const talk = reportOf('b', fundingOf('Acme', 1e9, { status: 'in-talks' }), { feedWeight: 0.8 })
    expect(buildStoryView([closed, talk]).facts).toMatchObject({ amountUsd: 30e9 })
  })

  it('never heads a round with a sum that it does not tell', () => {
    const told = (id: string, usd: number, title: string, publishedAt: number) =>
      reportOf(id, fundingOf('Acme', usd), { title, publishedAt, feedWeight: 0.8 })
    const wrong = told('a', 300e6, 'Acme raises $300M', 0)
    const right = [told('b', 330e6, 'Acme raises $330M', 1), told('c', 330e6, 'Acme has $330M', 2)]
    expect(buildStoryView([wrong, ...right]).title).toBe('Acme raises $330M')
    expect(buildStoryView([wrong, told('b', 301e6, 'Acme raises $301M', 1)]).title).toBe('Acme raises $300M')
    // A sum that stands in the text alone is on no headline.
    const facts = fundingOf('Acme', 300e6)
    const inText = {
      ...facts,
      amount: facts.amount && { ...facts.amount, evidence: { ...facts.amount.evidence, field: 'summary' as const } },
    }
    const silent = reportOf('a', inText, { title: 'Acme raises a round' })
    expect(buildStoryView([silent, ...right]).title).toBe('Acme raises a round')
  })

  it('names the version that others name, where the lab names the family alone', () => {
    const lab = reportOf('a', releaseOf([model('Anthropic', 'Claude', 'claude')]), { feedKind: 'lab' })
    const press = reportOf('b', releaseOf([model('Anthropic', 'Claude Opus 4.6', 'claude')]))
    const { facts } = buildStoryView([lab, press])
    const names = facts.topic === 'model-release' ? facts.models.map(({ name }) => name.value) : []
    expect(names).toEqual(['Claude Opus 4.6'])
  })

  it('names a model once, however reports write it or how little of its name they give', () => {
    const quill = { ...model('Quillon', 'Quill 4 Deep Think', 'quill'), variant: 'deep think' }
    const { facts } = buildStoryView([
      reportOf('a', releaseOf([quill]), { feedKind: 'lab' }),
      reportOf('b', releaseOf([{ ...model('Quillon', 'Quill-4 DeepThink', 'quill'), variant: null }])),
      reportOf('c', releaseOf([model('Quillon', 'Quill', 'quill')], 'rumoured')),
      reportOf('d', releaseOf([model('Quillon', 'Quill 4 Flash', 'quill')])),
    ])
    const names = facts.topic === 'model-release' ? facts.models.map(({ name }) => name.value) : []
    expect(names).toEqual(['Quill 4 Deep Think', 'Quill 4 Flash'])
  })

  it('names no other model that a digest tells of, and no version of another member', () => {
    const named = (...names: readonly (readonly [string, string])[]) =>
      releaseOf(names.map(([name, family]) => model('Quillon', name, family)))
    const namesOf = (...all: readonly ReturnType<typeof named>[]) => {
      const { facts } = buildStoryView(all.map((one, at) => reportOf(String(at), one)))
      return facts.topic === 'model-release' ? facts.models.map(({ name }) => name.value) : []
    }
    expect(namesOf(named(['GPT-5.2', 'gpt'], ['Claude Opus 4.6', 'claude'], ['GPT-5.3', 'gpt']))).toEqual(['GPT-5.2'])
    expect(namesOf(named(['GPT-5.2', 'gpt']), named(['Sora 5.2', 'sora']))).toEqual(['GPT-5.2'])
    expect(namesOf(named(['Claude Opus', 'claude']), named(['Claude Sonnet 4.6', 'claude']))).toEqual(['Claude Opus'])
  })

  it('takes what was denied in the very moment of its telling for denied', () => {
    const denied = reportOf('a', fundingOf('Acme', 1e9, { status: 'denied' }))
    const told = reportOf('b', fundingOf('Acme', 1e9))
    expect(buildStoryView([denied, told]).status).toBe('denied')
  })

  it('believes one who knows of a closed round more than two who talked of it', () => {
    const talk = fundingOf('Acme', 200e6, { status: 'in-talks' })
    const closed = reportOf('c', fundingOf('Acme', 150e6), { publishedAt: 5 })
    const told = [reportOf('a', talk), reportOf('b', talk, { publishedAt: 1 }), closed]
    expect(buildStoryView(told).facts).toMatchObject({ amountUsd: 150e6 })
  })

  it('keeps what reputable publishers tell otherwise, of the same standing and size', () => {
    const press = { feedWeight: 0.8 }
    const two = [
      reportOf('a', fundingOf('Acme', 100e6, { valuation: 1e9 }), press),
      reportOf('b', fundingOf('Acme', 100e6, { valuation: 1e9 }), press),
    ]
    const disputedBy = (report: Report) => buildStoryView([...two, report]).disputed
    const nobody = { amount: null, valuation: null }
    const other = fundingOf('Acme', 110e6, { valuation: 12e8 })
    expect(disputedBy(reportOf('c', other, press))).toMatchObject({
      amount: { value: { amountMinor: 110e8 } },
      valuation: { value: { amountMinor: 12e10 } },
    })
    expect(buildStoryView([...two, reportOf('c', other, press)]).facts).toMatchObject({ amountUsd: 100e6 })
    // Rounded, from a newsletter, a part of the round, talk from before, below the amount.
    expect(disputedBy(reportOf('c', fundingOf('Acme', 101e6), press))).toEqual(nobody)
    expect(disputedBy(reportOf('c', other, { feedWeight: 0.6 }))).toEqual(nobody)
    expect(disputedBy(reportOf('c', other, { feedWeight: 0.9, feedKind: 'community' }))).toEqual(nobody)
    expect(disputedBy(reportOf('c', fundingOf('Acme', 20e6), press))).toEqual(nobody)
    const talk = fundingOf('Acme', 110e6, { valuation: 12e8, status: 'in-talks' })
    expect(disputedBy(reportOf('c', talk, press))).toEqual(nobody)
    const low = [reportOf('a', fundingOf('Acme', 100e6, { valuation: 120e6 }), { feedWeight: 1 })]
    const below = reportOf('b', fundingOf('Acme', null, { valuation: 90e6 }), press)
    expect(buildStoryView([...low, below]).disputed).toEqual(nobody)
  })

  it('never heads a release with a rumour, nor with a round-up', () => {
    const view = buildStoryView([
      reportOf('a', releaseOf(models, 'rumoured'), { title: 'It may come soon', feedKind: 'lab' }),
      reportOf('b', releaseOf(models), { title: 'GPT-5.2 Is Out, Harbor Buys Quay, Courts Weigh In', publishedAt: 1 }),
      reportOf('c', releaseOf(models), { title: 'GPT-5.2 is out', publishedAt: 2 }),
    ])
    expect(view.title).toBe('GPT-5.2 is out')
  })

  it('heads the story with the lab itself and lists each publisher once', () => {
    const view = buildStoryView([
      reportOf('a', releaseOf(models), { feedName: 'Paper' }),
      reportOf('b', releaseOf(models), { feedName: 'Paper', publishedAt: 4 }),
      reportOf('c', releaseOf(models), { feedName: 'Lab', feedKind: 'lab', title: 'Introducing it', publishedAt: 2 }),
    ])
    expect(view.title).toBe('Introducing it')
    expect(view.sources.map((source) => source.name)).toEqual(['Lab', 'Paper'])
    expect([view.firstAt, view.updatedAt]).toEqual([0, 4])
  })

  it('lists the feeds of one site once for each language, and what another feed only links to not again', () => {
    const told = (id: string, feedName: string, url: string, more: Partial<Report> = {}) =>
      reportOf(id, releaseOf(models), { feedName, url, publishedAt: Number(id), ...more })
    const view = buildStoryView([
      told('1', 'Quay Post', 'https://quaypost.example/a'),
      told('2', 'Quay Post: AI', 'https://www.quaypost.example/ai/a'),
      told('3', 'Quay Post Japan', 'https://japan.quaypost.example/a', { language: 'ja' }),
      told('4', 'Link Letter', 'https://quaypost.example/a', { feedKind: 'newsletter' }),
      told('5', 'r/quays', 'https://quaypost.example/a', { feedKind: 'community' }),
    ])
    expect(view.sources.map(({ name }) => name)).toEqual(['Quay Post', 'Quay Post Japan', 'r/quays'])
  })

  it('gives a publisher one vote on a sum, whatever feeds it has', () => {
    const told = (id: string, usd: number, url: string) => reportOf(id, fundingOf('Quillon', usd), { url })
    const { facts } = buildStoryView([
      told('a', 30e6, 'https://quaypost.example/a'),
      told('b', 30e6, 'https://ai.quaypost.example/b'),
      { ...told('c', 40e6, 'https://harbourpost.example/c'), feedWeight: 0.8 },
    ])
    expect(facts).toMatchObject({ amountUsd: 40e6 })
  })

  it('weighs a story by its publishers, not by their feeds', () => {
    const told = (url: string) => reportOf(url, releaseOf(models), { url })
    const importanceOf = (...urls: readonly string[]) => buildStoryView(urls.map(told)).importance
    const [one, section, other] = ['https://quaypost.example/', 'https://ai.quaypost.example/', 'https://dock.example/']
    expect(importanceOf(one, section)).toBe(importanceOf(one))
    expect(importanceOf(one, other)).toBeGreaterThan(importanceOf(one))
  })

  it('dates the event by its first report that is more than talk', () => {
    const talks = reportOf('a', fundingOf('Acme', 100e6, { status: 'in-talks' }), { publishedAt: 1 })
    const closed = reportOf('b', fundingOf('Acme', 100e6), { publishedAt: 5 })
    const later = reportOf('c', fundingOf('Acme', 100e6), { publishedAt: 9 })
    expect(buildStoryView([talks])).toMatchObject({ firstAt: 1, eventAt: 1 })
    expect(buildStoryView([later, talks, closed])).toMatchObject({ firstAt: 1, eventAt: 5, updatedAt: 9 })
    // What a forum says alone is talk.
    const forum = reportOf('d', fundingOf('Acme', 100e6), { publishedAt: 2, feedKind: 'community' })
    expect(buildStoryView([forum, talks, closed])).toMatchObject({ firstAt: 1, eventAt: 5 })
  })
})

const sumIn = (facts: Facts) => (facts.topic === 'funding' ? facts.amount?.value.amountMinor : undefined)
const CAUSE = { at: 1, entryId: 'b', revision: 2 }

describe('materialChanges', () => {
  it('tells status and money in neutral form', () => {
    const before = buildStoryView([reportOf('a', fundingOf('Acme', null, { status: 'in-talks' }))])
    const after = buildStoryView([
      reportOf('a', fundingOf('Acme', null, { status: 'in-talks' })),
      reportOf('b', fundingOf('Acme', 30e9), { publishedAt: 1 }),
    ])
    expect(materialChanges(before, after, CAUSE)).toEqual([
      { kind: 'status', from: 'in-talks', to: 'announced', ...CAUSE },
      { kind: 'amount', from: null, to: 'USD 30000000000', ...CAUSE },
    ])
    expect(materialChanges(after, after, CAUSE)).toEqual([])
  })

  it('does not take a sum for another because it is told in another currency', () => {
    const told = (amountMinor: number, currency: string, amountUsd: number) => {
      const money = fact({ amountMinor, currency })
      const facts = { ...fundingOf('Acme', amountUsd), amount: money, valuation: money }
      return buildStoryView([reportOf('a', facts)])
    }
    const [won, dollars] = [told(180e9, 'KRW', 124.2e6), told(125e8, 'USD', 125e6)]
    expect(materialChanges(won, dollars, CAUSE)).toEqual([])
    // Rates move, and some round.
    expect(materialChanges(won, told(115e8, 'USD', 115e6), CAUSE)).toEqual([])
    expect(materialChanges(won, told(250e8, 'USD', 250e6), CAUSE)).toMatchObject([
      { kind: 'amount', from: 'KRW 180000000000', to: 'USD 250000000' },
      { kind: 'valuation' },
    ])
    expect(materialChanges(dollars, told(130e8, 'USD', 130e6), CAUSE)).toHaveLength(2)
  })

  it('does not take a range for another because most publishers now tell its other end', () => {
    const told = (...sums: readonly number[]) =>
      buildStoryView(
        sums.map((usd, at) =>
          reportOf(`e${at}`, fundingOf('Acme', usd), { publishedAt: at, feedName: `Wire ${at}`, feedWeight: 0.8 }),
        ),
      )
    const [range, other] = [told(100e6, 120e6), told(100e6, 120e6, 120e6)]
    expect([range, other].map(({ facts, disputed }) => [sumIn(facts), disputed.amount?.value.amountMinor])).toEqual([
      [100e8, 120e8],
      [120e8, 100e8],
    ])
    expect(materialChanges(range, other, CAUSE)).toEqual([])
    expect(materialChanges(told(100e6), other, CAUSE)).toMatchObject([{ kind: 'amount', to: 'USD 120000000' }])
    expect(materialChanges(range, told(120e6), CAUSE)).toMatchObject([{ kind: 'amount', to: 'USD 120000000' }])
    expect(materialChanges(range, told(100e6, 150e6, 150e6), CAUSE)).toMatchObject([{ to: 'USD 150000000' }])
  })
})
