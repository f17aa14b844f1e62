// The parts of these pages that are only reckoning: options, bodies, times, timing, snippets.
// @vitest-environment happy-dom
import {describe, expect, test} from 'vitest';
import {headersOf, prettyBody, sizeOf} from './Body';
import {partsOf} from './DeliveryPage';
import {chosenOptions, standard} from './Options';
import {agoOf, reasonInWords} from './pieces';
import {snippetsFor} from './snippets';

describe('options', () => {
    test('defaults and empty lines are not sent', () => {
        const wanted = {events: ['push', ' ', ''], not_events: ['', ''], when: ''};
        expect(chosenOptions(standard, wanted)).toEqual({events: ['push']});
    });
    test('what the manifest does not know is not sent', () => {
        expect(chosenOptions(standard, {other: 1, when: '.body.a'})).toEqual({when: '.body.a'});
    });
});

describe('bodies', () => {
    test('JSON is set in lines', () =>
        expect(prettyBody('{"a":[1]}')).toEqual({text: '{\n  "a": [\n    1\n  ]\n}', language: 'json'}));
    test('a form shows its payload', () => {
        const form = 'payload=' + encodeURIComponent('{"text":"a"}');
        expect(prettyBody(form, {'content-type': 'application/x-www-form-urlencoded'}).text).toBe(
            '{\n  "text": "a"\n}',
        );
    });
    test('what is no JSON stays', () => expect(prettyBody('{"a":')).toEqual({text: '{"a":', language: ''}));
    test('headers come as lines too', () => {
        expect(headersOf('A: b\nC: d: e\n')).toEqual({A: 'b', C: 'd: e'});
        expect(headersOf(undefined)).toEqual({});
    });
    test('sizes', () => expect([5, 1500, 2500000].map(sizeOf)).toEqual(['5 B', '1.5 kB', '2.5 MB']));
});

describe('words', () => {
    test.each([
        [0, 'just now'],
        [-90, '1 minute ago'],
        [-7300, '2 hours ago'],
        [-90000, 'yesterday'],
        [120, 'in 2 minutes'],
    ])('%d seconds are %s', (seconds, words) => expect(agoOf(1e12 + seconds * 1000, 1e12)).toBe(words));
    test('a reason loses its id', () => {
        expect(reasonInWords('web.incoming_webhook.text.app_error: No text.')).toBe('No text.');
        expect(reasonInWords('Not understood: x')).toBe('Not understood: x');
    });
});

test('what is left of the whole is the answer', () => {
    const attempt = {number: 1, at: 0, status: 200, reason: '', answer_headers: {}, answer_body: ''};
    const parts = partsOf({...attempt, resolve_ms: 1, connect_ms: 2, tls_ms: 3, first_byte_ms: 10, total_ms: 20});
    expect(parts.map((part) => part.ms)).toEqual([1, 2, 3, 10, 4]);
});

test('every snippet holds the address', () => {
    for (const snippet of snippetsFor('http://here/hooks/x')) expect(snippet.code).toContain('http://here/hooks/x');
});
