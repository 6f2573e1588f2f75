/**
 * What Slack takes at most: characters of texts, numbers of things. From the reference of Block Kit
 * (docs.slack.dev/reference/block-kit) and the comments of @slack/types, unless a line says otherwise.
 */
export const slackLimits = {
  messageBlocks: 50,
  viewBlocks: 100,
  /**
   * Characters of all blocks of a message together, as JSON. Not documented; messages were refused as
   * msg_blocks_too_long from 13,172 to 13,297 on (slackapi/bolt-js issue 2509). With a margin for what Slack adds.
   */
  messageCharacters: 12_500,
  /** Characters of `text` beside the blocks: Slack advises 4,000 and cuts at 40,000. */
  fallbackText: 3_000,
  sectionText: 3_000,
  headerText: 150,
  contextElements: 10,
  contextText: 2_000,
  actionsElements: 25,
  buttonText: 75,
  /** Also of an accessibility label. */
  buttonLabel: 75,
  buttonValue: 2_000,
  actionId: 255,
  url: 3_000,
  altText: 2_000,
  carouselCards: 10,
  /** Not in Slack's reference, which names no limit: three buttons fit the width of a card. */
  cardButtons: 3,
  cardTitle: 150,
  cardSubtitle: 150,
  cardBody: 200,
  tableRows: 100,
  tableColumns: 20,
  /** Characters of all cells of a message's tables together. */
  tableCharacters: 10_000,
  fields: 10,
  fieldText: 2_000,
  modalTitle: 24,
  modalButton: 24,
  optionText: 75,
  optionValue: 150,
  options: 100,
  inputLabel: 2_000,
  privateMetadata: 3_000,
  prompts: 4,
} as const
