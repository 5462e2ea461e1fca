import type { Identified } from '../feeds/identity.ts'

type Settled = Extract<Identified, { kind: 'repeated' | 'over-cap' | 'over-quota' }>

/** Nothing is written of it. */
export function isSettled(identified: Identified): identified is Settled {
  const { kind } = identified
  return kind === 'repeated' || kind === 'over-cap' || kind === 'over-quota'
}
