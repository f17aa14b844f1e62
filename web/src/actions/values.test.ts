import {expect, test} from 'vitest';
import {dayFrom, faultsOf, firstValues, withOffset} from './values';

const friday = new Date(2026, 10, 27);

test.each([
    ['today', '2026-11-27'],
    ['tomorrow', '2026-11-28'],
    ['yesterday', '2026-11-26'],
    ['+3d', '2026-11-30'],
    ['-1w', '2026-11-20'],
    ['+1M', '2026-12-27'],
    ['2026-01-02', '2026-01-02'],
    ['next year', ''],
    ['', ''],
])('%j is the day %j', (text, day) => {
    expect(dayFrom(text, friday)).toBe(day);
});

test('a time carries the offset of its zone', () => {
    expect(withOffset('2026-11-27T09:30')).toMatch(/^2026-11-27T09:30:00[+-]\d\d:\d\d$/);
});

test('elements begin with their defaults', () => {
    const values = firstValues([
        {display_name: '', name: 'a', type: 'bool', default: 'true'},
        {display_name: '', name: 'b', type: 'select', multiselect: true, default: 'x, y'},
        {display_name: '', name: 'c', type: 'text'},
    ]);
    expect(values).toEqual({a: true, b: ['x', 'y'], c: ''});
});

test.each([
    [{type: 'text'}, '', 'This field is required.'],
    [{type: 'text', optional: true}, '', ''],
    [{type: 'text', subtype: 'email'}, 'anna', 'Must be a valid email address.'],
    [{type: 'text', subtype: 'url'}, 'ftp://a', 'Must begin with http:// or https://.'],
    [{type: 'textarea', min_length: 5}, 'four', 'At least 5 characters.'],
    [{type: 'select', multiselect: true}, [], 'This field is required.'],
])('%j with %j: %j', (element, value, fault) => {
    const faults = faultsOf([{display_name: '', name: 'a', ...element}], {a: value});
    expect(faults.a ?? '').toBe(fault);
});
