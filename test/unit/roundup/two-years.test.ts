import { expect, test } from 'vitest'
import { oweRoundups } from '../../../src/bot/delivery/owe-roundups.ts'
import { roundupDueWeek } from '../../../src/bot/roundup/due.ts'
import { HOUR_MS } from '../../../src/core/durations.ts'
import { openMemoryStore } from '../../builders/memory-store.ts'
import { addChannel, subscribe } from '../../builders/channel.ts'
import { sequence } from '../../builders/sequence.ts'

const ZONES = ['Asia/Seoul', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe']
const FROM = Date.UTC(2026, 0, 1)
const UNTIL = Date.UTC(2028, 0, 1)

/** Day and hour on the wall there, as the platform's own calendar says. */
function wallOf(atMs: number, timeZone: string): string {
  const options = { timeZone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
  return new Intl.DateTimeFormat('en-GB', options).format(atMs)
}

for (const zone of ZONES) {
  test(`every week of two years falls due at Monday 09:00 on the clocks of ${zone}`, () => {
    const dueOf = new Map<string, number>()
    for (let now = FROM; now < UNTIL; now += 6 * HOUR_MS) {
      const { week, dueAt } = roundupDueWeek(now, zone, { weekday: 1, hour: 9 })
      expect(dueOf.get(week) ?? dueAt).toBe(dueAt)
      dueOf.set(week, dueAt)
    }
    const dues = [...dueOf.values()]
    expect(dues.map((at) => wallOf(at, zone))).toEqual(dues.map(() => 'Mon 09:00'))
    // Beside the hour or half hour of a change, weeks are a week apart.
    const steps = dues.slice(1).map((at, index) => Math.abs(at - (dues[index] ?? 0) - 168 * HOUR_MS))
    expect(Math.max(...steps)).toBeLessThanOrEqual(HOUR_MS)
    expect(dues.length).toBeGreaterThanOrEqual(104)
  })
}

test('each channel is owed each week once over two years, and once only after three weeks of silence', async () => {
  const store = await openMemoryStore(sequence())
  try {
    for (const zone of ZONES) {
      const channel = await addChannel(store, zone)
      await store.channels.update({ ...channel, timeZone: zone })
      await subscribe(store, channel, 'funding')
    }
    const silence = { from: Date.UTC(2026, 9, 21), until: Date.UTC(2026, 10, 11) }
    const owed = new Map<string, number[]>()
    let now = FROM
    for (; now < UNTIL; now += 12 * HOUR_MS) {
      if (now >= silence.from && now < silence.until) continue
      await oweRoundups(store, now, (id) => owed.set(id, [...(owed.get(id) ?? []), now]))
    }
    expect(owed.size).toBe(ZONES.length)
    for (const times of owed.values()) {
      const inSilence = times.filter((at) => at >= silence.from && at < silence.until + 12 * HOUR_MS)
      expect(inSilence).toEqual([silence.until])
      // Of the three Mondays in the silence one is told, that of the week that ended last; 2 years have 104 Mondays.
      expect(times.filter((at) => at >= Date.UTC(2026, 0, 5))).toHaveLength(104 - 2)
    }
  } finally {
    await store.close()
  }
})
