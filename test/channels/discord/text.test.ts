import { parse } from 'discord-markdown-parser'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeBlock, cut, cutLiteral, literal } from '../../../src/channels/discord/render/text.ts'
import { markupIn } from '../../wire/discord/limits.ts'
import { anyText } from '../any-reply.ts'

const graphemes = fc.string({ unit: 'grapheme', maxLength: 300 })
const pieces = [...'*_~`|<>[]()#-+.:@/\\ \n1a!', 'http', 'everyone', '-# ', '1. ', 'discord.gg/x', '😀', '```', '://']
const markdown = fc.oneof(
  anyText,
  fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((all) => all.join('')),
)

const directions = /[\u202a-\u202e\u2066-\u2069]/g

/** What somebody else's reading of Discord's markdown shows of it, when all of it is text. */
const shown = (content: string): string =>
  parse(content, 'extended')
    .map((one) => (one.type === 'br' ? '\n' : String(one.content ?? one.name)))
    .join('')

describe('a text that is cut', () => {
  it('is as long as it may be, ends in … and parts no character that people see', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })
    fc.assert(
      fc.property(graphemes, fc.integer({ min: 2, max: 100 }), (text, most) => {
        const short = cut(text, most)
        expect(short.length).toBeLessThanOrEqual(most)
        expect(short.isWellFormed()).toBe(true)
        if (short === text) return
        expect(short.endsWith('…')).toBe(true)
        const kept = short.slice(0, -1)
        const ends = [0, ...[...segmenter.segment(text)].map(({ index, segment }) => index + segment.length)]
        const end = ends.find((at) => text.slice(0, at).trimEnd() === kept)
        expect(end).toBeDefined()
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([
    ['a🛒b', 3, 'a…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 20, '👨‍👩‍👧‍👦…'],
    ['🇩🇪🇫🇷🇮🇹', 10, '🇩🇪🇫🇷…'],
    ['word word', 6, 'word…'],
    ['short', 5, 'short'],
  ])('%s in %i is %s', (text, most, short) => {
    expect(cut(text, most)).toBe(short)
  })

  it('ends, whatever heap of marks a letter has', () => {
    expect(cut(`a${'\u0301'.repeat(10_000)}`, 500)).toHaveLength(500)
    expect(cut('🛒\u200d'.repeat(3_000), 501).isWellFormed()).toBe(true)
  })
})

describe('a text as markdown', () => {
  it('shows exactly itself', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const content = literal(text)
        expect(markupIn(content)).toEqual([])
        expect(shown(content).replaceAll('\u200b', '')).toBe(text.replace(directions, '').replaceAll('\u200b', ''))
      }),
      { numRuns: 5_000 },
    )
  }, 120_000)

  it.each([
    ['@everyone and @here', '@\u200beveryone and @\u200bhere'],
    ['<@1> <#2> <t:3:R> <:a:4>', '\\<@1\\> \\<#2\\> \\<t\\:3:R\\> \\<\\:a:4\\>'],
    ['[a](https://b.example)', '\\[a\\](https\\://b.example)'],
    ['# x', '\\# x'],
    ['-# x', '\\-# x'],
    ['1. x', '1\\. x'],
    [':smile: at 16:9', '\\:smile: at 16:9'],
    ['discord.gg/x', 'discord\\.gg/x'],
    ['model_a_1, 3-pack #4', 'model\\_a\\_1, 3-pack #4'],
    ['\u202egnol', 'gnol'],
  ])('%s is written as %s', (text, content) => {
    expect(literal(text)).toBe(content)
  })

  it('is inside its limit, with no escape cut in two', () => {
    fc.assert(
      fc.property(markdown, fc.integer({ min: 8, max: 200 }), (text, most) => {
        const short = cutLiteral(text, most)
        expect(short.length).toBeLessThanOrEqual(most)
        expect(/(?:^|[^\\])(?:\\\\)*\\$/.test(short)).toBe(false)
        expect(markupIn(short)).toEqual([])
      }),
      { numRuns: 2_000 },
    )
  }, 120_000)

  it('stays inside a block of code', () => {
    fc.assert(
      fc.property(markdown, (text) => {
        const nodes = parse(codeBlock(text), 'extended')
        expect(nodes.map(({ type }) => type)).toEqual(['codeBlock'])
        expect(markupIn(codeBlock(text))).toEqual([])
      }),
      { numRuns: 1_000 },
    )
  })
})
