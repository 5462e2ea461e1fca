/** Discord counts UTF-16 units, markup and backslashes included. */
export const EMBED_TOTAL = 6_000
export const EMBED_TITLE = 256
export const CONTENT = 2_000
export const EMBED_AUTHOR = 256
export const EMBED_DESCRIPTION = 4_096
export const EMBED_FOOTER = 2_048
export const EMBED_FIELDS = 25
export const EMBEDS = 10
export const ATTACHMENT_DESCRIPTION = 1_024
export const FIELD_NAME = 256
export const FIELD_VALUE = 1_024
/** Addresses of embeds. */
export const LINK_URL = 2_048
export const BUTTON_URL = 512
export const BUTTON_LABEL = 80
export const BUTTON_ID = 100
export const BUTTON_ROWS = 5
export const BUTTONS_IN_ROW = 5
/** A form, which Discord calls a modal. https://docs.discord.com/developers/components/reference */
export const FORM_TITLE = 45
export const FORM_FIELDS = 5
export const FIELD_LABEL = 45
export const FIELD_HINT = 100
export const FIELD_TEXT = 4_000
export const NONCE = 25
export const THREAD_NAME = 100
/** The longest that a thread stays in the list by itself: a week. */
export const THREAD_ARCHIVE_MINUTES = 10_080
export const COMMAND_DESCRIPTION = 100
export const COMMAND_OPTIONS = 25
export const OPTION_CHOICES = 25
export const CHOICE_NAME = 100
export const MESSAGES_PAGE = 100
/** Of an announcement channel: Discord takes no more. */
export const PUBLISHED_AN_HOUR = 10
export const THREADS_PAGE = 100
/** Of a post in a forum. */
export const FORUM_TAGS = 5
export const SERVERS_PAGE = 200

/** Discord gives up on an interaction after 3 s; what takes longer than this is deferred. */
export const DEFER_AFTER_MS = 1_500
export const REQUEST_TIMEOUT_MS = 15_000
/** An interaction is a few kilobytes. */
export const INTERACTION_BYTES = 256 * 1_024
/** How far a signed request may be from our clock. */
export const SIGNED_WITHIN_MS = 300_000
