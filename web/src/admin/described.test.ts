// Names of settings as words, and what of a form is sent.
// @vitest-environment happy-dom
import {expect, test} from 'vitest';
import {blockInWords, changedOf, inWords, matches} from './described';

test.each([
    ['EnableIncomingWebhooks', 'Enable incoming webhooks'],
    ['SiteURL', 'Site URL'],
    ['MaximumURLLength', 'Maximum URL length'],
    ['TLSCertFile', 'TLS cert file'],
    ['Hook2Rate', 'Hook2 rate'],
])('%s is %s', (name, words) => expect(inWords(name)).toBe(words));

test('a block loses its last word', () => expect(blockInWords('RateLimitSettings')).toBe('Rate limit'));

const block = {
    block: 'A',
    says: '',
    settings: [
        {name: 'One', type: 'int' as const, says: 'So many.'},
        {name: 'Two', type: 'list' as const, says: 'Which.'},
    ],
};

test('only what differs is sent', () => {
    expect(changedOf(block, {A: {One: 1, Two: ['a']}}, {One: 2, Two: ['a']})).toEqual({One: 2});
    expect(changedOf(block, {A: {One: 1, Two: ['a']}}, {Two: []})).toEqual({Two: []});
});

test('settings are found by name and by words', () => {
    expect(matches(block, block.settings[0]!, 'so many')).toBe(true);
    expect(matches(block, block.settings[0]!, 'which')).toBe(false);
});
