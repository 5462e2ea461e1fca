import type { Card } from '../../core/card.ts'
import type { Message } from '../../core/message.ts'

/** What to do on the platform for a delivery, as things stand now. */
export type Rendered =
  | {
      readonly kind: 'post'
      readonly card: Card
      /** The revision of each story that the card shows, by delivery; `null` for one that it leaves out. Empty for a roundup. */
      readonly shown: ReadonlyMap<string, number | null>
      /** Why nobody wants it any more, where it may stand already: it is looked for, and not sent again. `null`: it is wanted. */
      readonly over: string | null
    }
  | {
      readonly kind: 'edit'
      readonly card: Card
      readonly revision: number
      readonly message: Message
      /** What really changed is told by it alone. */
      readonly isInsteadOfNote: boolean
    }
  | {
      readonly kind: 'reply'
      readonly card: Card
      readonly revision: number
      readonly message: Message
      /** It is to be seen in the channel, too. */
      readonly isForAll: boolean
    }
  /** `said` when readers know it already, else nobody wants it any more. */
  | { readonly kind: 'nothing-to-send'; readonly why: string; readonly isSaid: boolean }

/** Nobody wants it any more. */
export function unwanted(why: string): Rendered {
  return { kind: 'nothing-to-send', why, isSaid: false }
}
