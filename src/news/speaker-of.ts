import { hostOf } from './host-of.ts'
import type { ScannedText } from './scan-text.ts'

type Speaker = 'community' | 'paper' | 'lab' | 'hub' | 'press'

/** Who speaks, as far as the address tells. */
export function speakerOf({ url, feedName }: Pick<ScannedText, 'url' | 'feedName'>): Speaker {
  if (feedName.startsWith('r/') || feedName.includes('reddit.com/') || url.includes('reddit.com/')) return 'community'
  if (/\barxiv\.org|\/papers\//u.test(url)) return 'paper'
  const host = hostOf(url)
  if (
    /(?:^|\.)(?:openai\.com|anthropic\.com|claude\.com|deepmind\.\w+|blog\.google|mistral\.ai|qwen\.ai|x\.ai|z\.ai|minimax\.io|moonshot\.\w+|kimi\.com|deepseek\.com|cohere\.com|stability\.ai)$|^(?:ai\.meta|seed\.bytedance)\./u.test(
      host,
    )
  )
    return 'lab'
  return host === 'huggingface.co' || host === 'github.com' ? 'hub' : 'press'
}
