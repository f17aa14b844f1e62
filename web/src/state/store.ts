// The state of the server as this page knows it, in one place. Screens read it with useStore(selector);
// it changes by answers (load.ts, deeds) and by socket events (events.ts), never by a screen itself.
import type {ChannelCategory} from '@mattermost/types/channel_categories';
import type {ChannelMembership, ServerChannel as Channel} from '@mattermost/types/channels';
import type {CustomEmoji} from '@mattermost/types/emojis';
import type {Post} from '@mattermost/types/posts';
import type {Role} from '@mattermost/types/roles';
import type {Team, TeamMembership} from '@mattermost/types/teams';
import type {UserThread} from '@mattermost/types/threads';
import type {UserProfile} from '@mattermost/types/users';
import {create} from 'zustand';

// The posts of a channel that are known without a gap, oldest first.
export type PostWindow = {
    ids: string[];
    older: boolean; // There may be older ones.
    newer: boolean; // There may be newer ones: the window is not at the channel's end.
    upTo: number; // Everything changed before this time is in here.
    stale: boolean; // The socket was away: ask for what changed before it is shown again.
};

export type Categories = {order: string[]; byId: Record<string, ChannelCategory>};

export type ThreadPage = {ids: string[]; more: boolean; unread: number; mentions: number; loaded: boolean};

export type State = {
    phase: 'starting' | 'out' | 'in' | 'unreachable';
    connected: boolean;
    config: Record<string, string>;
    me: UserProfile | null;
    users: Record<string, UserProfile>;
    usersByName: Record<string, string>;
    statuses: Record<string, string>;
    roles: Record<string, Role>;
    preferences: Record<string, string>; // By "category--name".
    teams: Record<string, Team>;
    teamMembers: Record<string, TeamMembership>; // Mine, by team.
    channels: Record<string, Channel>;
    members: Record<string, ChannelMembership>; // Mine, by channel.
    categories: Record<string, Categories>; // By team.
    posts: Record<string, Post>;
    windows: Record<string, PostWindow>; // By channel.
    replies: Record<string, string[]>; // By root post, oldest first; only threads that were opened.
    threads: Record<string, UserThread>; // Followed threads.
    threadPages: Record<string, ThreadPage>; // By team.
    typing: Record<string, Record<string, number>>; // By "channel:root": who, and until when it is believed.
    customEmoji: Record<string, CustomEmoji>; // By name.
    drafts: Record<string, string>; // By "channel.root": what was heard of those begun on other devices.
    here: {teamId: string; channelId: string; rootId: string}; // What is on screen.
};

export const nothing: State = {
    phase: 'starting',
    connected: true,
    config: {},
    me: null,
    users: {},
    usersByName: {},
    statuses: {},
    roles: {},
    preferences: {},
    teams: {},
    teamMembers: {},
    channels: {},
    members: {},
    categories: {},
    posts: {},
    windows: {},
    replies: {},
    threads: {},
    threadPages: {},
    typing: {},
    customEmoji: {},
    drafts: {},
    here: {teamId: '', channelId: '', rootId: ''},
};

export const useStore = create<State>(() => nothing);

export const now = () => useStore.getState();

type Maps = Omit<State, 'phase' | 'connected' | 'me' | 'here'>;

// A copy of one part of the state, made at the first touch; what is put in appears when the change ends.
export type Touch = <Key extends keyof Maps>(key: Key) => State[Key];

// One change of any number of parts: however many events it holds, screens draw once.
export function change(work: (touch: Touch, before: State) => void) {
    useStore.setState((before) => {
        const touched: Partial<State> = {};
        const touch: Touch = (key) => {
            touched[key] ??= {...before[key]} as never;
            return touched[key] as never;
        };
        work(touch, before);
        return touched;
    });
}
