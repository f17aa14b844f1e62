import {expect, test} from 'vitest';
import {scoreOf} from './score';

test('the closer a name, the higher it stands', () => {
    const names = ['ops', 'ops-alerts', 'dev-ops', 'hoops', 'o p s'];
    const scores = names.map((name) => scoreOf('ops', name));
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(new Set(scores).size).toBe(names.length);
});

test('letters in another order do not fit', () => {
    expect(scoreOf('spo', 'ops')).toBe(0);
});
