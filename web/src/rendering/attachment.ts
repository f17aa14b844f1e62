// Message attachments as they come in a post's props: anything may be missing or of another type.
import {safeColor, safeLink, safePicture, tameName, tame} from './safety';
import type {Choice} from './surroundings';

export interface Field {
    title: string;
    value: string;
    short: boolean;
}

export interface Action {
    id: string;
    name: string;
    kind: 'button' | 'select';
    tooltip: string;
    disabled: boolean;
    style: string;
    options: Choice[];
    source: '' | 'users' | 'channels';
    chosen: string;
    cookie: string;
}

export interface Attachment {
    fallback: string;
    color: string;
    pretext: string;
    author: {name: string; link?: string; icon?: string};
    title: string;
    titleLink?: string;
    text: string;
    fields: Field[];
    image?: string;
    thumbnail?: string;
    footer: string;
    footerIcon?: string;
    at?: Date;
    actions: Action[];
}

/** Clients cut a footer here. */
const longestFooter = 300;

type Loose = Record<string, unknown>;

function isObject(value: unknown): value is Loose {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objects(value: unknown): Loose[] {
    return Array.isArray(value) ? value.filter(isObject) : [];
}

function text(value: unknown): string {
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}

function truth(value: unknown): boolean {
    return value === true || (typeof value === 'string' && value.toLowerCase() === 'true');
}

// Seconds since 1970, as number or text, with or without fraction.
function moment(value: unknown): Date | undefined {
    const seconds = typeof value === 'number' ? value : typeof value === 'string' && value !== '' ? Number(value) : NaN;
    if (!Number.isFinite(seconds) || seconds <= 0) return undefined;
    const date = new Date(seconds > 1e11 ? seconds : seconds * 1000);
    return Number.isNaN(date.getTime()) ? undefined : date;
}

function action(from: Loose): Action | undefined {
    const name = tameName(text(from.name));
    const id = text(from.id);
    if (name === '' || id === '') return undefined;
    const source = from.data_source === 'users' || from.data_source === 'channels' ? from.data_source : '';
    return {
        id,
        name,
        source,
        kind: from.type === 'select' ? 'select' : 'button',
        tooltip: tameName(text(from.tooltip)),
        disabled: truth(from.disabled),
        style: text(from.style),
        options: objects(from.options)
            .map((option) => ({text: tameName(text(option.text)), value: text(option.value)}))
            .filter((option) => option.text !== ''),
        chosen: text(from.default_option),
        cookie: text(from.cookie),
    };
}

function attachment(from: Loose): Attachment {
    const footer = [...tameName(text(from.footer))];
    return {
        fallback: tame(text(from.fallback)),
        color: text(from.color),
        pretext: text(from.pretext),
        author: {
            name: tameName(text(from.author_name)),
            link: safeLink(from.author_link),
            icon: safePicture(from.author_icon),
        },
        title: text(from.title),
        titleLink: safeLink(from.title_link),
        text: text(from.text),
        fields: objects(from.fields)
            .map((field) => ({title: text(field.title), value: text(field.value), short: truth(field.short)}))
            .filter((field) => field.title !== '' || field.value !== ''),
        image: safePicture(from.image_url),
        thumbnail: safePicture(from.thumb_url),
        footer: footer.length > longestFooter ? `${footer.slice(0, longestFooter).join('')}…` : footer.join(''),
        footerIcon: safePicture(from.footer_icon),
        at: moment(from.ts),
        actions: objects(from.actions)
            .map(action)
            .filter((known) => known !== undefined),
    };
}

export function readAttachments(value: unknown): Attachment[] {
    return objects(value).map(attachment);
}

/** Rows of fields: consecutive short ones by two, a long one alone. */
export function rowsOf(fields: readonly Field[]): Field[][] {
    const rows: Field[][] = [];
    for (const field of fields) {
        const last = rows.at(-1);
        if (field.short && last && last.length === 1 && last[0]!.short) last.push(field);
        else rows.push([field]);
    }
    return rows;
}

const names = new Set(['good', 'warning', 'danger', 'success', 'primary', 'default']);

/** A colour by its name among ours, or as hex; nothing for what is neither. */
export function colorOf(color: string): {name?: string; hex?: string} {
    const hex = safeColor(color);
    if (hex) return {hex};
    const name = color.trim().toLowerCase();
    return names.has(name) ? {name} : {};
}
