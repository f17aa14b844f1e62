// All emoji by group, found by name; what one used lately comes first.
import {useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent} from 'react';
import groupsOfAll from 'unicode-emoji-json/data-by-group.json';
import {client} from '@/api';
import {complain, Waiting} from '@/parts';
import {recentReactions} from '@/state/post_deeds';
import {change, useStore} from '@/state/store';
import {Emoji, emojiCharacter, emojiNames, loadEmoji} from '@/rendering';
import {keepTone, toned, tones, useTone, type Tone} from './tones';
import './emoji.css';

type Group = {name: string; sign: string; names: string[]};

const plain = (glyph: string) => glyph.replace(/\ufe0f/g, '');

function groupsOf(names: string[]): Group[] {
    const named = new Map<string, string>();
    for (const name of names) {
        const glyph = plain(emojiCharacter(name)!);
        if (!named.has(glyph)) named.set(glyph, name);
    }
    return (groupsOfAll as {name: string; emojis: {emoji: string}[]}[])
        .map((group) => ({
            name: group.name,
            sign: group.emojis[0]!.emoji,
            names: group.emojis.map((one) => named.get(plain(one.emoji))).filter((name) => name !== undefined),
        }))
        .filter((group) => group.names.length > 0);
}

export default function Picker({onPick}: {onPick(name: string): void}) {
    const [ready, setReady] = useState(emojiNames().length > 0);
    const [words, setWords] = useState('');
    const [seen, setSeen] = useState('');
    const [chosen, setChosen] = useState('Recent');
    const tone = useTone();
    const query = useDeferredValue(words.trim().toLowerCase().replace(/[\s:]+/g, '_'));
    const custom = useStore((state) => state.customEmoji);
    const list = useRef<HTMLDivElement>(null);
    useEffect(() => {
        void loadEmoji().then(() => setReady(true));
        client.getCustomEmojis(0, 200, 'name').then(
            (found) => change((touch) => found.forEach((one) => (touch('customEmoji')[one.name] = one))),
            () => undefined,
        );
    }, []);
    const groups = useMemo<Group[]>(() => {
        if (!ready) return [];
        const own = Object.keys(custom);
        return [
            {name: 'Recent', sign: '🕘', names: recentReactions()},
            ...groupsOf(emojiNames()),
            ...(own.length ? [{name: 'Own', sign: '🖼️', names: own}] : []),
        ];
    }, [ready, custom]);
    const found = useMemo(() => {
        if (!query || !ready) return null;
        const names = [...emojiNames(), ...Object.keys(custom)].filter(
            (name) => name.includes(query) && !name.includes('skin_tone'),
        );
        return names.sort((one, other) => one.indexOf(query) - other.indexOf(query)).slice(0, 90);
    }, [query, ready, custom]);
    if (!ready) return <Waiting />;
    const move = (event: KeyboardEvent) => moveFocus(event, list.current!);
    return (
        <div className="picker" onKeyDown={move}>
            <div className="picker-search">
                <input
                    className="control"
                    type="search"
                    placeholder="Search emoji"
                    aria-label="Search emoji"
                    autoFocus
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                    onKeyDown={(event) => {
                        if (event.key === 'Enter' && found?.[0]) onPick(toned(found[0], tone));
                    }}
                />
            </div>
            <div className="picker-groups">
                {groups.map((group) => (
                    <button
                        key={group.name}
                        type="button"
                        aria-label={group.name}
                        aria-current={group.name === chosen}
                        tabIndex={-1}
                        onClick={() => {
                            setChosen(group.name);
                            document.getElementById(`emoji-${group.name}`)?.scrollIntoView();
                        }}
                    >
                        {group.sign}
                    </button>
                ))}
            </div>
            <div ref={list} className="picker-list">
                {(found ? [{name: 'Found', names: found}] : groups).map((group) => (
                    <section key={group.name} id={`emoji-${group.name}`} aria-label={group.name}>
                        <h3>{group.name}</h3>
                        <div className="picker-grid">
                            {group.names.map((plainName) => toned(plainName, tone)).map((name) => (
                                <button
                                    key={name}
                                    type="button"
                                    aria-label={name}
                                    onMouseEnter={() => setSeen(name)}
                                    onFocus={() => setSeen(name)}
                                    onClick={() => onPick(name)}
                                >
                                    <Emoji name={name} />
                                </button>
                            ))}
                        </div>
                    </section>
                ))}
            </div>
            <div className="picker-foot">
                <span>{seen ? `:${seen}:` : 'Pick an emoji'}</span>
                <Tones chosen={tone} />
            </div>
        </div>
    );
}

function Tones({chosen}: {chosen: Tone}) {
    return (
        <div className="picker-tones" role="group" aria-label="Skin tone">
            {tones.map((tone) => (
                <button
                    key={tone.value}
                    type="button"
                    aria-label={tone.label}
                    aria-pressed={tone === chosen}
                    title={tone.label}
                    onClick={() => void keepTone(tone).catch(complain)}
                >
                    {emojiCharacter(toned('raised_hand', tone))}
                </button>
            ))}
        </div>
    );
}

function moveFocus(event: KeyboardEvent, list: HTMLElement) {
    const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: 9, ArrowUp: -9}[event.key];
    if (!step || (document.activeElement?.tagName === 'INPUT' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    const buttons = [...list.querySelectorAll<HTMLButtonElement>('.picker-grid button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[at < 0 ? 0 : Math.max(0, Math.min(buttons.length - 1, at + step))]?.focus();
}
