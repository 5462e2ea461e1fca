import { createNameIndex } from '../core/name-index.ts'
import { CONFIG_KEYS } from '../config/settings.ts'
import { CHAT_PLATFORMS } from '../core/workspace.ts'

/** The first words of the settings of platforms. */
const OF_PLATFORMS: readonly string[] = CHAT_PLATFORMS.map((platform) => platform.toUpperCase())

/** Says of every variable that nothing reads but that looks like a setting, what it may be meant to be. */
export function misspeltSettings(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const index = createNameIndex(CONFIG_KEYS)
  return Object.keys(environment).flatMap((name) => {
    if (CONFIG_KEYS.includes(name)) return []
    const alike = CONFIG_KEYS.filter((key) => hasSameWords(name, key) || isJoined(name, key))
    // Other names of one word are everybody's: HOSTNAME is no HOST.
    const near = name.includes('_') ? index.near(name) : null
    // Beside the setting itself it is something else, as a host's DATABASE_URI.
    const meant = (alike.length > 0 || near === null ? alike : [near]).filter((key) => environment[key] === undefined)
    return meant.length === 0
      ? []
      : [`${name} is read by nothing: rename it if it is meant to be ${meant.join(' or ')}.`]
  })
}

/** As DISCORD_BOT_TOKEN and SLACK_TOKEN, which other bots have: one has all words of the other. */
function hasSameWords(name: string, key: string): boolean {
  const [typed, known] = [name.toUpperCase().split('_'), key.split('_')]
  if (typed[0] !== known[0] || !OF_PLATFORMS.includes(known[0] ?? '')) return false
  return known.every((word) => typed.includes(word)) || typed.every((word) => known.includes(word))
}

/** As TIMEZONE and databaseUrl: other programs write them so. */
function isJoined(name: string, key: string): boolean {
  return key.includes('_') && name.toUpperCase() === key.replaceAll('_', '')
}
