// A menu of an attachment: a text field that narrows a list of choices; arrow keys, Enter and Escape work.
import {useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import type {Choice} from './surroundings';

/** More are found by typing. */
const mostShown = 100;

export interface ChooserProps {
    label: string;
    chosen?: string;
    disabled?: boolean;
    /** The choices for a term, at once or later. */
    choices: (term: string) => Choice[] | Promise<Choice[]>;
    onChoose: (choice: Choice) => void;
}

export function narrowed(options: readonly Choice[], term: string): Choice[] {
    const wanted = term.trim().toLowerCase();
    return options.filter((option) => option.text.toLowerCase().includes(wanted));
}

export function Chooser({label, chosen = '', disabled, choices, onChoose}: ChooserProps): ReactNode {
    const id = useId();
    const [term, setTerm] = useState<string>();
    const [shown, setShown] = useState<Choice[]>([]);
    const [at, setAt] = useState(0);
    const [picked, setPicked] = useState(chosen);
    const ask = useRef(choices);
    ask.current = choices;
    const list = useRef<HTMLUListElement>(null);
    const open = term !== undefined;

    useEffect(() => setPicked(chosen), [chosen]);
    useEffect(() => {
        if (term === undefined) return;
        let here = true;
        const timer = setTimeout(
            () => {
                Promise.resolve(ask.current(term)).then(
                    (found) => {
                        if (!here) return;
                        setShown(found.slice(0, mostShown));
                        setAt(0);
                    },
                    () => here && setShown([]),
                );
            },
            term === '' ? 0 : 80,
        );
        return () => {
            here = false;
            clearTimeout(timer);
        };
    }, [term]);
    useEffect(() => {
        list.current?.children[at]?.scrollIntoView?.({block: 'nearest'});
    }, [at]);

    const choose = (choice: Choice) => {
        setPicked(choice.text);
        setTerm(undefined);
        onChoose(choice);
    };
    const onKey = (event: KeyboardEvent) => {
        if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
            event.preventDefault();
            if (!open) return setTerm('');
            const step = event.key === 'ArrowDown' ? 1 : -1;
            if (shown.length > 0) setAt((at + step + shown.length) % shown.length);
        } else if (event.key === 'Enter' && open) {
            event.preventDefault();
            const choice = shown[at];
            if (choice) choose(choice);
        } else if (event.key === 'Escape' && open) {
            event.preventDefault();
            event.stopPropagation();
            setTerm(undefined);
        }
    };
    return (
        <span className="chooser">
            <input
                type="text"
                role="combobox"
                aria-label={label}
                aria-expanded={open}
                aria-controls={`${id}-list`}
                aria-autocomplete="list"
                aria-activedescendant={open && shown[at] ? `${id}-${at}` : undefined}
                autoComplete="off"
                spellCheck={false}
                disabled={disabled}
                placeholder={label}
                value={term ?? picked}
                onChange={(event) => setTerm(event.target.value)}
                onClick={() => !open && setTerm('')}
                onKeyDown={onKey}
                onBlur={() => setTerm(undefined)}
            />
            {open && (
                <ul id={`${id}-list`} role="listbox" aria-label={label} ref={list}>
                    {shown.map((choice, index) => (
                        <li
                            key={`${choice.value} ${index}`}
                            id={`${id}-${index}`}
                            role="option"
                            aria-selected={index === at}
                            onMouseDown={(event) => event.preventDefault()}
                            onClick={() => choose(choice)}
                            onMouseEnter={() => setAt(index)}
                        >
                            {choice.text}
                        </li>
                    ))}
                    {shown.length === 0 && <li className="chooser-none">Nothing found</li>}
                </ul>
            )}
        </span>
    );
}
