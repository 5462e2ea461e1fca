import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { COMMANDS } from '../../../src/bot/commands/definitions.ts'
import { LANGUAGES } from '../../../src/core/workspace.ts'
import { fact } from '../../builders/fact.ts'
import { commandBench, readCard, type CommandBench } from '../../builders/command-bench.ts'
import { FIRST_AT, fundingStory, oneModel, modelStory } from '../../builders/sample-story.ts'

let bench: CommandBench

beforeAll(async () => {
  bench = await commandBench(FIRST_AT + 3_600_000)
  await bench.store.stories.insert(modelStory('released', { id: 'm1' }))
  await bench.store.stories.insert(
    modelStory('released', { id: 'm2', title: 'Qwen 3.5 is out' }, [oneModel('Qwen 3.5', { vendor: fact('Alibaba') })]),
  )
  await bench.store.stories.insert(fundingStory('announced', {}, { id: 'f1' }))
})
afterAll(() => bench.store.close())

type Row = readonly [
  command: string,
  options: Readonly<Record<string, string>>,
  bad: string,
  problem: string,
  example: string | null,
]

const funding = (bad: string, value: string) => ({ topic: 'funding', [bad]: value })
const models = (bad: string, value: string) => ({ topic: 'models', [bad]: value })
const long = 'x'.repeat(61)

const ROWS: readonly Row[] = [
  ['models', { vendor: 'antropic' }, 'vendor', 'Did you mean Anthropic?', '/models vendor:Anthropic'],
  ['models', { since: 'soon' }, 'since', "I can't read 'soon' as a date", '/models since:7d'],
  ['models', { status: 'relased' }, 'status', 'Did you mean released?', '/models status:released'],
  ['models', { open_weights: 'perhaps' }, 'open_weights', 'Say yes or no', '/models open_weights:yes'],
  ['models', { open_weights: 'yes', status: 'preview' }, 'status', 'contradict each other', '/models open_weights:yes'],
  ['models', { page: '0' }, 'page', "'0' does not fit 'page'", '/models page:1'],
  ['funding', { company: 'Antropic' }, 'company', 'Did you mean Anthropic?', '/funding company:Anthropic'],
  [
    'funding',
    { investor: 'GIX' },
    'investor',
    "I don't know the investor 'GIX'. Did you mean GIC?",
    '/funding investor:GIC',
  ],
  ['funding', { min_amount: 'lots' }, 'min_amount', "I can't read 'lots'", '/funding min_amount:100M'],
  ['funding', { country: 'Atlantis' }, 'country', "the country 'Atlantis'", '/funding country:Japan'],
  ['funding', { round: 'series z' }, 'round', "'series z' does not fit 'round'", '/funding round:"series a"'],
  ['funding', { since: '2026-13-01' }, 'since', "There is no day '2026-13-01'", '/funding since:7d'],
  ['models', { since: '2026年2月30日' }, 'since', 'There is no day', '/models since:7d'],
  ['models', { since: '2027-01-01' }, 'since', "'2027-01-01' is still to come", '/models since:7d'],
  ['funding', { sort: 'largst' }, 'sort', 'Did you mean largest?', '/funding sort:largest'],
  ['funding', { page: 'two' }, 'page', "'two' does not fit 'page'", '/funding page:1'],
  ['search', {}, 'query', "'query' is missing", '/search query:Mistral'],
  ['search', { query: 'qwen', page: '-1' }, 'page', "'-1' does not fit", '/search query:… page:1'],
  ['story', {}, 'id', "'id' is missing", '/story id:Anthropic'],
  ['story', { id: 'nothing like it' }, 'id', 'I found no story', '/search query:Mistral'],
  ['story', { id: 'f1', wrong: 'y'.repeat(501) }, 'wrong', 'at most 500 characters', '/story id:f1 wrong:'],
  ['subscribe', { topic: 'fundin' }, 'topic', 'Did you mean funding?', '/subscribe topic:funding'],
  [
    'subscribe',
    funding('min_amount', '5 apples'),
    'min_amount',
    "I can't read",
    '/subscribe topic:funding min_amount:100M',
  ],
  ['subscribe', funding('min_amount', '5 CHF'), 'min_amount', 'no exchange rate', 'min_amount:100M'],
  [
    'subscribe',
    models('min_amount', '1M'),
    'min_amount',
    'is for funding only',
    '/subscribe topic:funding min_amount:1M',
  ],
  ['subscribe', models('min_amount', 'AI'), 'min_amount', 'for funding only', 'topic:funding min_amount:100M'],
  ['subscribe', models('mention_min', '1b'), 'mention_min', 'for funding only', 'funding mention:@ada mention_min:1b'],
  ['subscribe', models('left_over', 'funding'), 'left_over', 'One topic at a time', '/subscribe topic:models'],
  ['unsubscribe', { topic: 'all' }, 'topic', 'One topic at a time', '/unsubscribe topic:models'],
  ['subscribe', { topic: '全部' }, 'topic', 'One topic at a time', '/subscribe topic:models'],
  [
    'subscribe',
    models('left_over', 'Moonshot'),
    'left_over',
    "what 'Moonshot' is for",
    'topic:models companies:"Moonshot AI"',
  ],
  ['subscribe', { topic: 'fundin', left_over: 'x' }, 'topic', 'Did you mean funding?', '/subscribe topic:funding'],
  ['unsubscribe', { topic: 'roundup', left_over: 'x' }, 'topic', "what 'x' is for", '/unsubscribe topic:roundup'],
  ['subscribe', funding('companies', 'Antropic'), 'companies', 'Did you mean Anthropic?', 'companies:Anthropic'],
  ['subscribe', models('not_companies', 'Alibabba'), 'not_companies', 'Did you mean Alibaba?', 'not_companies:Alibaba'],
  ['subscribe', funding('companies', long), 'companies', 'at most 60 characters', 'companies:'],
  [
    'subscribe',
    funding('companies', Array.from({ length: 21 }, (_, at) => `c${at}`).join()),
    'companies',
    'at most 20 values',
    'companies:"Anthropic, Mistral"',
  ],
  ['subscribe', funding('rounds', 'seed, sires b'), 'rounds', 'Did you mean series b?', 'rounds:"series b"'],
  ['subscribe', funding('countries', 'Korea, Germny'), 'countries', 'Did you mean Germany?', 'countries:Germany'],
  ['subscribe', models('rounds', 'seed'), 'rounds', 'is for funding only', '/subscribe topic:funding rounds:seed'],
  ['subscribe', models('statuses', 'relesed'), 'statuses', 'Did you mean released?', 'statuses:released'],
  ['subscribe', funding('statuses', 'released'), 'statuses', "'released' does not fit", 'statuses:rumoured'],
  ['subscribe', funding('rumours', 'maybe'), 'rumours', 'Say yes or no', 'topic:funding rumours:yes'],
  ['subscribe', funding('open_weights', 'yes'), 'open_weights', 'model releases only', 'topic:models open_weights:yes'],
  ['subscribe', models('ai_only', 'no'), 'ai_only', 'is for funding only', 'topic:funding ai_only:yes'],
  ['subscribe', funding('ai_only', 'hm'), 'ai_only', 'Say yes or no', 'ai_only:yes'],
  ['subscribe', funding('languages', 'Koraen'), 'languages', 'Did you mean Korean?', 'languages:Korean'],
  ['subscribe', funding('languages', 'Klingon'), 'languages', "the language 'Klingon'", 'languages:'],
  ['subscribe', funding('sources', 'Gazette'), 'sources', "No feed fits 'Gazette'", 'sources:example.com!'],
  ['subscribe', models('not_sources', 'gazette.example'), 'not_sources', 'mean it as', 'not_sources:gazette.example!'],
  ['subscribe', funding('words', long), 'words', 'at most 60 characters', 'words:'],
  ['subscribe', funding('not_words', long), 'not_words', 'at most 60 characters', 'not_words:'],
  ['subscribe', funding('min_sources', '0'), 'min_sources', 'from 1 to 20', 'min_sources:1'],
  ['subscribe', funding('min_sources', '99'), 'min_sources', 'from 1 to 20', 'min_sources:20'],
  ['subscribe', models('company', 'x'), 'company', 'Did you mean companies?', '/subscribe'],
  ['subscribe', models('vendor', 'x'), 'vendor', 'Did you mean companies?', '/subscribe'],
  ['subscribe', funding('max_per_day', '51'), 'max_per_day', 'from 1 to 50', 'max_per_day:50'],
  ['subscribe', funding('mention', 'everybody'), 'mention', 'as a role or a person', 'mention:@ada'],
  ['subscribe', funding('mention', 'everybody'), 'mention', 'as a role or a person', 'mention:@ada'],
  ['subscribe', funding('mention', '@everyone'), 'mention', 'never call everybody', 'mention:@ada'],
  ['subscribe', funding('mention', '@here'), 'mention', 'never call everybody', 'mention:@ada'],
  // The workspace's id, as Discord has it.
  ['subscribe', funding('mention', '<@&w>'), 'mention', 'never call everybody', 'mention:@ada'],
  ['subscribe', funding('mention', '<!channel>'), 'mention', 'never call everybody', 'mention:@ada'],
  ['subscribe', models('mention_words', 'GPT'), 'mention', "'mention' is missing", 'mention:@ada'],
  [
    'subscribe',
    funding('mention_words', long),
    'mention_words',
    'at most 60 characters',
    'mention:@ada mention_words:',
  ],
  ['subscribe', funding('mention_min', '1b'), 'mention', "'mention' is missing", 'mention:@ada'],
  ['subscribe', funding('mention_min', 'much'), 'mention_min', "I can't read 'much'", 'mention:@ada mention_min:100M'],
  ['subscribe', funding('channel', 'a b'), 'channel', 'is no channel', 'channel:#news'],
  ['subscribe', funding('channel', 'elsewhere'), 'channel', 'who may manage that channel', null],
  ['subscribe', funding('backfill', '6'), 'backfill', 'from 0 to 5', 'topic:funding backfill:5'],
  ['subscribe', funding('preview', '90d'), 'preview', 'Give 1d to 30d', 'topic:funding preview:7d'],
  ['subscribe', { topic: 'roundup', words: 'x' }, 'words', "takes no 'words'", '/subscribe topic:roundup'],
  ['subscriptions', { mute: 'Antropic' }, 'mute', 'Did you mean Anthropic?', '/subscriptions mute:Anthropic'],
  ['subscriptions', { unmute: 'Anthropic' }, 'unmute', 'is not muted here', '/subscriptions'],
  ['subscriptions', { resume: 'hm' }, 'resume', 'Say yes or no', '/subscriptions resume:yes'],
  ['subscriptions', { pause: 'hm' }, 'pause', 'Say yes, no, or for how long', '/subscriptions pause:7d'],
  ['subscriptions', { pause: 'yes', resume: 'yes' }, 'pause', 'at a time: pause, resume.', '/subscriptions'],
  ['subscriptions', { mute: 'OpenAI', pause: 'yes' }, 'mute', 'at a time: mute, pause.', '/subscriptions'],
  ['subscriptions', { all: 'hm' }, 'all', 'Say yes or no', '/subscriptions all:yes'],
  ['subscriptions', { channel: 'a b' }, 'channel', 'is no channel', '/subscriptions channel:#news'],
  ['unsubscribe', models('channel', 'elsewhere'), 'channel', 'who may manage that channel', null],
  ['settings', { channel: 'elsewhere' }, 'channel', 'who may manage that channel', null],
  ['subscriptions', { change: 'modles' }, 'change', 'Did you mean models?', '/subscriptions change:models'],
  ['unsubscribe', { topic: 'x' }, 'topic', "'x' does not fit 'topic'", '/unsubscribe topic:models'],
  ['roundup', { week: 'W99' }, 'week', 'as a week', '/roundup week:2026-W06'],
  ['watch', { name: 'ad Mistral' }, 'action', "'ad Mistral' does not fit", '/watch action:add name:Mistral'],
  // A name stands where something else should: what is most likely to be done with it.
  ['subscribe', { topic: 'alibaba' }, 'topic', "'alibaba' does not fit", '/subscribe topic:models companies:Alibaba'],
  ['unsubscribe', { topic: 'Alibaba' }, 'topic', "'Alibaba' does not fit", '/subscriptions mute:Alibaba'],
  ['watch', { action: 'Mistral' }, 'action', "'Mistral' does not fit", '/watch action:add name:Mistral'],
  ['watch', { action: 'Moonshot', name: 'AI' }, 'action', 'does not fit', '/watch action:add name:"Moonshot AI"'],
  ['watch', { action: 'stop', name: 'Mistral' }, 'action', 'does not fit', '/watch action:remove name:Mistral'],
  ['watch', { action: 'stop Moonshot AI' }, 'action', 'does not fit', '/watch action:remove name:"Moonshot AI"'],
  ['watch', { action: 'stop' }, 'action', 'does not fit', '/watch action:remove name:all'],
  ['watch', { action: 'lisst' }, 'action', 'Did you mean list?', '/watch action:list'],
  ['feeds', { action: 'techcrunch' }, 'action', 'does not fit', '/feeds action:list feed:techcrunch'],
  ['watch', { action: 'ad' }, 'action', "'ad' does not fit 'action'", '/watch action:'],
  ['watch', { action: 'add' }, 'name', "'name' is missing", '/watch action:add name:Mistral'],
  ['watch', { action: 'add', name: 'Antropic' }, 'name', 'Did you mean Anthropic?', '/watch action:add name:Anthropic'],
  ['watch', { action: 'add', name: long }, 'name', 'at most 60 characters', '/watch action:add name:Mistral'],
  ['watch', { action: 'remove', name: 'Mistral' }, 'name', 'You do not watch', '/watch action:list'],
  ['settings', { language: 'Klingon' }, 'language', "'Klingon' does not fit", '/settings language:en'],
  ['settings', { language: 'French' }, 'language', "'French' does not fit", '/settings language:en'],
  ['settings', { time_zone: 'Asia/Seol' }, 'time_zone', 'Did you mean Asia/Seoul?', 'time_zone:Asia/Seoul'],
  ['settings', { time_zone: 'UTC+9' }, 'time_zone', 'such as Asia/Seoul.', 'time_zone:Asia/Seoul'],
  ['settings', { time_zone: 'Mars' }, 'time_zone', 'the time zone', 'time_zone:Asia/Seoul'],
  ['settings', { roundup: 'someday' }, 'roundup', 'as a day and an hour', '/settings roundup:"mon 9"'],
  ['settings', { roundup: 'daily' }, 'roundup', 'once a week', '/settings quiet_hours:9-8'],
  ['settings', { roundup: '매일 9시' }, 'roundup', 'once a week', '/settings quiet_hours:9-8'],
  ['settings', { roundup: 'Some Day' }, 'roundup', "read 'Some Day' as a day and an hour", 'roundup:"mon 9"'],
  ['settings', { quiet_hours: 'At Night' }, 'quiet_hours', "read 'At Night' as quiet hours", 'quiet_hours:22-7'],
  ['settings', { roundup: 'mon 25' }, 'roundup', 'as a day and an hour', '/settings roundup:"mon 9"'],
  ['settings', { quiet_hours: '22:30-7' }, 'quiet_hours', 'as quiet hours', '/settings quiet_hours:22-7'],
  ['settings', { quiet_hours: '7-7' }, 'quiet_hours', 'as quiet hours', '/settings quiet_hours:22-7'],
  ['settings', { rumours: 'hm' }, 'rumours', 'Say yes or no', '/settings rumours:yes'],
  ['settings', { admins_only: 'hm' }, 'admins_only', 'Say yes or no', '/settings admins_only:yes'],
  ['settings', { threads: 'hm' }, 'threads', "'hm' does not fit", '/settings threads:on'],
  ['settings', { card: 'hm' }, 'card', "'hm' does not fit", '/settings card:full'],
  ['settings', { card: 'shrt' }, 'card', 'Did you mean short?', '/settings card:short'],
  ['settings', { publish: 'hm' }, 'publish', 'Say yes or no', '/settings publish:yes'],
  ['feeds', { action: 'plant' }, 'action', 'list, add, remove, check', '/feeds action:list'],
  [
    'feeds',
    { action: 'check', feed: 'The Gazette' },
    'feed',
    "None of your own feeds is 'The Gazette'",
    '/feeds action:list',
  ],
  ['why', {}, 'link_or_title', "'link_or_title' is missing", '/why link_or_title:'],
  ['help', { command: 'modles' }, 'command', 'Did you mean models?', '/help command:models'],
]

describe('a mistake is answered with what was wrong and a right example, and changes nothing', () => {
  test.each(ROWS)('/%s %j', async (command, options, _bad, problem, example) => {
    const card = await bench.ask(command, options)
    expect(card).toMatchObject({ tone: 'error', isPrivate: true })
    expect(readCard(card)).toContain(problem)
    if (example === null) expect(readCard(card)).not.toContain('For example')
    else expect(readCard(card)).toContain(`For example: ${example.startsWith('/') ? example : `/${command} `}`)
    if (example !== null) expect(readCard(card)).toContain(example)
    for (const language of LANGUAGES) expect((await bench.ask(command, options, { language })).tone).toBe('error')
    expect(bench.logged).toEqual([])
    expect(bench.announced).toEqual([])
    expect(await bench.store.audit.list('preview:c', 1)).toEqual([])
  })
})

test('every option of every command has a row, but for free words that nothing is wrong with', () => {
  const free = new Set(['models query'])
  const asked = new Set(ROWS.map(([command, , bad]) => `${command} ${bad}`))
  const missing = COMMANDS.flatMap(({ name, options }) => options.map((option) => `${name} ${option.name}`)).filter(
    (option) => !asked.has(option) && !free.has(option),
  )
  expect(missing).toEqual([])
})
