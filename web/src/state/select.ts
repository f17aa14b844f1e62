// Questions to the state that several screens ask.
import type {ServerChannel as Channel} from '@mattermost/types/channels';
import type {UserProfile} from '@mattermost/types/users';
import {now, useStore, type State} from './store';

export const useMe = () => useStore((state) => state.me)!;
export const useConfig = (key: string) => useStore((state) => state.config[key] ?? '');
export const isOn = (key: string) => now().config[key] === 'true';
export const usePreference = (category: string, name: string) =>
    useStore((state) => state.preferences[`${category}--${name}`]);
export const useTeamNamed = (name: string) =>
    useStore((state) => Object.values(state.teams).find((team) => team.name === name));
export const useChannel = (id: string): Channel | undefined => useStore((state) => state.channels[id]);

export function nameOf(user: UserProfile | undefined): string {
    if (!user) return 'Someone';
    const full = `${user.first_name} ${user.last_name}`.trim();
    const how = now().preferences['display_settings--name_format'] ?? now().config.TeammateNameDisplay;
    if (how === 'full_name' && full) return full;
    if (how === 'nickname_full_name') return user.nickname || full || user.username;
    return user.username;
}

// What the caller may do: system-wide, in a team, in a channel.
export function mayIn(state: State, permission: string, teamId = '', channelId = ''): boolean {
    const names = [state.me?.roles, state.teamMembers[teamId]?.roles, state.members[channelId]?.roles].join(' ').split(' ');
    return names.some((name) => state.roles[name]?.permissions.includes(permission));
}

export const useMay = (permission: string, teamId = '', channelId = '') =>
    useStore((state) => mayIn(state, permission, teamId, channelId));

export const isAdmin = (user: UserProfile | null) => !!user?.roles.split(' ').includes('system_admin');

// The other person of a direct channel (oneself, in the channel with oneself).
export function partnerOf(channel: Channel, myId: string): string {
    const [one, other] = channel.name.split('__');
    return (one === myId ? other : one) ?? myId;
}

export function titleOf(state: State, channel: Channel): string {
    if (channel.type === 'D') {
        const id = partnerOf(channel, state.me!.id);
        return nameOf(state.users[id]) + (id === state.me!.id ? ' (you)' : '');
    }
    if (channel.type === 'G') {
        const names = channel.display_name.split(', ').filter((name) => name !== state.me!.username);
        return names.join(', ');
    }
    return channel.display_name;
}

export type Unread = {unread: boolean; mentions: number; muted: boolean};

export function unreadOf(state: State, channelId: string): Unread {
    const channel = state.channels[channelId];
    const member = state.members[channelId];
    if (!channel || !member) return {unread: false, mentions: 0, muted: false};
    const muted = member.notify_props?.mark_unread === 'mention';
    const missed = (channel.total_msg_count_root ?? 0) - (member.msg_count_root ?? 0);
    const mentions = member.mention_count_root ?? 0;
    return {unread: mentions > 0 || (missed > 0 && !muted), mentions, muted};
}

// Where a channel is shown: "/ops/channels/town-square", "/ops/messages/@anna", "/ops/messages/<id>".
export function pathOf(state: State, channel: Channel, teamName?: string): string {
    const team = teamName ?? state.teams[channel.team_id || state.here.teamId]?.name ?? Object.values(state.teams)[0]?.name ?? '';
    if (channel.type === 'D') return `/${team}/messages/@${state.users[partnerOf(channel, state.me!.id)]?.username ?? ''}`;
    if (channel.type === 'G') return `/${team}/messages/${channel.name}`;
    return `/${team}/channels/${channel.name}`;
}
