import { createHash } from 'node:crypto'
import { HOUR_MS } from '../../core/durations.ts'
import type { Analyst, AnalystCount, AnalystFacts } from '../../core/ports/analyst.ts'
import type { Clock } from '../../core/ports/clock.ts'
import type { Log } from '../../core/ports/log.ts'
import type { Store } from '../../core/ports/store.ts'
import type { Topic } from '../../core/topic.ts'
import { createAnswerCache } from './answer-cache.ts'
import { askModel, MAX_ANSWER_TOKENS, type ModelReply } from './ask-model.ts'
import { findQuote } from './find-quote.ts'
import { openLanguageModel, type LanguageModelOptions } from './language-model.ts'
import { classifyQuestion, factsQuestion, sameEventQuestion, type Question } from './questions.ts'
import { createTokenBudget } from './token-budget.ts'

const CACHE_SIZE = 1_000
const FIRST_REST_MS = 30_000
const LONGEST_REST_MS = HOUR_MS

export type AnalystOptions = LanguageModelOptions & {
  readonly tokensPerDay: number
  readonly timeoutMs: number
}

type Ended = { readonly kind: 'answer'; readonly value: unknown } | { readonly kind: 'refused' }

/** The analyst on a language model of Anthropic or of any server that speaks OpenAI's chat completions. */
export async function createAnalyst(
  options: AnalystOptions,
  deps: { readonly settings: Pick<Store, 'getSetting' | 'changeSetting'>; readonly clock: Clock; readonly log: Log },
): Promise<Analyst> {
  const { clock, log } = deps
  const model = await openLanguageModel(options)
  const budget = createTokenBudget({ ...deps, perDay: options.tokensPerDay })
  const cache = createAnswerCache<Ended>(CACHE_SIZE)
  const closing = new AbortController()
  const counts: Record<AnalystCount, number> = { asked: 0, answered: 0, reused: 0, refused: 0, failed: 0 }
  let failuresInARow = 0
  let restUntil = 0
  let problem: string | null = null
  let spentDay: string | null = null

  const isResting = (): boolean => clock.nowMs() < restUntil
  const isClosed = (): boolean => closing.signal.aborted

  /** Trouble is told when it begins, spent tokens once a day. */
  const note = (reply: ModelReply<unknown>): void => {
    if (reply.kind !== 'failed') {
      if (problem !== null) log.info('the analyst is well again')
      failuresInARow = 0
      problem = null
      return
    }
    counts.failed += 1
    // Questions that were under way together fail together: that is one failure.
    if (isResting()) return
    if (problem === null) log.warn('the analyst is in trouble; entries are read without it', { problem: reply.problem })
    problem = reply.problem
    const restMs = Math.max(FIRST_REST_MS * 2 ** failuresInARow, reply.restMs ?? 0)
    restUntil = clock.nowMs() + Math.min(restMs, LONGEST_REST_MS)
    failuresInARow += 1
  }

  const ask = async <T>(question: Question<T>, signal: AbortSignal): Promise<Ended | null> => {
    if (isResting() || isClosed()) return null
    const taken = await budget.take(mostTokens(question))
    if (taken === null) {
      const day = new Date(clock.nowMs()).toISOString().slice(0, 10)
      if (spentDay !== day)
        log.warn('the analyst has used up its tokens of the day; entries are read without it', { day })
      spentDay = day
      return null
    }
    counts.asked += 1
    const reply = await askModel(model, question, AbortSignal.any([signal, closing.signal]))
    if (isClosed()) return null
    note(reply)
    // Where the server does not tell what it used, what was set aside counts.
    if (reply.kind === 'failed') return null
    if (reply.usedTokens !== null) await budget.settle(taken, reply.usedTokens)
    return reply.kind === 'answer' ? { kind: 'answer', value: reply.value } : { kind: 'refused' }
  }

  /** `check` gives what the answer means, `undefined` when it breaks a rule. */
  const answer = async <T, R>(
    question: Question<T>,
    signal: AbortSignal,
    check: (value: T) => R | undefined,
  ): Promise<R | null> => {
    try {
      const found = cache.get(hashOf(options.model, question), () => ask(question, signal))
      if (found.isReused) counts.reused += 1
      const ended = await found.answer
      if (ended === null) return null
      // The SDK has checked the shape; the cache forgets it.
      const parsed = ended.kind === 'answer' ? question.answer.safeParse(ended.value) : null
      const meaning = parsed?.success === true ? check(parsed.data) : undefined
      if (!found.isReused) {
        counts[meaning === undefined ? 'refused' : 'answered'] += 1
        if (meaning === undefined) log.info('an answer of the analyst was refused')
      }
      return meaning ?? null
    } catch (error) {
      // Only our own settings can fail here, and an entry does not wait for them.
      log.error('the analyst failed', { err: error })
      return null
    }
  }

  return {
    timeoutMs: options.timeoutMs,

    classify: (text, signal) =>
      answer(classifyQuestion(text), signal, ({ modelRelease, funding }): ReadonlySet<Topic> => {
        const topics = new Set<Topic>()
        if (modelRelease) topics.add('model-release')
        if (funding) topics.add('funding')
        return topics
      }),

    facts: (text, signal) =>
      answer(factsQuestion(text), signal, ({ company }): AnalystFacts | undefined => {
        if (company === null) return { company: null }
        const quote = findQuote(text, company)
        return quote === null ? undefined : { company: quote }
      }),

    sameEvent: (one, other, signal) => answer(sameEventQuestion(one, other), signal, ({ same }): boolean => same),

    async health() {
      const tokensLeft = await budget.left()
      const state = isResting() ? 'resting' : tokensLeft < LEAST_TOKENS ? 'spent' : 'ready'
      return { state, problem, tokensLeft, counts: { ...counts } }
    },

    close() {
      closing.abort()
    },
  }
}

/** What any question sets aside at least. */
const LEAST_TOKENS = mostTokens(classifyQuestion({ title: '', summary: '' }))

/** An estimate on the high side: text of feeds has three or four bytes a token. The schema and the frame come on top. */
function mostTokens({ instructions, data }: Pick<Question<unknown>, 'instructions' | 'data'>): number {
  return Math.ceil(Buffer.byteLength(instructions + data) / 2) + 200 + MAX_ANSWER_TOKENS
}

function hashOf(model: string, { instructions, data }: Pick<Question<unknown>, 'instructions' | 'data'>): string {
  return createHash('sha256')
    .update(JSON.stringify([model, instructions, data]))
    .digest('hex')
}
