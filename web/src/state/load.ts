// What a person needs before the first screen, asked for at once.
import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';
import type {PreferenceType} from '@mattermost/types/preferences';
import type {Team, TeamMembership} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {basePath, client, hasSession, statusOf} from '@/api';
import {connect, disconnect} from '@/socket';
import {openWindow} from './post_windows';
import {change, nothing, now, useStore} from './store';
import {partnerOf} from './select';

export async function start() {
    try {
        const config = client.getClientConfig();
        if (hasSession()) await enter();
        useStore.setState({config: {...(await config), ...now().config} as unknown as Record<string, string>});
        if (now().phase !== 'in') useStore.setState({phase: 'out'});
    } catch (fault) {
        useStore.setState({phase: statusOf(fault) === 401 ? 'out' : 'unreachable'});
    }
}

const lastChannelKey = (userId: string) => `heliograph.last-channel-id.${userId}`;

export const rememberChannel = (channelId: string) => localStorage.setItem(lastChannelKey(now().me!.id), channelId);

// Loads a signed-in person's world and opens the socket. Throws when there is no session.
export async function enter(who?: UserProfile) {
    const me = who ?? (await client.getMe());
    useStore.setState({me});
    // The socket first: what happens while the rest is on its way is not missed.
    connect();
    // The channel one will see is asked for beside the rest.
    void openFirst(me).catch(() => undefined);
    await loadWorld(me);
    useStore.setState({phase: 'in'});
}

// The channel of the address, or of the one that waits behind signing in; else the one that one was in last.
async function openFirst(me: UserProfile) {
    const path = new URLSearchParams(location.search).get('to') ?? location.pathname.slice(basePath.length);
    const [, team, channel] = /^\/([^/]+)\/channels\/([^/?#]+)/.exec(path) ?? [];
    const last = localStorage.getItem(lastChannelKey(me.id));
    if (team && channel) {
        const found = await client.getChannelByNameAndTeamName(team, decodeURIComponent(channel));
        await openWindow(found.id);
    } else if (last && !path.includes('/pl/')) await openWindow(last);
}

// Everything about me that is not posts; also what is asked again after a gap.
export async function loadWorld(me: UserProfile) {
    const roles = loadRoles(me.roles.split(' '));
    const [config, preferences, teams, teamMembers, channels, members] = await Promise.all([
        client.getClientConfig(),
        client.getMyPreferences() as unknown as Promise<PreferenceType[]>,
        client.getMyTeams(),
        client.getMyTeamMembers(),
        client.getAllTeamsChannels() as unknown as Promise<Channel[]>,
        client.getAllChannelsMembers(me.id, -1),
    ]);
    takeWorld({config: config as unknown as Record<string, string>, preferences, teams, teamMembers, channels, members}, me);
    // Names and permissions come into what is already shown.
    void Promise.all([roles, loadRolesOf(teamMembers, members), loadPartners(channels, me.id)]).catch(() => undefined);
}

type World = {
    config: Record<string, string>;
    preferences: PreferenceType[];
    teams: Team[];
    teamMembers: TeamMembership[];
    channels: Channel[];
    members: ChannelMembership[];
};

const by = <Thing>(things: Thing[], key: (thing: Thing) => string): Record<string, Thing> =>
    Object.fromEntries(things.map((thing) => [key(thing), thing]));

function takeWorld(world: World, me: UserProfile) {
    useStore.setState((before) => ({
        config: world.config,
        preferences: Object.fromEntries(world.preferences.map((one) => [`${one.category}--${one.name}`, one.value])),
        teams: by(world.teams.filter((team) => !team.delete_at), (team) => team.id),
        teamMembers: by(world.teamMembers.filter((member) => !member.delete_at), (member) => member.team_id),
        channels: {...before.channels, ...by(world.channels, (channel) => channel.id)},
        members: by(world.members, (member) => member.channel_id),
        users: {...before.users, [me.id]: me},
        usersByName: {...before.usersByName, [me.username]: me.id},
    }));
}

function loadRolesOf(teamMembers: TeamMembership[], members: ChannelMembership[]) {
    return loadRoles([...teamMembers, ...members].flatMap((member) => member.roles.split(' ')));
}

export async function loadRoles(names: string[]) {
    const wanted = [...new Set(names)].filter((name) => name && !now().roles[name]);
    if (wanted.length === 0) return;
    const roles = await client.getRolesByNames(wanted);
    change((touch) => Object.assign(touch('roles'), by(roles, (role) => role.name)));
}

async function loadPartners(channels: Channel[], myId: string) {
    const people = channels.filter((channel) => channel.type === 'D').map((channel) => partnerOf(channel, myId));
    const groups = channels.filter((channel) => channel.type === 'G').map((channel) => channel.id);
    const inGroups = groups.length ? client.getProfilesInGroupChannels(groups) : Promise.resolve({});
    await knowUsers(people);
    takeUsers(Object.values((await inGroups) as Record<string, UserProfile[]>).flat());
    void loadStatuses(people);
}

export function takeUsers(users: UserProfile[]) {
    if (users.length === 0) return;
    change((touch) => {
        for (const user of users) {
            touch('users')[user.id] = user;
            touch('usersByName')[user.username] = user.id;
        }
    });
}

const asked = new Set<string>();

// Asks for the people among these who are not known yet, each once.
export async function knowUsers(ids: string[]) {
    const unknown = [...new Set(ids)].filter((id) => id && !now().users[id] && !asked.has(id));
    if (unknown.length === 0) return;
    for (const id of unknown) asked.add(id);
    try {
        for (let from = 0; from < unknown.length; from += 100)
            takeUsers(await client.getProfilesByIds(unknown.slice(from, from + 100)));
    } finally {
        for (const id of unknown) asked.delete(id);
    }
}

export async function loadStatuses(ids: string[]) {
    if (ids.length === 0 || now().config.EnableUserStatuses === 'false') return;
    const statuses = await client.getStatusesByIds([...new Set(ids)].slice(0, 200)).catch(() => []);
    change((touch) => {
        for (const one of statuses) touch('statuses')[one.user_id] = one.status;
    });
}

export async function loadCategories(teamId: string) {
    const answer = await client.getChannelCategories(now().me!.id, teamId);
    change((touch) => {
        touch('categories')[teamId] = {order: answer.order, byId: by(answer.categories, (category) => category.id)};
    });
}

// Forgets everything: after logging out, or when the session has ended.
export function leave() {
    disconnect();
    useStore.setState({...nothing, phase: 'out', config: now().config});
}

export async function logout() {
    await client.logout().catch(() => undefined);
    leave();
}
