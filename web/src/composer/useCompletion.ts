// The list that opens under a word being written, and the keys that move in it.
import {useCallback, useEffect, useRef, useState, type KeyboardEvent, type RefObject} from 'react';
import {flushSync} from 'react-dom';
import {complete, wordAt, type Choice, type Word} from './completion';

export type Completion = ReturnType<typeof useCompletion>;

export function useCompletion(
    area: RefObject<HTMLTextAreaElement | null>,
    text: string,
    write: (text: string) => void,
    channelId: string,
    rootId: string,
) {
    const [choices, setChoices] = useState<Choice[]>([]);
    const [at, setAt] = useState(0);
    const word = useRef<Word | null>(null);
    const asked = useRef(0);

    const close = useCallback(() => {
        asked.current++;
        word.current = null;
        setChoices([]);
    }, []);

    const look = useCallback(() => {
        const box = area.current;
        if (!box || box.selectionStart !== box.selectionEnd) return close();
        const found = wordAt(box.value, box.selectionStart);
        if (!found) return close();
        if (word.current && found.text === word.current.text && found.from === word.current.from) return;
        word.current = found;
        const mine = ++asked.current;
        setTimeout(() => {
            if (mine !== asked.current) return;
            complete(found, channelId, rootId).then(
                (list) => {
                    if (mine !== asked.current) return;
                    setChoices(list);
                    setAt(0);
                },
                () => mine === asked.current && setChoices([]),
            );
        }, 60);
    }, [area, channelId, rootId, close]);

    useEffect(look, [text, look]);

    const pick = useCallback(
        (choice: Choice) => {
            const box = area.current!;
            const end = box.selectionStart;
            const from = word.current?.from ?? end;
            const put = `${choice.insert} `;
            // At once: the next letter may come before the next frame.
            flushSync(() => write(box.value.slice(0, from) + put + box.value.slice(end).replace(/^ /, '')));
            close();
            box.focus();
            box.setSelectionRange(from + put.length, from + put.length);
        },
        [area, write, close],
    );

    // Whether the list took the key.
    const pressed = (event: KeyboardEvent): boolean => {
        if (choices.length === 0) return false;
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        const exact = word.current?.kind === 'command' && choices[at]?.insert.trim() === text.trim();
        if (step) setAt((at + step + choices.length) % choices.length);
        else if (event.key === 'Tab' || (event.key === 'Enter' && !event.shiftKey && !exact)) pick(choices[at]!);
        else if (event.key === 'Escape') close();
        else return false;
        event.preventDefault();
        event.stopPropagation();
        return true;
    };
    return {choices, at, pick, pressed, look, close};
}
