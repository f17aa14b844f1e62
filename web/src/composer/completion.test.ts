import {expect, test, vi} from 'vitest';

vi.mock('@/api', () => ({client: {}}));
vi.mock('@/rendering', () => ({}));
vi.mock('@/state/load', () => ({}));

const {wordAt} = await import('./completion');

test.each([
    ['hello @an', 'person', 'an', 6],
    ['@', 'person', '', 0],
    ['see ~town-sq', 'channel', 'town-sq', 4],
    ['nice :tad', 'emoji', 'tad', 5],
    ['/invite @anna', 'command', '/invite @anna', 0],
    ['**@bert', 'person', 'bert', 2],
])('%j completes a %s', (text, kind, word, from) => {
    expect(wordAt(text, text.length)).toEqual({kind, text: word, from});
});

test.each(['mail anna@example', 'a :b', 'done', 'half past 12:30', 'word /command'])('%j completes nothing', (text) => {
    expect(wordAt(text, text.length)).toBeNull();
});
