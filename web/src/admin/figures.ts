// The server's figures over the last minutes: counters as so many a second, histograms as the mean of what came in.
import {useEffect, useRef, useState} from 'react';
import {heliograph} from '@/api';

export type Figure = {name: string; labels: string; help: string; kind: string; value: number};

export type Line = {
    key: string;
    name: string;
    labels: string;
    help: string;
    unit: 'per second' | 'ms' | ''; // How the values are to be read.
    values: number[]; // Oldest first.
    total: number; // The value itself, as it was last told.
};

const longest = 120;
export const everyMs = 2000;

// Seconds that only grow, and what counts the deeds they were spent on.
const spentOn: Record<string, string> = {
    heliograph_store_commit_seconds_total: 'heliograph_store_batches_total{}',
};

type Sample = {at: number; figures: Map<string, Figure>};

const keyOf = (figure: Figure) => `${figure.name}{${figure.labels}}`;

export function sampleOf(at: number, figures: Figure[]): Sample {
    return {at, figures: new Map(figures.map((figure) => [keyOf(figure), figure]))};
}

function grownBy(key: string, before: Sample, now: Sample): number {
    const [was, is] = [before.figures.get(key)?.value, now.figures.get(key)?.value];
    return was !== undefined && is !== undefined && is >= was ? is - was : 0;
}

type Told = {name: string; unit: Line['unit']; value?: number};

function toldOf(figure: Figure, key: string, before: Sample | undefined, now: Sample): Told {
    const deeds = figure.kind === 'histogram' ? key : spentOn[figure.name];
    if (deeds) {
        const name = figure.name.replace(/_count$/, '');
        if (!before) return {name, unit: 'ms'};
        const count = grownBy(deeds, before, now);
        const seconds = grownBy(figure.kind === 'histogram' ? key.replace(/_count\{/, '_sum{') : key, before, now);
        return {name, unit: 'ms', value: count > 0 ? (seconds / count) * 1000 : 0};
    }
    if (figure.kind !== 'counter') return {name: figure.name, unit: '', value: figure.value};
    const passed = before ? (now.at - before.at) / 1000 : 0;
    return {
        name: figure.name,
        unit: 'per second',
        value: before && passed > 0 ? grownBy(key, before, now) / passed : undefined,
    };
}

// What happened between two samples, for every line. A counter that fell was of a server that has started anew.
export function linesAfter(lines: Map<string, Line>, before: Sample | undefined, now: Sample): Map<string, Line> {
    const next = new Map<string, Line>();
    for (const [key, figure] of now.figures) {
        if (figure.kind === 'histogram' && figure.name.endsWith('_sum')) continue;
        const {name, unit, value} = toldOf(figure, key, before, now);
        const values = [...(lines.get(key)?.values ?? []), ...(value === undefined ? [] : [value])].slice(-longest);
        next.set(key, {key, name, labels: figure.labels, help: figure.help, unit, values, total: figure.value});
    }
    return next;
}

export function useFigures(): {lines: Map<string, Line>; fault: unknown} {
    const [lines, setLines] = useState<Map<string, Line>>(new Map());
    const [fault, setFault] = useState<unknown>();
    const before = useRef<Sample>(undefined);
    useEffect(() => {
        let here = true;
        const ask = async () => {
            if (document.hidden) return;
            try {
                const figures = await heliograph<Figure[]>('/figures');
                if (!here) return;
                const past = before.current;
                const now = sampleOf(performance.now(), figures);
                before.current = now;
                setLines((known) => linesAfter(known, past, now));
                setFault(undefined);
            } catch (thrown) {
                if (here) setFault(thrown);
            }
        };
        void ask();
        const timer = setInterval(ask, everyMs);
        return () => {
            here = false;
            clearInterval(timer);
        };
    }, []);
    return {lines, fault};
}
