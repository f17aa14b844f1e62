// What a dialog's elements hold, at first and when they are sent.
import type {DialogElement} from './dialogs';

export type Value = string | number | boolean | string[] | null | undefined;
export type Values = Record<string, Value>;

const pad = (number: number) => String(number).padStart(2, '0');
export const isoDay = (date: Date) => `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;

// "2026-11-27", "today", "+3d", "-1w", "+2M": as a day; empty if it is none of these.
export function dayFrom(text: string | undefined, from = new Date()): string {
    if (!text) return '';
    const date = new Date(from);
    const named = {today: 0, tomorrow: 1, yesterday: -1}[text.toLowerCase()];
    const moved = /^([+-]\d{1,3})([dwm])$/i.exec(text);
    if (named !== undefined) date.setDate(date.getDate() + named);
    else if (moved) {
        const count = Number(moved[1]);
        const unit = moved[2]!.toLowerCase();
        if (unit === 'm') date.setMonth(date.getMonth() + count);
        else date.setDate(date.getDate() + count * (unit === 'w' ? 7 : 1));
    } else return /^\d{4}-\d{2}-\d{2}/.exec(text)?.[0] ?? '';
    return isoDay(date);
}

// With the offset of the reader's zone, as the wire wants it: "2026-11-27T09:30:00+01:00".
export function withOffset(local: string): string {
    const date = new Date(local);
    if (Number.isNaN(date.getTime())) return '';
    const minutes = -date.getTimezoneOffset();
    const sign = minutes < 0 ? '-' : '+';
    const offset = `${sign}${pad(Math.floor(Math.abs(minutes) / 60))}:${pad(Math.abs(minutes) % 60)}`;
    return `${isoDay(date)}T${pad(date.getHours())}:${pad(date.getMinutes())}:00${offset}`;
}

function firstValue(element: DialogElement): Value {
    const given = element.default ?? '';
    switch (element.type) {
        case 'bool':
            return given === 'true';
        case 'select':
            if (element.multiselect) return given ? given.split(',').map((one) => one.trim()) : [];
            return given;
        case 'date':
            return dayFrom(given);
        case 'datetime':
            return /T/.test(given) ? withOffset(given) : given ? withOffset(`${dayFrom(given)}T09:00`) : '';
        default:
            return given;
    }
}

export const firstValues = (elements: DialogElement[]): Values =>
    Object.fromEntries(elements.map((element) => [element.name, firstValue(element)]));

const isEmpty = (value: Value) => value === '' || value === null || value === undefined || (Array.isArray(value) && value.length === 0);

function faultOf(element: DialogElement, value: Value): string {
    if (element.type === 'bool') return !element.optional && value !== true && value !== false ? 'This field is required.' : '';
    if (isEmpty(value)) return element.optional ? '' : 'This field is required.';
    const text = String(value);
    const isText = element.type === 'text' || element.type === 'textarea';
    if (isText && element.min_length && text.length < element.min_length) return `At least ${element.min_length} characters.`;
    if (isText && element.subtype === 'email' && !text.includes('@')) return 'Must be a valid email address.';
    if (isText && element.subtype === 'number' && Number.isNaN(Number(text))) return 'Must be a number.';
    if (isText && element.subtype === 'url' && !/^https?:\/\//.test(text)) return 'Must begin with http:// or https://.';
    return '';
}

export function faultsOf(elements: DialogElement[], values: Values): Record<string, string> {
    const found = elements.map((element) => [element.name, faultOf(element, values[element.name])] as const);
    return Object.fromEntries(found.filter(([, fault]) => fault));
}
