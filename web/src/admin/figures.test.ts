// What the figures of two moments say of the time between them.
// @vitest-environment happy-dom
import {expect, test} from 'vitest';
import {linesAfter, sampleOf, type Figure} from './figures';

const figure = (name: string, kind: string, value: number): Figure => ({name, labels: '', help: '', kind, value});

function linesOf(before: Figure[], now: Figure[]) {
    const first = sampleOf(0, before);
    return linesAfter(linesAfter(new Map(), undefined, first), first, sampleOf(2000, now));
}

test('a counter is told a second', () => {
    const line = linesOf([figure('requests', 'counter', 10)], [figure('requests', 'counter', 30)]).get('requests{}')!;
    expect(line).toMatchObject({unit: 'per second', values: [10], total: 30});
});

test('a counter of a server that started anew is nothing, not less', () => {
    const line = linesOf([figure('requests', 'counter', 10)], [figure('requests', 'counter', 3)]).get('requests{}')!;
    expect(line.values).toEqual([0]);
});

test('a gauge is told as it is, from the first moment', () => {
    const line = linesOf([figure('open', 'gauge', 4)], [figure('open', 'gauge', 5)]).get('open{}')!;
    expect(line.values).toEqual([4, 5]);
});

test('a histogram is the mean of what came in', () => {
    const lines = linesOf(
        [figure('seconds_count', 'histogram', 10), figure('seconds_sum', 'histogram', 1)],
        [figure('seconds_count', 'histogram', 12), figure('seconds_sum', 'histogram', 1.01)],
    );
    expect(lines.size).toBe(1);
    expect(lines.get('seconds_count{}')!.values[0]).toBeCloseTo(5);
    expect(lines.get('seconds_count{}')!.name).toBe('seconds');
});

test('no more is kept than is drawn', () => {
    let lines = linesAfter(new Map(), undefined, sampleOf(0, [figure('open', 'gauge', 0)]));
    for (let at = 1; at < 300; at++) lines = linesAfter(lines, undefined, sampleOf(at, [figure('open', 'gauge', at)]));
    expect(lines.get('open{}')!.values).toHaveLength(120);
    expect(lines.get('open{}')!.values.at(-1)).toBe(299);
});

test('seconds spent on deeds are the mean of a deed', () => {
    const [spent, deeds] = ['heliograph_store_commit_seconds_total', 'heliograph_store_batches_total'];
    const lines = linesOf(
        [figure(spent, 'counter', 1), figure(deeds, 'counter', 10)],
        [figure(spent, 'counter', 1.1), figure(deeds, 'counter', 20)],
    );
    expect(lines.get(`${spent}{}`)!.values[0]).toBeCloseTo(10);
    expect(lines.get(`${deeds}{}`)!.values).toEqual([5]);
});
