// The system emoji by their names: the server's own table, fetched once when the first name is met.
import {useSyncExternalStore} from 'react';

let table: Map<string, string> | undefined;
let asked: Promise<void> | undefined;
const waiting = new Set<() => void>();

export function readTable(text: string): Map<string, string> {
    const read = new Map<string, string>();
    for (const line of text.split('\n')) {
        const blank = line.indexOf(' ');
        if (blank < 1) continue;
        const points = line
            .slice(blank + 1)
            .split('-')
            .map((point) => Number.parseInt(point, 16));
        if (points.every((point) => point > 0 && point <= 0x10ffff)) {
            read.set(line.slice(0, blank), String.fromCodePoint(...points));
        }
    }
    return read;
}

export function loadEmoji(): Promise<void> {
    asked ??= import('../../../src/emoji/system_emoji.txt?raw').then(
        (module) => {
            table = readTable(module.default);
            for (const wake of waiting) wake();
        },
        () => {
            asked = undefined;
        },
    );
    return asked;
}

export function emojiCharacter(name: string): string | undefined {
    return table?.get(name);
}

/** All names, in the order of the table, once it is there. */
export function emojiNames(): string[] {
    return table ? [...table.keys()] : [];
}

function subscribe(wake: () => void): () => void {
    waiting.add(wake);
    return () => waiting.delete(wake);
}

/** Whether names can be looked up; asks for the table when `wanted`. */
export function useEmoji(wanted: boolean): boolean {
    if (wanted && !table) void loadEmoji();
    return useSyncExternalStore(subscribe, () => table !== undefined);
}

/** Faces written with signs, as the peer turns them. */
export const faces: Readonly<Record<string, string>> = {
    ':)': 'slightly_smiling_face',
    ':-)': 'slightly_smiling_face',
    ';)': 'wink',
    ';-)': 'wink',
    ':o': 'open_mouth',
    ':-o': 'open_mouth',
    ':]': 'smirk',
    ':-]': 'smirk',
    ':d': 'smile',
    ':-d': 'smile',
    'x-d': 'stuck_out_tongue_closed_eyes',
    ':p': 'stuck_out_tongue',
    ':-p': 'stuck_out_tongue',
    ':@': 'rage',
    ':-@': 'rage',
    ':(': 'slightly_frowning_face',
    ':-(': 'slightly_frowning_face',
    ":'(": 'cry',
    ':/': 'confused',
    ':-/': 'confused',
    ':s': 'confounded',
    ':-s': 'confounded',
    ':|': 'neutral_face',
    ':-|': 'neutral_face',
    ':$': 'flushed',
    ':-$': 'flushed',
    '<3': 'heart',
    '</3': 'broken_heart',
};
