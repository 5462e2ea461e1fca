import type { Clock } from '../../../core/ports/clock.ts'

/** How far our clock is ahead of Slack's, in milliseconds; 0 where it is behind, or Slack does not say. Never rejects. */
export type AheadOfSlack = () => Promise<number>

/** Reads the time at Slack in the header of an answer, which tells it in whole seconds. https://docs.slack.dev/reference/methods/api.test */
export function aheadOfSlackOver(timeoutMs: number, apiUrl: string, clock: Clock): AheadOfSlack {
  return async () => {
    const signal = AbortSignal.timeout(timeoutMs)
    try {
      const response = await fetch(new URL('api.test', apiUrl), { method: 'POST', redirect: 'error', signal })
      await response.body?.cancel()
      const atSlack = Date.parse(response.headers.get('date') ?? '')
      return Number.isNaN(atSlack) ? 0 : Math.max(0, clock.nowMs() - atSlack)
    } catch {
      return 0
    }
  }
}
