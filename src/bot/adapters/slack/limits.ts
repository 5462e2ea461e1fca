/** Slack's own limits, in UTF-16 units. https://docs.slack.dev/reference/block-kit */
export const BLOCKS = 50
export const HEADER_TEXT = 150
export const SECTION_TEXT = 3_000
export const SECTION_FIELDS = 10
export const IMAGE_ALT = 2_000
export const ACTION_ELEMENTS = 25
export const BUTTON_LABEL = 75
export const BUTTON_VALUE = 2_000
export const UPDATE_TEXT = 4_000

/** A form or the Home tab. https://docs.slack.dev/reference/views */
export const VIEW_BLOCKS = 100
export const VIEW_TITLE = 24
export const LABEL = 2_000
export const CHOICES = 100
export const CHOICE_TEXT = 75
export const CHOICE_VALUE = 150
export const INPUT_TEXT = 3_000

/** An address in running text; Slack has no limit of its own. */
export const LINK_URL = 2_000
/** Slack refuses all blocks together at an undocumented size near 13,200: everything shown, linked or carried stays under 8,000. */
export const MESSAGE_TOTAL = 7_999
/** The text for notifications and screen readers. */
export const FALLBACK_TEXT = 1_000

/** A slash command in the app's manifest. */
export const COMMAND_DESCRIPTION = 2_000
export const USAGE_HINT = 1_000
