import type { Chart } from './chart.ts'

/** Words of somebody else within a text, in another language (BCP 47) than the rest of the card. */
export type Foreign = { readonly words: string; readonly language: string }

/** A run of text. Adapters escape it; nothing in it is markup. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string; readonly strong?: boolean; readonly foreign?: Foreign }
  | { readonly kind: 'link'; readonly text: string; readonly url: string; readonly foreign?: Foreign }
  /** A channel by the platform's id: under its name where the platform shows that, else as the text. */
  | { readonly kind: 'channel'; readonly text: string; readonly externalId: string }
  /** Somebody by the platform's id, as `channel`. It calls nobody: only for answers that nobody else sees. */
  | { readonly kind: 'person'; readonly text: string; readonly externalId: string }
  /** Unix milliseconds; shown in the reader's own zone where the platform can. */
  | { readonly kind: 'time'; readonly atMs: number; readonly style: 'date' | 'relative' }

export type Words = Extract<Inline, { readonly kind: 'text' | 'link' }>

export type Line = readonly Inline[]

export type CardField = { readonly label: string; readonly value: string }

export type CardSection = { readonly heading: string | null; readonly lines: readonly Line[] }

/** A picture. `alt` says all its numbers in words, for whoever can't see it. */
export type CardImage = { readonly chart: Chart; readonly alt: string }

/** A command that a button runs: its state rides in the button, so it survives a restart. */
export type CommandState = {
  readonly command: string
  readonly options: Readonly<Record<string, string>>
}

export type CardButton =
  | { readonly kind: 'link'; readonly label: string; readonly url: string }
  | { readonly kind: 'command'; readonly label: string; readonly run: CommandState }

export type CardTone = 'model' | 'funding' | 'rumour' | 'roundup' | 'info' | 'error'

/** Somebody who is called by a message: beside a post's own words, never out of them. */
export type CardMention = { readonly kind: 'role' | 'person'; readonly id: string }

/**
 * What is shown, free of any platform. Plain text throughout; every url is http or https.
 * An adapter shortens what does not fit, and ends what it shortened with an ellipsis.
 */
export type Card = {
  readonly tone: CardTone
  readonly title: string
  /** What of the title is in another language. */
  readonly titleForeign: Foreign | null
  readonly url: string | null
  /** One or two words above or before the title: the status in the reader's language. */
  readonly badge: string | null
  readonly lines: readonly Line[]
  readonly fields: readonly CardField[]
  readonly sections: readonly CardSection[]
  /** Shown below the rest. */
  readonly images: readonly CardImage[]
  readonly footer: Line
  readonly buttons: readonly CardButton[]
  /** The one that the message calls; `null`: nobody. */
  readonly mention: CardMention | null
  /** For whoever asked only, where the platform can. */
  readonly isPrivate: boolean
  /** What a thread is called in which it is told, where the title says only what changed; `null`: as its title. */
  readonly threadName: string | null
  /** What it is about, in several words and languages: a channel that sorts its posts by tags takes those of its own. */
  readonly labels: readonly string[]
}

/** Words as they are: nothing in them is markup. */
export function text(value: string): Words {
  return { kind: 'text', text: value }
}

/** The same, in bold. */
export function strong(value: string): Inline {
  return { kind: 'text', text: value, strong: true }
}

/** A link where there is an address, else its text. */
export function link(value: string, url: string | null): Words {
  return url === null ? text(value) : { kind: 'link', text: value, url }
}

/** The name of a channel. */
export function channelName(externalId: string): Inline {
  return { kind: 'channel', text: `#${externalId}`, externalId }
}

/** The name of somebody. */
export function personName(externalId: string): Inline {
  return { kind: 'person', text: `@${externalId}`, externalId }
}

const EMPTY: Omit<Card, 'tone' | 'title'> = {
  titleForeign: null,
  url: null,
  badge: null,
  lines: [],
  fields: [],
  sections: [],
  images: [],
  footer: [],
  buttons: [],
  mention: null,
  isPrivate: false,
  threadName: null,
  labels: [],
}

/** A card with everything that is not given left empty. */
export function card(parts: Pick<Card, 'tone' | 'title'> & Partial<Card>): Card {
  return { ...EMPTY, ...parts }
}
