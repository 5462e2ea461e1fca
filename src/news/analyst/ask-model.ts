import {
  APICallError,
  generateText,
  NoObjectGeneratedError,
  Output,
  type LanguageModel,
  type LanguageModelUsage,
} from 'ai'
import type { Question } from './questions.ts'

/** Room for a short JSON object, and for models that think before they answer. */
export const MAX_ANSWER_TOKENS = 400

/** `usedTokens` is `null` where the server does not tell. */
export type ModelReply<T> =
  | { readonly kind: 'answer'; readonly value: T; readonly usedTokens: number | null }
  /** It answered something that the question does not allow. */
  | { readonly kind: 'refused'; readonly usedTokens: number | null }
  | { readonly kind: 'failed'; readonly problem: string; readonly restMs: number | null }

// The SDK writes its warnings to the console, past our log.
globalThis.AI_SDK_LOG_WARNINGS = false

/** One request, never repeated. Nothing is thrown; `problem` holds no text of the server, which may hold anything. */
export async function askModel<T>(
  model: LanguageModel,
  question: Question<T>,
  signal: AbortSignal,
): Promise<ModelReply<T>> {
  try {
    const { output, usage } = await generateText({
      model,
      instructions: question.instructions,
      prompt: question.data,
      output: Output.object({ schema: question.answer }),
      maxOutputTokens: MAX_ANSWER_TOKENS,
      maxRetries: 0,
      abortSignal: signal,
    })
    return { kind: 'answer', value: output, usedTokens: tokensOf(usage) }
  } catch (error) {
    if (NoObjectGeneratedError.isInstance(error)) return { kind: 'refused', usedTokens: tokensOf(error.usage) }
    if (signal.aborted) return { kind: 'failed', problem: 'did not answer in time', restMs: null }
    if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400) {
      return { kind: 'failed', problem: `answered with status ${error.statusCode}`, restMs: restOf(error) }
    }
    return { kind: 'failed', problem: 'cannot be reached, or its answer cannot be read', restMs: null }
  }
}

/** A server that reports nonsense is not believed. */
function tokensOf(usage: LanguageModelUsage | undefined): number | null {
  const { inputTokens, outputTokens } = usage ?? {}
  if (inputTokens === undefined || outputTokens === undefined) return null
  const total = inputTokens + outputTokens
  return Number.isSafeInteger(total) && inputTokens > 0 && outputTokens >= 0 ? total : null
}

/** Retry-After in seconds (RFC 9110, 10.2.3); a date is rare here and left to our own pause. */
function restOf(error: APICallError): number | null {
  const seconds = /^\d{1,6}$/u.exec(error.responseHeaders?.['retry-after'] ?? '')?.[0]
  return seconds === undefined ? null : Number(seconds) * 1000
}
