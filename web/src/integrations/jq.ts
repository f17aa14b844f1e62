// The colours of jq, the language of filters.
import {StreamLanguage, type StreamParser} from '@codemirror/language';

const words = /^(?:and|as|catch|def|elif|else|end|foreach|if|label|not|or|reduce|then|try)\b/;
const constants = /^(?:true|false|null|empty)\b/;

type Depths = {within: ('text' | 'code')[]; depths: number[]};

// A text may hold \( code ), which may hold texts.
const parser: StreamParser<Depths> = {
    name: 'jq',
    startState: () => ({within: ['code'], depths: [0]}),
    copyState: (state) => ({within: [...state.within], depths: [...state.depths]}),
    token(stream, state) {
        if (state.within.at(-1) === 'text') {
            if (stream.match('\\(')) {
                state.within.push('code');
                state.depths.push(0);
                return 'punctuation';
            }
            if (stream.match(/^\\./)) return 'escape';
            if (stream.eat('"')) {
                state.within.pop();
                return 'string';
            }
            stream.match(/^[^"\\]+/) || stream.next();
            return 'string';
        }
        if (stream.eatSpace()) return null;
        if (stream.match(/^#.*/)) return 'comment';
        if (stream.eat('"')) {
            state.within.push('text');
            return 'string';
        }
        if (stream.eat('(')) {
            state.depths[state.depths.length - 1]!++;
            return 'paren';
        }
        if (stream.eat(')')) {
            if (state.depths.at(-1) === 0 && state.within.length > 1) {
                state.within.pop();
                state.depths.pop();
                return 'punctuation';
            }
            state.depths[state.depths.length - 1]!--;
            return 'paren';
        }
        if (stream.match(words)) return 'keyword';
        if (stream.match(constants)) return 'atom';
        if (stream.match(/^\d+(?:\.\d+)?(?:e[+-]?\d+)?/i)) return 'number';
        if (stream.match(/^\.[a-z_]\w*/i)) return 'propertyName';
        if (stream.match(/^\$\w+/)) return 'variableName';
        if (stream.match(/^@\w+/)) return 'meta';
        if (stream.match(/^[a-z_]\w*(?=\s*:)/i)) return 'propertyName';
        if (stream.match(/^[a-z_]\w*/i)) return 'variableName.function';
        stream.next();
        return 'operator';
    },
    tokenTable: {},
    languageData: {commentTokens: {line: '#'}, closeBrackets: {brackets: ['(', '[', '{', '"']}},
};

export const jq = () => StreamLanguage.define(parser);
