import type { ChatErrorKind } from '../../../core/errors.ts'

/**
 * Passes by itself, after hours maybe: a workspace without a plan has sent too much, it or one of its channels is being
 * moved into an organisation. What waits for that must lose neither its attempts nor, with the token, the installation.
 */
export const TAKES_LONG: readonly string[] = [
  'message_limit_exceeded',
  'team_added_to_org',
  'org_login_required',
  'external_channel_migrating',
]

/** What Slack says where it does not know the app, and the setting that is wrong then. */
export const WRONG_SETTINGS: ReadonlyMap<string | null, string> = new Map([
  ['invalid_client_id', 'SLACK_CLIENT_ID'],
  ['bad_client_secret', 'SLACK_CLIENT_SECRET'],
])

/**
 * What Slack documents for the methods that deliveries use: chat.*, conversations.*, files.*. Of what opens forms or looks
 * people up, nobody asks what a code means. https://docs.slack.dev/reference/methods
 */
const KINDS = new Map<string, ChatErrorKind>([
  ...codesFor('channel-gone', 'channel_not_found', 'is_archived', 'channel_is_archived', 'is_inactive'),
  // The workspace of the channel left the organisation; the person has no account there any more.
  ...codesFor('channel-gone', 'team_not_found', 'user_disabled', 'user_not_found', 'users_not_found'),
  ...codesFor(
    'forbidden',
    ...['not_in_channel', 'missing_scope', 'no_permission', 'access_denied', 'ekm_access_denied'],
    ...['not_allowed_token_type', 'posting_to_general_channel_denied', 'accesslimited', 'app_access_restricted'],
    ...['messages_tab_disabled', 'enterprise_is_restricted'],
    ...['restricted_action', 'restricted_action_read_only_channel', 'restricted_action_thread_only_channel'],
    // Of direct messages.
    ...['user_not_visible', 'cannot_dm_bot', 'invalid_user_combination'],
  ),
  ...codesFor(
    'unauthorized',
    ...['account_inactive', 'token_revoked', 'token_expired', 'invalid_auth', 'not_authed'],
    ...['team_access_not_granted', 'team_disabled', 'user_removed_from_team', 'two_factor_setup_required'],
  ),
  // Something in the message, of which its plain words may be free.
  ...codesFor(
    'invalid',
    ...['invalid_blocks', 'invalid_blocks_format', 'msg_blocks_too_long', 'msg_too_long', 'no_text', 'block_mismatch'],
    ...['invalid_arguments', 'invalid_arg_name', 'invalid_array_arg', 'invalid_charset', 'invalid_form_data'],
    ...['invalid_post_type', 'missing_post_type', 'markdown_text_conflict', 'missing_argument'],
    ...['invalid_attachments', 'too_many_attachments', 'attachment_payload_limit_exceeded', 'too_many_contact_cards'],
    ...['invalid_metadata_format', 'invalid_metadata_schema', 'metadata_must_be_sent_from_app', 'metadata_too_large'],
    ...['as_user_not_supported', 'send_on_behalf_not_allowed'],
    ...['cant_broadcast_message', 'no_dual_broadcast_content_update'],
  ),
  // Its pictures, without which it goes then.
  ...codesFor(
    'invalid',
    ...['missing_file_data', 'file_not_found', 'file_deleted', 'file_is_deleted', 'file_share_limit_reached'],
    ...['max_file_sharing_exceeded', 'unable_to_share_files', 'blocked_file_type', 'malware_detected'],
    ...['posting_to_channel_denied', 'slack_connect_blocked_file_type', 'slack_connect_file_upload_sharing_blocked'],
    ...['slack_connect_file_link_sharing_blocked', 'slack_connect_clip_sharing_blocked'],
    ...['slack_connect_canvas_sharing_blocked', 'slack_connect_lists_sharing_blocked'],
    ...['file_upload_size_restricted', 'file_uploads_disabled', 'file_uploads_except_images_disabled'],
    ...['storage_limit_reached', 'alt_txt_too_large'],
  ),
  ...codesFor('rate-limited', 'ratelimited', 'rate_limited', ...TAKES_LONG),
  ...codesFor('message-gone', 'message_not_found', 'thread_not_found'),
  ...codesFor('edit-closed', 'edit_window_closed', 'cant_update_message', 'streaming_state_conflict'),
  ...codesFor(
    'thread-closed',
    ...['cannot_reply_to_message', 'thread_locked', 'restricted_action_thread_locked'],
    'restricted_action_non_threadable_channel',
  ),
  ...codesFor(
    'ambiguous',
    ...['fatal_error', 'internal_error', 'service_unavailable', 'update_failed'],
    ...['duplicate_message_not_found', 'duplicate_channel_not_found'],
  ),
  // Refused before anything was done: the request arrived in pieces, or the next page of a search is there no more.
  ...codesFor('unavailable', 'request_timeout', 'invalid_cursor'),
])

/** What one of Slack's codes means. */
export function kindOfCode(code: string): ChatErrorKind {
  // A preference of the workspace or of the channel, as all of that family are.
  return KINDS.get(code) ?? (code.startsWith('restricted_action') ? 'forbidden' : 'unclear')
}

function codesFor(kind: ChatErrorKind, ...codes: readonly string[]): [string, ChatErrorKind][] {
  return codes.map((code) => [code, kind])
}
