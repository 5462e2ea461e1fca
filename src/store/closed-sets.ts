import { DELIVERY_KINDS, DELIVERY_STATES, HOLD_REASONS } from '../core/delivery.ts'
import { FEED_KINDS, FEED_PROBLEMS } from '../core/feed.ts'
import { MENDING_ACTIONS, MENDING_KINDS } from '../core/mending.ts'
import { ENTRY_OUTCOMES } from '../core/outcome.ts'
import { STATUSES } from '../core/status.ts'
import { CHANGE_KINDS } from '../core/story.ts'
import { PAUSE_REASONS } from '../core/subscription.ts'
import { TOPICS } from '../core/topic.ts'
import { CARD_STYLES, LANGUAGES, PLATFORMS, ROUNDUP_MODES } from '../core/workspace.ts'
import { closedSet, closedSetWith } from './closed-set.ts'

// Every closed list of words that the database holds, and what becomes of a word that a newer version wrote.

// What a story tells, and to whom, is told rightly or not at all.
export const PLATFORM = closedSet(PLATFORMS)
export const TOPIC = closedSet(TOPICS)
export const STATUS = closedSet(STATUSES)
export const CHANGE_KIND = closedSet(CHANGE_KINDS)
export const MENDING_KIND = closedSet(MENDING_KINDS)
export const MENDING_ACTION = closedSet(MENDING_ACTIONS)

// A setting is as where nobody changed it.
export const LANGUAGE = closedSetWith(LANGUAGES, 'en')
export const ROUNDUP_MODE = closedSetWith(ROUNDUP_MODES, 'with-topics')
export const CARD_STYLE = closedSetWith(CARD_STYLES, 'full')

/** Nothing is sent, nothing is tried, and nothing goes on but by the hand of somebody. */
export const PAUSE_REASON = closedSetWith(PAUSE_REASONS, 'unknown')

/** Nothing is done about it. Its kind is only shown: what is not known is never claimed. */
export const DELIVERY_STATE = closedSetWith(DELIVERY_STATES, 'sent')
export const DELIVERY_KIND = closedSetWith(DELIVERY_KINDS, 'post')
export const HOLD_REASON = closedSetWith(HOLD_REASONS, 'burst')

/** It is not opened anew. */
export const ENTRY_OUTCOME = closedSetWith(ENTRY_OUTCOMES, 'repeated')

/** Alone it makes no rumour a fact. */
export const FEED_KIND = closedSetWith(FEED_KINDS, 'community')
/** It is asked again, and the next poll writes one of ours. */
export const FEED_PROBLEM = closedSetWith(FEED_PROBLEMS, 'unknown')
