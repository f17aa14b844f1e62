// The list of channels, who one is, and the ways elsewhere.
import {
    Bookmark,
    ChevronDown,
    Compass,
    Hash,
    Lock,
    MessageSquareText,
    MessagesSquare,
    Plug,
    Plus,
    Search,
    Settings,
    UserPlus,
    UsersRound,
} from 'lucide-react';
import {memo, useMemo, useState, type DragEvent, type ReactNode} from 'react';
import {Link, useLocation, useRoute} from 'wouter';
import {useShallow} from 'zustand/react/shallow';
import {Avatar, complain, IconButton, Menu} from '@/parts';
import {client} from '@/api';
import {PersonStatus} from '@/people/PersonStatus';
import {mayStandIn, moveTo} from '@/state/channel_deeds';
import {isAdmin, mayIn, partnerOf, pathOf, titleOf, unreadOf, useMe} from '@/state/select';
import {loadCategories, logout} from '@/state/load';
import {now, useStore} from '@/state/store';
import {openBox, openPanel, useView} from '@/workspace/view';
import {channelMenu} from './channel_menu';
import {groupsOf, type Group} from './order';
import './sidebar.css';

export function Sidebar({teamName}: {teamName: string}) {
    const groups = useGroups();
    return (
        <nav className="sidebar" aria-label="Channels">
            <TeamHead teamName={teamName} />
            <button className="sidebar-find" type="button" onClick={() => useView.setState({switcher: true})}>
                <Search aria-hidden />
                <span>Go to…</span>
                <kbd>Ctrl K</kbd>
            </button>
            <div className="sidebar-list">
                <Ways teamName={teamName} />
                {groups.map((group) => (
                    <Category key={group.category.id} group={group} />
                ))}
            </div>
            <Me />
        </nav>
    );
}

// Made anew only when the order changes, not with every count.
function useGroups(): Group[] {
    const key = useStore((state) => {
        const parts = groupsOf(state, state.here.teamId).map((group) => `${group.category.id}:${group.ids.join(',')}`);
        return parts.join(';');
    });
    const categories = useStore((state) => state.categories[state.here.teamId]);
    return useMemo(() => groupsOf(now(), now().here.teamId), [key, categories]);
}

function TeamHead({teamName}: {teamName: string}) {
    const [, go] = useLocation();
    const teams = useStore(useShallow((state) => Object.values(state.teams)));
    const team = teams.find((one) => one.name === teamName)!;
    const may = useStore(useShallow((state) => [mayIn(state, 'manage_team', team.id), mayIn(state, 'create_team')]));
    const others = teams.filter((one) => one.id !== team.id).sort((a, b) => a.display_name.localeCompare(b.display_name));
    return (
        <header className="sidebar-head">
            <Menu
                placement="bottom-start"
                label="Team"
                trigger={
                    <button type="button" className="sidebar-team">
                        <span className="sidebar-badge" aria-hidden>
                            {team.display_name.slice(0, 1).toUpperCase()}
                        </span>
                        <strong>{team.display_name}</strong>
                        <ChevronDown aria-hidden />
                    </button>
                }
                items={[
                    {label: 'Invite people', icon: <UserPlus />, onPick: () => openBox({kind: 'invite'})},
                    {label: 'Members', icon: <UsersRound />, onPick: () => openBox({kind: 'team'})},
                    may[0] && {label: 'Team settings', icon: <Settings />, onPick: () => openBox({kind: 'team'})},
                    'line',
                    ...others.map((one) => ({label: one.display_name, onPick: () => go(`/${one.name}`)})),
                    may[1] && {label: 'Other teams…', icon: <Plus />, onPick: () => go('/teams')},
                ]}
            />
            <Menu
                label="Add"
                trigger={
                    <IconButton label="Add channels and people">
                        <Plus />
                    </IconButton>
                }
                items={[
                    {label: 'Browse channels', icon: <Compass />, onPick: () => openBox({kind: 'browse'})},
                    {label: 'Create a channel', icon: <Hash />, onPick: () => openBox({kind: 'create'})},
                    {label: 'Write to someone', icon: <MessagesSquare />, onPick: () => openBox({kind: 'direct'})},
                    {label: 'Invite people', icon: <UserPlus />, onPick: () => openBox({kind: 'invite'})},
                ]}
            />
        </header>
    );
}

function Ways({teamName}: {teamName: string}) {
    const threads = useStore((state) => state.threadPages[state.here.teamId]);
    return (
        <div className="sidebar-ways">
            <Way href={`/${teamName}/threads`} icon={<MessageSquareText />} label="Threads" strong={!!threads?.unread} count={threads?.mentions} />
            <button type="button" className="sidebar-row" onClick={() => openPanel({kind: 'saved'})}>
                <Bookmark aria-hidden />
                <span>Saved</span>
            </button>
            <Way href={`/${teamName}/integrations`} icon={<Plug />} label="Integrations" />
        </div>
    );
}

type WayProps = {href: string; icon: ReactNode; label: string; strong?: boolean; count?: number};

function Way({href, icon, label, strong, count}: WayProps) {
    const [here] = useRoute(`${href}/*?`);
    return (
        <Link
            href={href}
            className={`sidebar-row ${strong ? 'sidebar-unread' : ''}`}
            aria-current={here ? 'page' : undefined}
            onClick={() => useView.setState({sidebar: false})}
        >
            {icon}
            <span>{label}</span>
            {!!count && <b className="sidebar-count">{count}</b>}
        </Link>
    );
}

function Category({group: {category, ids}}: {group: Group}) {
    const toggle = async () => {
        const changed = {...category, collapsed: !category.collapsed};
        await client.updateChannelCategory(now().me!.id, category.team_id, changed);
        await loadCategories(category.team_id);
    };
    const {over, ...drop} = useDrop(category.id);
    if (ids.length === 0 && category.type === 'favorites') return null;
    return (
        <section className={`sidebar-category ${over ? 'sidebar-over' : ''}`} aria-label={category.display_name} {...drop}>
            <h2>
                <button type="button" aria-expanded={!category.collapsed} onClick={() => void toggle()}>
                    <ChevronDown aria-hidden />
                    {category.display_name}
                </button>
                {category.type === 'direct_messages' && (
                    <IconButton label="Write to someone" onClick={() => openBox({kind: 'direct'})}>
                        <Plus />
                    </IconButton>
                )}
                {category.type === 'channels' && (
                    <IconButton label="Browse channels" onClick={() => openBox({kind: 'browse'})}>
                        <Plus />
                    </IconButton>
                )}
            </h2>
            <ul role="list">
                {ids.map((id) => (
                    <ChannelRow key={id} id={id} collapsed={category.collapsed} />
                ))}
            </ul>
        </section>
    );
}

const dragged = 'application/x-heliograph-channel';

// A category takes what is dragged onto it from another; Move to… of the channel's menu does the same without a pointer.
function useDrop(categoryId: string) {
    const [over, setOver] = useState(false);
    return {
        over,
        onDragOver: (event: DragEvent) => {
            if (!event.dataTransfer.types.includes(dragged)) return;
            event.preventDefault();
            setOver(true);
        },
        onDragLeave: (event: DragEvent) => {
            if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
        },
        onDrop: (event: DragEvent) => {
            setOver(false);
            const channel = now().channels[event.dataTransfer.getData(dragged)];
            const category = now().categories[now().here.teamId]?.byId[categoryId];
            if (!channel || !category) return;
            event.preventDefault();
            if (mayStandIn(channel, category)) void moveTo(channel.id, categoryId).catch(complain);
        },
    };
}

const ChannelRow = memo(function ChannelRow({id, collapsed}: {id: string; collapsed: boolean}) {
    const channel = useStore((state) => state.channels[id]);
    const title = useStore((state) => (state.channels[id] ? titleOf(state, state.channels[id]!) : ''));
    const path = useStore((state) => (state.channels[id] ? pathOf(state, state.channels[id]!) : ''));
    const {unread, mentions, muted} = useStore(useShallow((state) => unreadOf(state, id)));
    const here = useStore((state) => state.here.channelId === id);
    const heard = mentions ? `, ${mentions} mentions` : unread ? ', unread' : '';
    if (!channel || (collapsed && !unread && !here)) return null;
    return (
        <li className="sidebar-channel" onDragStart={(event) => event.dataTransfer.setData(dragged, id)}>
            <Link
                href={path}
                className={`sidebar-row ${unread ? 'sidebar-unread' : ''} ${muted ? 'sidebar-muted' : ''}`}
                aria-current={here ? 'page' : undefined}
                onClick={() => useView.setState({sidebar: false})}
            >
                <ChannelSign id={id} />
                <span aria-hidden={!!heard}>{title}</span>
                {heard && <i className="only-heard">{title + heard}</i>}
                {mentions > 0 && (
                    <b className="sidebar-count" aria-hidden>
                        {mentions}
                    </b>
                )}
            </Link>
            <Menu
                label={`Actions for ${title}`}
                items={channelMenu(channel)}
                trigger={
                    <IconButton label={`Actions for ${title}`} className="sidebar-more" tabIndex={-1}>
                        <span aria-hidden>⋯</span>
                    </IconButton>
                }
            />
        </li>
    );
});

export function ChannelSign({id}: {id: string}) {
    const channel = useStore((state) => state.channels[id]);
    const partner = useStore((state) => (channel?.type === 'D' ? state.users[partnerOf(channel, state.me!.id)] : undefined));
    const status = useStore((state) => (partner ? (state.statuses[partner.id] ?? 'offline') : undefined));
    if (channel?.type === 'D') return <Avatar user={partner} size={18} status={partner?.is_bot ? undefined : status} />;
    if (channel?.type === 'G') return <UsersRound aria-hidden />;
    return channel?.type === 'P' ? <Lock aria-hidden /> : <Hash aria-hidden />;
}

function Me() {
    const me = useMe();
    const [, go] = useLocation();
    const status = useStore((state) => state.statuses[me.id] ?? 'online');
    const setStatus = (wanted: string) => client.updateStatus({user_id: me.id, status: wanted, manual: true} as never);
    return (
        <footer className="sidebar-me">
            <Menu
                placement="top-start"
                label="You"
                trigger={
                    <button type="button" className="sidebar-person">
                        <Avatar user={me} size={30} status={status} />
                        <span>
                            <strong>{me.username}</strong>
                            <PersonStatus user={me} />
                        </span>
                    </button>
                }
                items={[
                    {label: 'Set a status…', onPick: () => openBox({kind: 'status'})},
                    'line',
                    ...(['online', 'away', 'dnd', 'offline'] as const).map((one) => ({
                        label: {online: 'Online', away: 'Away', dnd: 'Do not disturb', offline: 'Offline'}[one],
                        checked: status === one,
                        onPick: () => void setStatus(one),
                    })),
                    'line',
                    {label: 'Settings', icon: <Settings />, onPick: () => go('/settings/profile')},
                    isAdmin(me) && {label: 'Administration', onPick: () => go('/admin')},
                    {label: 'Sign out', onPick: () => void logout()},
                ]}
            />
            <IconButton label="Settings" onClick={() => go('/settings/profile')}>
                <Settings />
            </IconButton>
        </footer>
    );
}
