import { describe, expect, it } from 'vitest'
import { isRoundUp, readableEntry } from '../../../src/news/readable-entry.ts'
import { readEntry } from '../../../src/news/read.ts'

describe('readableEntry', () => {
  it.each([
    ['AI日报：北坡发布大模型 Larkspur；海岸推出新手机；某公司上市', '北坡发布大模型 Larkspur'],
    ['早报 | 北坡发布大模型 Larkspur；海岸推出新手机', '北坡发布大模型 Larkspur'],
    ['Larkspur 2 Writes Better, Harbor Buys Quay, Courts Weigh Copyright', 'Larkspur 2 Writes Better'],
    ['Larkspur 2 is out; Harbor buys Quay; courts weigh copyright', 'Larkspur 2 is out'],
    ['Ferngrove raises $120M, Marlowe AI lands $20M, and Quay hires a CFO', 'Ferngrove raises $120M'],
    ['Ferngrove raises $120M Series B and Marlowe lands $20M', 'Ferngrove raises $120M Series B'],
    ['Ferngrove raises over $1B as Marlowe Labs secures €20M', 'Ferngrove raises over $1B'],
  ])('takes the first item of %s', (title, item) => {
    expect(isRoundUp(title, 'en')).toBe(true)
    const { text, start } = readableEntry(title, '', null, 'en').title
    expect(text).toBe(item)
    expect(title.slice(start, start + text.length)).toBe(item)
  })

  it.each([
    'Ferngrove raises $20M from Alder, Birch and Cedar to grow, hire and build',
    'Ferngrove raises $20M from Alder Capital, Birch Ventures, and Cedar Partners for the Series B',
    'Ferngrove raises $20M and hires Marlowe’s founder, who raised $5M',
    'Larkspur 2, our best model, is out',
    "Alder Capital, Birch Ventures, Cedar Partners Back Ferngrove's New Round",
    '北坡发布大模型：更快，更小，更省',
    '한빛, 새 모델 공개…추론, 번역, 요약에 강해',
  ])('leaves %s whole', (title) => {
    expect(isRoundUp(title, 'en')).toBe(false)
    expect(readableEntry(title, 'More.', null, 'en').title).toEqual({ text: title, start: 0 })
  })

  it.each([
    ['Exclusive: Ferngrove raises $20M', 'Ferngrove raises $20M'],
    ['BREAKING | Larkspur 2 is out', 'Larkspur 2 is out'],
    ['[단독] 한빛, 새 모델 공개', '한빛, 새 모델 공개'],
    ['【独家】北坡发布大模型', '北坡发布大模型'],
    ['速報：ラルク、新モデルを公開', 'ラルク、新モデルを公開'],
    ['🚨 BREAKING: Larkspur 2 is out', 'Larkspur 2 is out'],
    ['UPDATE 1-Ferngrove raises $20M', 'Ferngrove raises $20M'],
    ['[N] Larkspur 2 is out', 'Larkspur 2 is out'],
    ['Update: Larkspur 2 is out', 'Larkspur 2 is out'],
    ['속보: 한빛, 새 모델 공개', '한빛, 새 모델 공개'],
  ])('leaves out what an outlet puts before its news: %s', (title, news) => {
    const { text, start } = readableEntry(title, '', null, 'en').title
    expect(text).toBe(news)
    expect(title.slice(start)).toBe(news)
  })

  it.each([
    'Ferngrove raises $20M for ferns - TechCrunch',
    'Ferngrove raises $20M for ferns | Reuters',
    'Ferngrove raises $20M for ferns — The New York Times',
    'Ferngrove raises $20M for ferns (via Bloomberg)',
    'Ferngrove raises $20M for ferns (ferngrove.example)',
    'Ferngrove raises $20M for ferns (Ann Lee/The Information)',
    'Ferngrove raises $20M for ferns 🚀🌿',
    'Ferngrove raises $20M for ferns #AI #startups',
    'Ferngrove raises $20M for ferns | TechCrunch #AI',
  ])('and behind it: %s', (title) => {
    expect(readableEntry(title, '', null, 'en').title).toEqual({ text: 'Ferngrove raises $20M for ferns', start: 0 })
  })

  it.each([
    ['北坡发布大模型，参数翻倍，价格不变_36氪', 'zh', '北坡发布大模型，参数翻倍，价格不变'],
    ['한빛, 새 언어 모델 라온 공개 - 지디넷코리아', 'ko', '한빛, 새 언어 모델 라온 공개'],
    ['ラルク、日本語の新しいモデルを公開 - ITmedia NEWS', 'ja', 'ラルク、日本語の新しいモデルを公開'],
  ])('in every language: %s', (title, language, news) => {
    expect(readableEntry(title, '', null, language).title.text).toBe(news)
  })

  it.each([
    'Larkspur 2 is what Ferngrove needs - says Reuters',
    'Why Ferngrove will never sell to The Verge',
    'Ferngrove raises $20M for ferns (seed)',
    'Ferngrove C# and F# for beginners | Harbor',
    'Wired | Reuters',
    'Maker of chatbots raises $20M (Ferngrove.AI)',
    'Ferngrove releases Larkspur 2 for everybody (text/image)',
  ])('but what is of the news stays: %s', (title) => {
    expect(readableEntry(title, '', null, 'en').title.text).toBe(title)
  })

  it.each([
    'Exclusive-OR gates explained',
    'Breaking changes in Larkspur 2',
    'Report: Ferngrove in talks to raise $20M',
  ])('and what belongs to it stays: %s', (title) => {
    expect(readableEntry(title, '', null, 'en').title.text).toBe(title)
  })

  it.each([
    ['Article URL: https://a.example/1 Comments URL: https://b.example/2 Points: 120 # Comments: 33', ''],
    ['It is out. The post Larkspur 2 is here appeared first on Harbor Daily.', 'It is out. '],
    ['It is out. submitted by /u/somebody [link] [comments]', 'It is out. '],
    ['It is out. The article Larkspur 2 is here was originally published on Harbor Daily.', 'It is out. '],
    ['It is out. (Reporting by Ann Lee; Editing by Bo Ray)', 'It is out. '],
    ['The post office appeared first on Larkspur’s list of users, and others came.', null],
    ['Photo: Ada Holt / Getty Images. Ferngrove has released Larkspur 2.', 'Ferngrove has released Larkspur 2.'],
    ['(Image: Harbor) Ferngrove has released Larkspur 2.', 'Ferngrove has released Larkspur 2.'],
    ['Ada Holt, CEO of Harbor. Photo: Birch. Ferngrove has raised $30M.', 'Ferngrove has raised $30M.'],
    ['FILE PHOTO: A logo of Harbor. REUTERS/Ann Lee. Ferngrove has raised $30M.', 'Ferngrove has raised $30M.'],
    ['Ferngrove has raised $30M. Photo: Harbor. It will grow ferns in Oslo.', null],
    ['Image generation by everybody is what Ferngrove wants. It is in Oslo.', null],
  ])('leaves out what programs put around a summary: %s', (summary, own) => {
    const { text, start } = readableEntry('Larkspur 2 is here', summary, null, 'en').summary
    expect(text).toBe(own ?? summary)
    expect(summary.slice(start, start + text.length)).toBe(text)
  })

  it.each([
    ['Ferngrove grows ferns. Also read: Harbor raises $90M from Alder. It is in Oslo.', 'en', /Harbor/],
    ['Ferngrove grows ferns. Read next: Harbor raises $90M Series G', 'en', /Harbor/],
    ['펀그로브는 고사리를 키운다. 관련기사: 하버, 900억원 투자 유치', 'ko', /하버/],
    ['蕨林种植蕨类。相关阅读：海港完成9亿元融资', 'zh', /海港/],
    ['羊歯林は羊歯を育てる。関連記事：ハーバー、90億円を調達', 'ja', /ハーバー/],
  ])('reads nothing of what a summary leads to: %s', (summary, language, elsewhere) => {
    const { text, start } = readableEntry('Ferngrove raises $20M', summary, null, language).summary
    expect(text).not.toMatch(elsewhere)
    expect([text.length, start]).toEqual([summary.length, 0])
    expect(text).toContain(summary.slice(0, 7))
    if (summary.includes('Oslo')) expect(text.slice(-14)).toBe('It is in Oslo.')
  })

  it('but reads what comes first', () => {
    const summary = 'Top story: Ferngrove releases Larkspur 2. It is in Oslo.'
    expect(readableEntry('Harbor Weekly', summary, null, 'en').summary.text).toBe(summary)
  })

  it('leaves out the outlet that Google News puts behind each headline', () => {
    const title = '퀼론, 새 모델 ‘라크스퍼 2’ 공개 - 한빛 비즈니스'
    expect(readableEntry(title, '', 'https://news.google.com/rss/articles/1', 'en').title.text).toBe(
      '퀼론, 새 모델 ‘라크스퍼 2’ 공개',
    )
    expect(readableEntry(title, '', 'https://hanbit.example/1', 'en').title.text).toBe(title)
  })

  it.each([
    ['OpenAI releases GPT‑9‑Codex', 'GPT-9-Codex', 'GPT‑9‑Codex'],
    ['OpenAI releases GPT-9 mini', 'GPT-9 mini', 'GPT-9 mini'],
    ['ＯｐｅｎＡＩ、「ＧＰＴ－９」を発表', 'GPT-9', 'ＧＰＴ－９'],
  ])('reads the signs of every typesetter alike, and quotes them as they are: %s', (title, name, quote) => {
    const language = title.includes('、') ? 'ja' : 'en'
    const { facts } = readEntry(
      { id: 'e', title, summary: '', url: null, language },
      { name: 'A paper', kind: 'press', language },
    )
    const [release] = facts.flatMap((one) => (one.topic === 'model-release' ? one.models : []))
    expect(release?.vendor?.value).toBe('OpenAI')
    expect(release?.name.value).toBe(name)
    expect(release?.name.evidence.quote).toBe(quote)
  })

  it('finds the item that the summary tells of it', () => {
    const summary = '1、海岸推出新手机，售价不变。2、北坡发布大模型 Larkspur，参数翻倍。3、某公司上市。'
    const item = readableEntry(
      'AI日报：北坡发布大模型 Larkspur；海岸推出新手机；某公司上市',
      summary,
      null,
      'en',
    ).summary
    expect(item.text).toContain('参数翻倍')
    expect(item.text).not.toContain('手机')
    expect(summary.slice(item.start, item.start + item.text.length)).toBe(item.text)
  })

  it('tells nothing where the first item names nobody', () => {
    const topicsOf = (title: string) =>
      readEntry(
        { id: 'e', title, summary: '', url: null, language: 'en' },
        { name: 'Digest', kind: 'newsletter', language: 'en' },
      ).facts.map(({ topic }) => topic)
    expect(topicsOf('The Open-Weights Model to Beat, Courts Weigh Copyright, Robots Learn Faster')).toEqual([])
    // Whose model it is says enough.
    expect(topicsOf('OpenAI Launches New Flagship Image Model; Courts Weigh Copyright; Robots Learn Faster')).toEqual([
      'model-release',
    ])
    expect(topicsOf('Qwen4, the Open-Weights Model to Beat; Courts Weigh Copyright; Robots Learn Faster')).toEqual([
      'model-release',
    ])
  })

  it('keeps the evidence in its place in the whole field', () => {
    const title = 'AI日报：OpenAI 发布新模型 GPT-4.9；海岸推出新手机；某公司上市'
    const { facts } = readEntry(
      { id: 'e', title, summary: '', url: null, language: 'zh' },
      { name: 'Digest', kind: 'newsletter', language: 'zh' },
    )
    const [release] = facts
    if (release?.topic !== 'model-release') throw new Error('no release')
    const evidence = release.models[0]?.name.evidence
    expect(title.slice(evidence?.start, evidence?.end)).toBe('GPT-4.9')
    expect(evidence?.quote).toBe('GPT-4.9')
  })

  it.each(['2026-03-03', 'Issue #14', 'March 3, 2026', '2026年3月3日', '第14期', '3월 3일', 'Week 10'])(
    'tells nothing below a headline that is an issue: %s',
    (title) => {
      const summary =
        'Google releases Gemini 9, a new model. Harbor opens a shop. Quay Labs open-sources Larkspur-Code-4B.'
      const topicsUnder = (headline: string) =>
        readEntry(
          { id: 'e', title: headline, summary, url: null, language: 'en' },
          { name: 'Digest', kind: 'newsletter', language: 'en' },
        ).facts.map(({ topic }) => topic)
      expect(topicsUnder(title)).toEqual([])
      expect(topicsUnder(`Gemini 9 ships, ${title}`)).toEqual(['model-release'])
    },
  )
})
