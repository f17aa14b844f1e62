// What each socket event does to the state. Values that the wire sends as text of JSON are read here.
import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';
import type {PreferenceType} from '@mattermost/types/preferences';
import type {Reaction} from '@mattermost/types/reactions';
import {client} from '@/api';
import {openDialogs} from '@/actions/dialogs';
import {draftHeard} from '@/composer/drafts';
import {knowUsers, loadCategories, loadRoles} from './load';
import {gone, posted, rewritten} from './post_events';
import {threadEvents} from './thread_events';
import {change, now, useStore, type State, type Touch} from './store';

export type SocketEvent = {
    event: string;
    data: Record<string, unknown>;
    broadcast: {channel_id: string; team_id: string; user_id: string};
};

// What is left to do once the state has changed: calls, mostly.
export type After = (deed: () => unknown) => void;
export type Handler = (touch: Touch, event: SocketEvent, before: State, after: After) => void;

export const read = <Thing>(text: unknown): Thing => JSON.parse(text as string) as Thing;

const changedMember: Handler = (touch, {data}) => {
    const member = read<ChannelMembership>(data.channelMember);
    touch('members')[member.channel_id] = {...touch('members')[member.channel_id], ...member};
};

const reaction = (adds: boolean): Handler => (touch, {data}, _before, after) => {
    const one = read<Reaction>(data.reaction);
    const post = touch('posts')[one.post_id];
    if (!post) return;
    const others = (post.metadata?.reactions ?? []).filter(
        (other) => other.user_id !== one.user_id || other.emoji_name !== one.emoji_name,
    );
    touch('posts')[post.id] = {...post, metadata: {...post.metadata, reactions: adds ? [...others, one] : others}};
    after(() => knowUsers([one.user_id]));
};

const changedPreferences = (keeps: boolean): Handler => (touch, {data}) => {
    for (const one of read<PreferenceType[]>(data.preferences)) {
        if (keeps) touch('preferences')[`${one.category}--${one.name}`] = one.value;
        else delete touch('preferences')[`${one.category}--${one.name}`];
    }
};

// A channel that has appeared for me: its row, my membership, its people and its place in the sidebar.
export async function loadChannel(channelId: string) {
    const [channel, member] = await Promise.all([
        client.getChannel(channelId) as unknown as Promise<Channel>,
        client.getMyChannelMember(channelId),
    ]);
    change((touch) => {
        touch('channels')[channelId] = channel;
        touch('members')[channelId] = member;
    });
    await Promise.all([
        loadRoles(member.roles.split(' ')),
        channel.type === 'D' && knowUsers(channel.name.split('__')),
        now().here.teamId && loadCategories(now().here.teamId),
    ]);
    return channel;
}

const appeared: Handler = (_touch, {data, broadcast}, before, after) => {
    const id = (data.channel_id as string) || broadcast.channel_id;
    const person = data.user_id as string | undefined;
    if (person && person !== before.me?.id) return;
    after(() => loadChannel(id).catch(() => undefined));
};

const lost: Handler = (touch, {data, broadcast}, before, after) => {
    const person = (data.user_id as string) || broadcast.user_id;
    const id = (data.channel_id as string) || broadcast.channel_id;
    if (person !== before.me?.id) return;
    delete touch('members')[id];
    delete touch('windows')[id];
    after(() => now().here.teamId && loadCategories(now().here.teamId));
};

const viewed: Handler = (touch, {data}) => {
    for (const [id, time] of Object.entries(data.channel_times as Record<string, number>)) {
        const member = touch('members')[id];
        const channel = touch('channels')[id];
        if (!member || !channel) continue;
        touch('members')[id] = {
            ...member,
            last_viewed_at: Math.max(time, member.last_viewed_at),
            msg_count: channel.total_msg_count,
            msg_count_root: channel.total_msg_count_root,
            mention_count: 0,
            mention_count_root: 0,
        };
    }
};

const unread: Handler = (touch, {data, broadcast}) => {
    const member = touch('members')[broadcast.channel_id];
    if (member) touch('members')[broadcast.channel_id] = {...member, ...(data as object)};
};

const categoriesMoved: Handler = (_touch, {broadcast}, before, after) => {
    const teamId = broadcast.team_id || before.here.teamId;
    if (before.categories[teamId]) after(() => loadCategories(teamId));
};

const changedTeam: Handler = (touch, {data}) => {
    const team = read<State['teams'][string]>(data.team);
    if (touch('teams')[team.id]) touch('teams')[team.id] = {...touch('teams')[team.id]!, ...team};
};

const leftTeam: Handler = (touch, {data}, before) => {
    if (data.user_id !== before.me?.id) return;
    delete touch('teams')[data.team_id as string];
    delete touch('teamMembers')[data.team_id as string];
};

export async function loadTeam(teamId: string) {
    const me = now().me!;
    const [team, member, channels, members] = await Promise.all([
        client.getTeam(teamId),
        client.getTeamMember(teamId, me.id),
        client.getMyChannels(teamId) as unknown as Promise<Channel[]>,
        client.getMyChannelMembers(teamId),
    ]);
    change((touch) => {
        touch('teams')[teamId] = team;
        touch('teamMembers')[teamId] = member;
        for (const channel of channels) touch('channels')[channel.id] = channel;
        for (const one of members) touch('members')[one.channel_id] = one;
    });
    await Promise.all([loadRoles([member, ...members].flatMap((one) => one.roles.split(' '))), loadCategories(teamId)]);
}

const handlers: Record<string, Handler> = {
    posted,
    ephemeral_message: posted,
    post_edited: rewritten,
    post_deleted: gone,
    post_unread: unread,
    reaction_added: reaction(true),
    reaction_removed: reaction(false),
    typing: (touch, {data, broadcast}, before, after) => {
        const who = data.user_id as string;
        if (who === before.me?.id) return;
        const key = `${broadcast.channel_id}:${data.parent_id ?? ''}`;
        touch('typing')[key] = {...touch('typing')[key], [who]: Date.now() + 6000};
        after(() => knowUsers([who]));
    },
    status_change: (touch, {data}) => {
        touch('statuses')[data.user_id as string] = data.status as string;
    },
    user_updated: (touch, {data}, before, after) => {
        const user = data.user as State['users'][string];
        touch('users')[user.id] = {...touch('users')[user.id], ...user};
        touch('usersByName')[user.username] = user.id;
        if (user.id === before.me?.id) after(() => client.getMe().then((me) => takeMe(me)));
    },
    user_role_updated: (_touch, {data}, before, after) => {
        if (data.user_id === before.me?.id)
            after(() => client.getMe().then(async (me) => (await loadRoles(me.roles.split(' ')), takeMe(me))));
    },
    channel_created: appeared,
    direct_added: appeared,
    group_added: appeared,
    user_added: appeared,
    channel_restored: appeared,
    user_removed: lost,
    channel_updated: (touch, {data}) => {
        const channel = read<Channel>(data.channel);
        touch('channels')[channel.id] = {...touch('channels')[channel.id], ...channel};
    },
    channel_converted: (_touch, {data}, before, after) => {
        if (before.channels[data.channel_id as string]) after(() => loadChannel(data.channel_id as string));
    },
    channel_deleted: (touch, {data}) => {
        const channel = touch('channels')[data.channel_id as string];
        if (channel) touch('channels')[channel.id] = {...channel, delete_at: data.delete_at as number};
    },
    channel_member_updated: changedMember,
    multiple_channels_viewed: viewed,
    sidebar_category_created: categoriesMoved,
    sidebar_category_updated: categoriesMoved,
    sidebar_category_deleted: categoriesMoved,
    sidebar_category_order_updated: categoriesMoved,
    preferences_changed: changedPreferences(true),
    preferences_deleted: changedPreferences(false),
    preference_changed: (touch, {data}) => {
        const one = read<PreferenceType>(data.preference);
        touch('preferences')[`${one.category}--${one.name}`] = one.value;
    },
    added_to_team: (_touch, {data}, before, after) => {
        if (data.user_id === before.me?.id) after(() => loadTeam(data.team_id as string));
    },
    leave_team: leftTeam,
    update_team: changedTeam,
    restore_team: changedTeam,
    delete_team: (touch, {data}) => {
        delete touch('teams')[read<State['teams'][string]>(data.team).id];
    },
    memberrole_updated: (touch, {data}, _before, after) => {
        const member = read<State['teamMembers'][string]>(data.member);
        touch('teamMembers')[member.team_id] = member;
        after(() => loadRoles(member.roles.split(' ')));
    },
    role_updated: (touch, {data}) => {
        const role = read<State['roles'][string]>(data.role);
        touch('roles')[role.name] = role;
    },
    config_changed: (touch, {data}) => {
        Object.assign(touch('config'), data.config);
    },
    emoji_added: (touch, {data}) => {
        const emoji = read<State['customEmoji'][string] & {name: string}>(data.emoji);
        touch('customEmoji')[emoji.name] = emoji;
    },
    draft_created: (_touch, {data}, _before, after) => after(() => draftHeard(read(data.draft), false)),
    draft_updated: (_touch, {data}, _before, after) => after(() => draftHeard(read(data.draft), false)),
    draft_deleted: (_touch, {data}, _before, after) => after(() => draftHeard(read(data.draft), true)),
    open_dialog: (_touch, {data}, _before, after) => after(() => openDialogs.heard(data.dialog as string)),
    ...threadEvents,
};

export function takeMe(me: NonNullable<State['me']>) {
    change((touch) => {
        touch('users')[me.id] = me;
        touch('usersByName')[me.username] = me.id;
    });
    useStore.setState({me});
}

export function takeEvents(events: SocketEvent[]) {
    const deeds: (() => unknown)[] = [];
    const after: After = (deed) => void deeds.push(deed);
    change((touch, before) => {
        for (const event of events) {
            try {
                handlers[event.event]?.(touch, event, before, after);
            } catch (fault) {
                console.error('An event was not understood.', event.event, fault);
            }
        }
    });
    for (const deed of deeds) void Promise.resolve(deed()).catch(() => undefined);
}
