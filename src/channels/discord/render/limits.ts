/**
 * What Discord takes at most: characters of texts, numbers of things. From the reference of components
 * (docs.discord.com/developers/components/reference) and of interactions, unless a line says otherwise.
 */
export const discordLimits = {
  /** Of a message, those inside of others counted too. */
  components: 40,
  /** Characters of all text displays of a message together. */
  displayText: 4_000,
  /** Characters of the `content` of a message without components. */
  content: 2_000,
  sectionTexts: 3,
  galleryItems: 10,
  /** Characters of what is said of a picture to those who do not see it. */
  description: 1_024,
  mediaUrl: 2_048,
  rowButtons: 5,
  buttonLabel: 80,
  /** Of the address behind a link button. */
  buttonUrl: 512,
  customId: 100,
  options: 25,
  /** Of an option's label, value and description each. */
  optionText: 100,
  placeholder: 150,
  modalTitle: 45,
  inputLabel: 45,
  inputPlaceholder: 100,
  inputText: 4_000,
  choices: 25,
  /** Of a choice's name and, when it is a text, of its value each. */
  choiceText: 100,
} as const
