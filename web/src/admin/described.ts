// The settings in words, beside their values: what the form is made of, and what of it is sent.
import {heliograph} from '@/api';

export type Setting = {
    name: string;
    type: 'bool' | 'int' | 'text' | 'list';
    default?: unknown;
    default_value?: unknown;
    says: string;
};
export type Block = {block: string; says: string; settings: Setting[]};
export type Values = Record<string, Record<string, unknown>>;

export const describedSettings = () => heliograph<Block[]>('/config/description');

export const usualOf = (setting: Setting): unknown => setting.default_value ?? setting.default;

export const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

// "EnableIncomingWebhooks" is "Enable incoming webhooks".
export function inWords(name: string): string {
    const words = name
        .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
        .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
        .split(' ');
    return words.map((word, at) => (at === 0 || /^[A-Z]{2,}$/.test(word) ? word : word.toLowerCase())).join(' ');
}

export const blockInWords = (block: string) => inWords(block.replace(/Settings$/, '')) || block;

// Those of the block that differ from what the server has.
export function changedOf(block: Block, before: Values, edited: Record<string, unknown>): Record<string, unknown> {
    const changed: Record<string, unknown> = {};
    for (const {name} of block.settings)
        if (name in edited && !same(edited[name], before[block.block]?.[name])) changed[name] = edited[name];
    return changed;
}

export function matches(block: Block, setting: Setting, term: string): boolean {
    const text = `${block.block} ${setting.name} ${inWords(setting.name)} ${setting.says}`.toLowerCase();
    return term.split(/\s+/).every((word) => text.includes(word));
}
