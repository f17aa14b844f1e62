// Finding people by a few letters, and gathering those one chose.
import type {UserProfile} from '@mattermost/types/users';
import {X} from 'lucide-react';
import {useEffect, useId, useState, type KeyboardEvent} from 'react';
import {client} from '@/api';
import {Avatar, complain} from '@/parts';
import {takeUsers} from '@/state/load';
import {nameOf} from '@/state/select';
import './people.css';

type Props = {
    label: string;
    chosen: UserProfile[];
    onChange(chosen: UserProfile[]): void;
    most?: number;
    options?: Record<string, unknown>; // Of the server's search: team_id, not_in_channel_id, ...
};

export function PeoplePicker({label, chosen, onChange, most = 100, options = {}}: Props) {
    const [words, setWords] = useState('');
    const [found, setFound] = useState<UserProfile[]>([]);
    const [at, setAt] = useState(0);
    const id = useId();
    const key = JSON.stringify(options);
    useEffect(() => {
        let current = true;
        const soon = setTimeout(() => {
            const ask = words
                ? client.searchUsers(words, {limit: 40, ...options})
                : client.getProfiles(0, 40, {in_team: options.team_id, not_in_channel: options.not_in_channel_id, not_in_team: options.not_in_team_id});
            ask.then((users) => {
                if (!current) return;
                takeUsers(users);
                setFound(users);
                setAt(0);
            }, complain);
        }, words ? 120 : 0);
        return () => {
            current = false;
            clearTimeout(soon);
        };
    }, [words, key]);
    const shown = found.filter((user) => !user.delete_at && !chosen.some((one) => one.id === user.id));
    const add = (user: UserProfile) => {
        if (chosen.length < most) onChange([...chosen, user]);
        setWords('');
    };
    const pressed = (event: KeyboardEvent) => {
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (step && shown.length) setAt((at + step + shown.length) % shown.length);
        else if (event.key === 'Enter' && shown[at] && (words || !chosen.length)) add(shown[at]!);
        else if (event.key === 'Backspace' && !words && chosen.length) onChange(chosen.slice(0, -1));
        else return;
        event.preventDefault();
    };
    return (
        <div className="people-picker">
            {chosen.length > 0 && (
                <div className="chips">
                    {chosen.map((user) => (
                        <button key={user.id} type="button" className="chip" aria-label={`Remove ${user.username}`} onClick={() => onChange(chosen.filter((one) => one.id !== user.id))}>
                            <Avatar user={user} size={20} /> {nameOf(user)} <X size={13} aria-hidden />
                        </button>
                    ))}
                </div>
            )}
            <input
                className="control"
                role="combobox"
                aria-label={label}
                aria-expanded={shown.length > 0}
                aria-controls={id}
                aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
                placeholder={label}
                autoFocus
                value={words}
                onChange={(event) => setWords(event.target.value)}
                onKeyDown={pressed}
            />
            <div id={id} className="people people-found" role="listbox" aria-label="People" hidden={shown.length === 0}>
                {shown.map((user, order) => (
                    <div key={user.id} id={`${id}-${order}`} role="option" aria-selected={order === at} className="people-row" onClick={() => add(user)}>
                        <Avatar user={user} size={30} />
                        <span>
                            <b>{nameOf(user)}</b>
                            <small>
                                @{user.username} {`${user.first_name} ${user.last_name}`.trim()}
                            </small>
                        </span>
                    </div>
                ))}
            </div>
            {shown.length === 0 && <p className="people-none">Nobody found.</p>}
        </div>
    );
}
