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

type Sample = {at: number; figures: Map<string, Figure>};

const keyOf = (figure: Figure) => `${figure.name}{${figure.labels}}`;

export function sampleOf(at: number, figures: Figure[]): Sample {
    return {at, figures: new Map(figures.map((figure) => [keyOf(figure), figure]))};
}

// What happened between two samples, for every line. A counter that fell was of a server that has started anew.
export function linesAfter(lines: Map<string, Line>, before: Sample | undefined, now: Sample): Map<string, Line> {
    const next = new Map<string, Line>();
    const seconds = before ? (now.at - before.at) / 1000 : 0;
    for (const [key, figure] of now.figures) {
        if (figure.kind === 'histogram' && figure.name.endsWith('_sum')) continue;
        const old = lines.get(key);
        const past = before?.figures.get(key);
        const grown = past && figure.value >= past.value ? figure.value - past.value : 0;
        let value: number | undefined = figure.value;
        let unit: Line['unit'] = '';
        let name = figure.name;
        if (figure.kind === 'counter') {
            unit = 'per second';
            value = past && seconds > 0 ? grown / seconds : undefined;
        } else if (figure.kind === 'histogram') {
            unit = 'ms';
            name = name.replace(/_count$/, '');
            const sumKey = key.replace(/_count\{/, '_sum{');
            const sum = (now.figures.get(sumKey)?.value ?? 0) - (before?.figures.get(sumKey)?.value ?? 0);
            value = past && grown > 0 ? (sum / grown) * 1000 : past ? 0 : undefined;
        }
        const values = [...(old?.values ?? []), ...(value === undefined ? [] : [Math.max(0, value)])].slice(-longest);
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
