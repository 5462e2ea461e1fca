import type { LanguageModel } from 'ai'
import { cappedFetch } from './capped-fetch.ts'

export type LanguageModelOptions = {
  readonly provider: 'anthropic' | 'openai-compatible'
  /** Up to and without `/messages` (Anthropic) or `/chat/completions` (OpenAI-compatible). `null`: Anthropic's own. */
  readonly baseUrl: string | null
  readonly model: string
  /** `null` where a local server asks for none. */
  readonly apiKey: string | null
}

const ANTHROPIC_URL = 'https://api.anthropic.com/v1'

/** Loads the one provider that is configured. Everything is given, so that nothing is read from the environment behind our back. */
export async function openLanguageModel({
  provider,
  baseUrl,
  model,
  apiKey,
}: LanguageModelOptions): Promise<LanguageModel> {
  if (provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic({ baseURL: baseUrl ?? ANTHROPIC_URL, apiKey: apiKey ?? '', fetch: cappedFetch })(model)
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  return createOpenAICompatible({
    name: 'analyst',
    baseURL: baseUrl ?? '',
    ...(apiKey === null ? {} : { apiKey }),
    supportsStructuredOutputs: true,
    fetch: cappedFetch,
  })(model)
}
