// Channels: reading them, joining, leaving, favourites, direct ones.
import type {ChannelCategory} from '@mattermost/types/channel_categories';
import type {ServerChannel} from '@mattermost/types/channels';
import {client} from '@/api';
import {loadChannel} from './events';
import {knowUsers, loadCategories} from './load';
import {change, now} from './store';

function readLocally(channelId: string) {
    change((touch) => {
        const channel = touch('channels')[channelId];
        const member = touch('members')[channelId];
        if (!channel || !member) return;
        touch('members')[channelId] = {
            ...member,
            last_viewed_at: Math.max(member.last_viewed_at, channel.last_post_at),
            msg_count: channel.total_msg_count,
            msg_count_root: channel.total_msg_count_root,
            mention_count: 0,
            mention_count_root: 0,
        };
    });
}

let telling: ReturnType<typeof setTimeout> | undefined;
let told = 0;

// Says that the channel has been seen; in a burst, once a second.
export function viewed(channelId: string) {
    readLocally(channelId);
    clearTimeout(telling);
    const tell = () => {
        told = Date.now();
        client.viewMyChannel(channelId).catch(() => undefined);
    };
    if (Date.now() - told > 1000) tell();
    else telling = setTimeout(tell, 1000);
}

// The channel of an address: "town-square", "@anna", the id or the name of a group.
export async function findChannel(teamId: string, kind: 'channels' | 'messages', name: string): Promise<ServerChannel> {
    const {channels, me} = now();
    if (kind === 'messages' && name.startsWith('@')) return directWith(name.slice(1));
    const known = Object.values(channels).find(
        (one) => one.id === name || (one.name === name && (one.team_id === teamId || one.type === 'G')),
    );
    if (known && now().members[known.id]) return known;
    const found = known ?? ((await client.getChannelByName(teamId, name, true)) as ServerChannel);
    if (found.type === 'O' && !found.delete_at) await client.addToChannel(me!.id, found.id);
    return loadChannel(found.id);
}

async function directWith(username: string): Promise<ServerChannel> {
    const {usersByName, me, channels} = now();
    const id = usersByName[username] ?? (await client.getUserByUsername(username)).id;
    await knowUsers([id]);
    const name = [me!.id, id].sort().join('__');
    const known = Object.values(channels).find((one) => one.name === name);
    if (known && now().members[known.id]) return known;
    const made = await client.createDirectChannel([me!.id, id]);
    return loadChannel(made.id);
}

export async function groupWith(ids: string[]): Promise<ServerChannel> {
    const made = await client.createGroupChannel([now().me!.id, ...ids]);
    await knowUsers(ids);
    return loadChannel(made.id);
}

export async function leaveChannel(channelId: string) {
    await client.removeFromChannel(now().me!.id, channelId);
    change((touch) => {
        delete touch('members')[channelId];
        delete touch('windows')[channelId];
    });
    await loadCategories(now().here.teamId);
}

export const mute = (channelId: string, muted: boolean) =>
    client.updateChannelNotifyProps({
        user_id: now().me!.id,
        channel_id: channelId,
        mark_unread: muted ? 'mention' : 'all',
    });

// Direct messages do not stand among channels, nor channels among them.
export function mayStandIn(channel: ServerChannel, category: ChannelCategory): boolean {
    const direct = channel.type === 'D' || channel.type === 'G';
    if (category.type === 'channels') return !direct;
    return category.type !== 'direct_messages' || direct;
}

export async function makeCategory(name: string): Promise<string> {
    const {me, here} = now();
    const owner = {user_id: me!.id, team_id: here.teamId};
    const made = await client.createChannelCategory(me!.id, here.teamId, {...owner, display_name: name, channel_ids: []});
    await loadCategories(here.teamId);
    return made.id;
}

// Moves a channel into another category of the sidebar.
export async function moveTo(channelId: string, categoryId: string) {
    const {me, here, categories} = now();
    const {byId} = categories[here.teamId]!;
    const from = Object.values(byId).find((one) => one.channel_ids.includes(channelId));
    const to = byId[categoryId]!;
    if (from === to) return;
    const changed = [
        ...(from ? [{...from, channel_ids: from.channel_ids.filter((id) => id !== channelId)}] : []),
        {...to, channel_ids: [channelId, ...to.channel_ids.filter((id) => id !== channelId)]},
    ];
    await client.updateChannelCategories(me!.id, here.teamId, changed);
    await loadCategories(here.teamId);
}

export async function favour(channelId: string, favourite: boolean) {
    const {categories, here, channels} = now();
    const direct = 'DG'.includes(channels[channelId]!.type);
    const kind = favourite ? 'favorites' : direct ? 'direct_messages' : 'channels';
    const target = Object.values(categories[here.teamId]?.byId ?? {}).find((one) => one.type === kind);
    if (target) await moveTo(channelId, target.id);
}

// Takes a direct or group channel out of the sidebar until somebody writes again.
export async function hideDirect(channel: ServerChannel) {
    const me = now().me!.id;
    const [one, other] = channel.name.split('__');
    const preference =
        channel.type === 'D'
            ? {category: 'direct_channel_show', name: (one === me ? other : one) ?? me}
            : {category: 'group_channel_show', name: channel.id};
    await client.savePreferences(me, [{user_id: me, value: 'false', ...preference}]);
    await loadCategories(now().here.teamId);
}

export function markAsRead(channelId: string) {
    readLocally(channelId);
    client.viewMyChannel(channelId).catch(() => undefined);
}
