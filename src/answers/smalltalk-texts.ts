import type { Courtesy } from '../understanding/rules/courtesy-rules.ts'

export type Variants = readonly [string, ...string[]]

const abilities =
  'I can search this shop’s catalogue, narrow a search down by price, brand or colour, compare products, tell you what their records say, and answer questions about orders, delivery and returns from the help centre.'

/** While nothing is being searched for. A joke is harmless, short, and about the shop. */
export const smalltalkTexts: Readonly<Record<Courtesy | 'silence', Variants>> = {
  silence: ['What would you like me to find? A few words will do.', 'Tell me in a few words what you are looking for.'],
  greeting: [
    'Hello! What are you looking for?',
    'Hi! What can I find for you?',
    'Hello! Tell me what you need, and I’ll have a look.',
  ],
  thanks: ['You’re welcome!', 'My pleasure!', 'Glad I could help!'],
  goodbye: ['Goodbye, and thanks for stopping by!', 'Bye! Come back whenever you like.', 'Take care!'],
  machine: [
    'I’m a program, not a person: this shop’s assistant. If you want a person, say “talk to a person”.',
    'No person here: I’m this shop’s assistant, a program. Say “talk to a person” if you want one.',
  ],
  self: [
    `I’m this shop’s assistant, a program. ${abilities}`,
    `I’m the assistant of this shop, and a program rather than a person. ${abilities}`,
  ],
  pleasantry: [
    'All well here, thank you! What can I find for you?',
    'Fine, thanks for asking! What are you looking for?',
  ],
  help: [`${abilities} Try “wireless mouse”, then “in black”, “cheaper” or “compare the first two”.`],
  joke: [
    'Why did the notebook go to the doctor? It had lost its cover. I’m better at finding things.',
    'I asked a ruler for a joke; it gave me one twelve inches long. Searching is more my thing.',
    'My best pencil joke has no point. What can I find for you instead?',
  ],
  laughter: ['Glad that made you smile!', 'I’m happy to amuse!'],
  compliment: ['Thank you, that’s kind!', 'That’s good to hear, thank you!'],
  affection: [
    'That’s kind of you! I’m only a program, but a friendly one.',
    'Aw, thank you! I’m just a shop’s assistant.',
  ],
  insult: [
    'I’m sorry that I’m not getting this right. Tell me in a few words what you need, or ask for a person.',
    'I understand that you’re annoyed, and I’m sorry. Say what you need in other words, or ask for a person.',
  ],
  apology: ['No need to be sorry!', 'No harm done!'],
  presence: ['I’m here! What are you looking for?', 'Yes, I’m listening. What can I find for you?'],
  browsing: [
    'Of course, look around! I’m here if you want something found.',
    'Take your time! Ask me whenever you like.',
  ],
  confusion: [
    'Sorry, that was unclear. Tell me what you’re looking for, such as “quiet keyboard”, or ask about orders and returns.',
    'Sorry for the confusion. Say what you need in a few words, and I’ll look for it.',
  ],
  dismissal: ['No problem!', 'All right, whenever you like.'],
  uncertainty: [
    'That’s fine. Tell me what it is for, or who it is for, or begin with one of these.',
    'No rush! What will it be used for? Or pick a place to begin.',
  ],
  rejection: [
    'I’m sorry. Tell me what it should be like, and I’ll look again.',
    'That’s a pity. What should be different? Say it in a few words.',
  ],
  refusal: ['All right. Just ask when you need something.', 'Fine! I’m here if anything comes up.'],
  agreement: ['Good! What can I find for you?', 'Fine! Tell me what to look for.'],
}

/** With a search to come back to. What is missing here is said as it is without one. */
export const textsInSearch: Partial<Readonly<Record<Courtesy | 'silence', Variants>>> = {
  silence: ['Tell me how to go on: another price, brand or colour, or something else.'],
  confusion: [
    'Sorry, that was unclear. You can narrow the search down by price, brand or colour, or look for something else.',
    'Sorry for the confusion. Ask about one of those shown, or tell me what to change.',
  ],
  presence: ['I’m here, and your search is as it was.', 'Yes, I’m listening. Shall I change anything in the search?'],
  dismissal: ['No problem, your search is as it was.', 'All right, I’ve changed nothing.'],
  uncertainty: [
    'That’s fine. These may help you to choose; or tell me what matters most to you.',
    'No rush! What matters most: price, brand, or what it must be able to do?',
  ],
  rejection: [
    'I’m sorry that none of these is right. Tell me what’s missing, or try one of these ways.',
    'That’s a pity. What should be different? Say it in a few words, or go on here.',
  ],
  refusal: ['All right. Tell me if I should change the search.', 'Fine! Your search stays as it is.'],
  agreement: ['Good! Tell me if I should change the search.', 'Fine! I can narrow it down further whenever you like.'],
}
