// Markdown to tokens: CommonMark with the peer's choices (HTML is text, only double tildes strike, pictures may carry a
// size). A text that is too long or too deep becomes plain text.
import {Marked, type Token, type Tokens} from 'marked';

/** Longer texts show their rest as plain text: the longest message of a post, so only attachments get there. */
export const longestMarkdown = 16383;

export interface SizedImage extends Tokens.Image {
    width?: number;
    height?: number;
}

const sizedImage =
    /^!\[([^\]\n]{0,1000})\]\(\s*([^\s<>()]{1,2048})\s+=(\d{1,4})?(?:x(\d{1,4})?)?(?:\s+"([^"\n]*)")?\s*\)/;

const reader = new Marked({
    gfm: true,
    breaks: true,
    tokenizer: {
        html: () => undefined,
        tag: () => undefined,
        del(source) {
            return source.startsWith('~~') ? false : undefined;
        },
        link(source) {
            const found = source.startsWith('![') ? sizedImage.exec(source) : null;
            if (!found) return false;
            const image: SizedImage = {
                type: 'image',
                raw: found[0],
                href: found[2]!,
                text: found[1]!,
                title: found[5] ?? null,
                tokens: [],
            };
            if (found[3]) image.width = Number(found[3]);
            if (found[4]) image.height = Number(found[4]);
            return image;
        },
    },
});

function plain(text: string): Token[] {
    return text === '' ? [] : [{type: 'plain', raw: text, text} as Token];
}

// What was read last: a list that scrolls shows the same texts again.
const read = new Map<string, Token[]>();
const mostRead = 400;

/** Tokens of a text; the type `plain` holds what is to be shown as it stands. They are shared: nobody changes them. */
export function parse(text: string): readonly Token[] {
    const known = read.get(text);
    if (known) return known;
    const tokens = parseAnew(text);
    if (text.length < 5000) {
        if (read.size >= mostRead) read.delete(read.keys().next().value!);
        read.set(text, tokens);
    }
    return tokens;
}

function parseAnew(text: string): Token[] {
    const head = text.slice(0, longestMarkdown);
    try {
        return [...reader.lexer(head), ...plain(text.slice(longestMarkdown))];
    } catch {
        return plain(text); // Nested deeper than the stack.
    }
}

/** The text of a line without its Markdown, for notices, titles of windows and previews. */
export function plainText(markdown: string): string {
    const words: string[] = [];
    const walk = (tokens: readonly Token[], depth: number) => {
        for (const token of tokens) {
            const inner = token as {tokens?: Token[]; items?: Token[]; text?: string; raw: string};
            if (token.type === 'table') words.push(token.raw);
            else if (depth < 30 && inner.items) walk(inner.items, depth + 1);
            else if (depth < 30 && inner.tokens && inner.tokens.length > 0) walk(inner.tokens, depth + 1);
            else if (token.type === 'br' || token.type === 'space') words.push(' ');
            else if (token.type !== 'checkbox' && token.type !== 'hr') words.push(inner.text ?? token.raw);
            if (depth === 0) words.push(' ');
        }
    };
    walk(parse(markdown), 0);
    return words.join('').replace(/\s+/g, ' ').trim();
}
