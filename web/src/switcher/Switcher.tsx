// Ctrl+K: to any channel, person or place by a few letters.
import type {ServerChannel} from '@mattermost/types/channels';
import type {UserProfile} from '@mattermost/types/users';
import {Hash, MessageSquareText, Plug, Settings} from 'lucide-react';
import {useDeferredValue, useEffect, useMemo, useRef, useState, type KeyboardEvent, type ReactNode} from 'react';
import {useLocation} from 'wouter';
import {client} from '@/api';
import {Avatar} from '@/parts';
import {ChannelSign} from '@/sidebar/Sidebar';
import {takeUsers} from '@/state/load';
import {nameOf, pathOf, titleOf, unreadOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import {useView} from '@/workspace/view';
import {scoreOf} from './score';
import './switcher.css';

type Way = {key: string; title: string; detail: string; path: string; sign: ReactNode; score: number};

export function Switcher() {
    const open = useView((view) => view.switcher);
    return open ? <Opened /> : null;
}

const close = () => useView.setState({switcher: false});

function Opened() {
    const [words, setWords] = useState('');
    const [at, setAt] = useState(0);
    const [, go] = useLocation();
    const box = useRef<HTMLDialogElement>(null);
    const query = useDeferredValue(words.trim().toLowerCase());
    const asked = useAsked(query);
    const ways = useMemo(() => waysFor(query, asked), [query, asked]);
    useEffect(() => {
        const before = document.activeElement as HTMLElement | null;
        box.current!.showModal();
        return () => before?.focus?.();
    }, []);
    useEffect(() => setAt(0), [query]);
    const take = (way: Way | undefined) => {
        if (!way) return;
        close();
        useView.setState({sidebar: false});
        go(way.path);
    };
    const pressed = (event: KeyboardEvent) => {
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        if (step && ways.length) setAt((at + step + ways.length) % ways.length);
        else if (event.key === 'Enter') take(ways[at]);
        else if ((event.ctrlKey || event.metaKey) && event.key === 'k') close();
        else return;
        event.preventDefault();
        event.stopPropagation();
    };
    return (
        <dialog
            ref={box}
            className="dialog switcher"
            aria-label="Go to"
            onCancel={close}
            onClose={close}
            onMouseDown={(event) => event.target === box.current && close()}
        >
            <div className="switcher-inside">
                <input
                    role="combobox"
                    aria-label="Go to a channel or person"
                    aria-expanded
                    aria-controls="switcher-ways"
                    aria-activedescendant={ways[at] ? `switcher-${at}` : undefined}
                    placeholder="Go to a channel or person…"
                    autoFocus
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                    onKeyDown={pressed}
                />
                <div id="switcher-ways" role="listbox" aria-label="Places" className="switcher-ways" hidden={ways.length === 0}>
                    {ways.map((way, order) => (
                        <div
                            key={way.key}
                            id={`switcher-${order}`}
                            role="option"
                            aria-selected={order === at}
                            className="switcher-way"
                            ref={(row) => {
                                if (order === at) row?.scrollIntoView({block: 'nearest'});
                            }}
                            onMouseMove={() => order !== at && setAt(order)}
                            onClick={() => take(way)}
                        >
                            {way.sign}
                            <b>{way.title}</b>
                            <span>{way.detail}</span>
                        </div>
                    ))}
                </div>
                {ways.length === 0 && <p className="people-none">Nothing of that name.</p>}
            </div>
        </dialog>
    );
}

type Asked = {users: UserProfile[]; channels: ServerChannel[]};
const nobody: Asked = {users: [], channels: []};

// People and public channels that this page does not know yet.
function useAsked(query: string): Asked {
    const [asked, setAsked] = useState(nobody);
    const teamId = useStore((state) => state.here.teamId);
    useEffect(() => {
        if (!query) return setAsked(nobody);
        let current = true;
        const soon = setTimeout(async () => {
            const [users, channels] = await Promise.all([
                client.searchUsers(query.replace(/^@/, ''), {limit: 12}).catch(() => []),
                (client.autocompleteChannels(teamId, query.replace(/^~/, '')) as unknown as Promise<ServerChannel[]>).catch(() => []),
            ]);
            if (!current) return;
            takeUsers(users);
            setAsked({users, channels});
        }, 120);
        return () => {
            current = false;
            clearTimeout(soon);
        };
    }, [query, teamId]);
    return asked;
}

function waysFor(query: string, asked: Asked): Way[] {
    const state = now();
    const team = state.teams[state.here.teamId]?.name ?? '';
    const ways = new Map<string, Way>();
    const put = (way: Omit<Way, 'score'>, bonus: number, ...names: string[]) => {
        const score = Math.max(...names.map((name) => scoreOf(query.replace(/^[@~]/, ''), name)));
        if (score > 0 && !ways.has(way.path)) ways.set(way.path, {...way, score: score + bonus});
    };
    for (const channel of Object.values(state.channels)) {
        if (!state.members[channel.id] || channel.delete_at) continue;
        if (channel.team_id && channel.team_id !== state.here.teamId) continue;
        const {unread, mentions} = unreadOf(state, channel.id);
        const recent = Math.max(0, 1 - (Date.now() - channel.last_post_at) / 6e8);
        put(
            {
                key: channel.id,
                title: titleOf(state, channel),
                detail: channel.type === 'O' || channel.type === 'P' ? `~${channel.name}` : '',
                path: pathOf(state, channel),
                sign: <ChannelSign id={channel.id} />,
            },
            (mentions ? 2 : unread ? 1 : 0) + recent,
            titleOf(state, channel).toLowerCase(),
            channel.name,
        );
    }
    for (const channel of asked.channels)
        if (channel.type === 'O' && !channel.delete_at)
            put(
                {key: channel.id, title: channel.display_name, detail: 'Join', path: `/${team}/channels/${channel.name}`, sign: <Hash aria-hidden />},
                0,
                channel.display_name.toLowerCase(),
                channel.name,
            );
    for (const user of asked.users)
        if (!user.delete_at)
            put(
                {key: user.id, title: nameOf(user), detail: `@${user.username}`, path: `/${team}/messages/@${user.username}`, sign: <Avatar user={user} size={20} />},
                0,
                user.username,
                `${user.first_name} ${user.last_name} ${user.nickname}`.toLowerCase(),
            );
    if (query) {
        put({key: 'threads', title: 'Threads', detail: '', path: `/${team}/threads`, sign: <MessageSquareText aria-hidden />}, -0.5, 'threads');
        put({key: 'integrations', title: 'Integrations', detail: '', path: `/${team}/integrations`, sign: <Plug aria-hidden />}, -0.5, 'integrations', 'webhooks', 'bots');
        put({key: 'settings', title: 'Settings', detail: '', path: '/settings/profile', sign: <Settings aria-hidden />}, -0.5, 'settings', 'profile');
    }
    return [...ways.values()].sort((one, other) => other.score - one.score).slice(0, 30);
}
