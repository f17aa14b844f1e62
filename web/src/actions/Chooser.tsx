// One or several out of many: people, channels, what an integration looks up, or a long list of its own.
import {X} from 'lucide-react';
import {useEffect, useId, useState} from 'react';
import {client} from '@/api';
import {Labelled} from '@/parts';
import {now} from '@/state/store';
import type {DialogElement} from './dialogs';
import type {Value} from './values';

type Option = {text: string; value: string};

type Props = {
    label: string;
    hint?: string;
    error?: string;
    optional?: boolean;
    element: DialogElement;
    value: Value;
    onChange(value: Value): void;
    lookUp(query: string): Promise<Option[]>;
};

async function optionsFor(element: DialogElement, query: string, lookUp: Props['lookUp']): Promise<Option[]> {
    if (element.data_source === 'users') {
        const users = await client.searchUsers(query, {limit: 30, allow_inactive: false});
        return users.map((user) => ({text: `@${user.username}`, value: user.id}));
    }
    if (element.data_source === 'channels') {
        const channels = await client.autocompleteChannels(now().here.teamId, query);
        return channels.filter((one) => one.type === 'O').map((one) => ({text: one.display_name, value: one.id}));
    }
    if (element.data_source === 'dynamic') return lookUp(query);
    return (element.options ?? []).filter((one) => one.text.toLowerCase().includes(query.toLowerCase()));
}

export function Chooser({element, value, onChange, lookUp, ...around}: Props) {
    const [words, setWords] = useState('');
    const [found, setFound] = useState<Option[]>([]);
    const [open, setOpen] = useState(false);
    const [at, setAt] = useState(0);
    const [names, setNames] = useState<Record<string, string>>(() => Object.fromEntries((element.options ?? []).map((one) => [one.value, one.text])));
    const id = useId();
    const many = !!element.multiselect;
    const chosen = Array.isArray(value) ? value : value ? [String(value)] : [];
    useEffect(() => {
        if (!open) return;
        let current = true;
        const soon = setTimeout(() => {
            optionsFor(element, words, lookUp).then(
                (options) => {
                    if (!current) return;
                    setFound(options);
                    setAt(0);
                    setNames((before) => ({...before, ...Object.fromEntries(options.map((one) => [one.value, one.text]))}));
                },
                () => current && setFound([]),
            );
        }, 150);
        return () => {
            current = false;
            clearTimeout(soon);
        };
        // lookUp is made anew with every value; it must not ask again by itself.
    }, [words, open, element]);
    const shown = found.filter((one) => !chosen.includes(one.value)).slice(0, 50);
    const take = (option: Option | undefined) => {
        if (!option) return;
        onChange(many ? [...chosen, option.value] : option.value);
        setWords('');
        setOpen(many);
    };
    const drop = (gone: string) => onChange(many ? chosen.filter((one) => one !== gone) : '');
    return (
        <Labelled {...around}>
            {(tied) => (
                <div className="dialog-chooser">
                    {chosen.length > 0 && (
                        <div className="chips">
                            {chosen.map((one) => (
                                <button key={one} type="button" className="chip dialog-chip" aria-label={`Remove ${names[one] ?? one}`} onClick={() => drop(one)}>
                                    {names[one] ?? one} <X size={13} aria-hidden />
                                </button>
                            ))}
                        </div>
                    )}
                    <input
                        {...tied}
                        className="control"
                        role="combobox"
                        aria-expanded={open}
                        aria-controls={`${id}-list`}
                        aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
                        placeholder={element.placeholder || 'Type to search…'}
                        value={words}
                        onFocus={() => setOpen(true)}
                        onBlur={() => setOpen(false)}
                        onChange={(event) => {
                            setWords(event.target.value);
                            setOpen(true);
                        }}
                        onKeyDown={(event) => {
                            const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
                            if (step && shown.length) setAt((at + step + shown.length) % shown.length);
                            else if (event.key === 'Enter' && open) take(shown[at]);
                            else if (event.key === 'Escape' && open) setOpen(false);
                            else return;
                            event.preventDefault();
                            event.stopPropagation();
                        }}
                    />
                    {open && shown.length === 0 && <p className="people-none">Nothing found.</p>}
                    {open && shown.length > 0 && (
                        <div id={`${id}-list`} role="listbox" aria-label={around.label} className="dialog-options">
                            {shown.map((option, order) => (
                                <div
                                    key={option.value}
                                    id={`${id}-${order}`}
                                    role="option"
                                    aria-selected={order === at}
                                    className="choice"
                                    onMouseDown={(event) => {
                                        event.preventDefault();
                                        take(option);
                                    }}
                                >
                                    {option.text}
                                </div>
                            ))}
                        </div>
                    )}
                </div>
            )}
        </Labelled>
    );
}
