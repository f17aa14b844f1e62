// Threads that move, are followed, are read.
import type {UserThread} from '@mattermost/types/threads';
import {read, type Handler} from './events';
import {keepThreads, loadThreadTotals} from './thread_deeds';
import type {State, Touch} from './store';

const totals = (teamId: string, before: State) => (before.threadPages[teamId] ? loadThreadTotals(teamId) : undefined);

function toTop(touch: Touch, teamId: string, id: string) {
    const page = touch('threadPages')[teamId];
    if (page?.loaded) touch('threadPages')[teamId] = {...page, ids: [id, ...page.ids.filter((other) => other !== id)]};
}

// Thread events of direct channels come without a team; they count in the one on screen.
const teamOf = (broadcast: {team_id: string}, before: State) => broadcast.team_id || before.here.teamId;

const updated: Handler = (touch, {data, broadcast}, before, after) => {
    const thread = read<UserThread>(data.thread);
    const teamId = teamOf(broadcast, before);
    const root = touch('posts')[thread.id];
    if (root) touch('posts')[thread.id] = {...root, reply_count: thread.reply_count, last_reply_at: thread.last_reply_at};
    toTop(touch, teamId, thread.id);
    after(() => keepThreads([thread]));
    after(() => totals(teamId, before));
};

const followed: Handler = (touch, {data, broadcast}, before, after) => {
    const id = data.thread_id as string;
    const post = touch('posts')[id];
    if (post) touch('posts')[id] = {...post, is_following: data.state as boolean};
    after(() => totals(teamOf(broadcast, before), before));
};

const wasRead: Handler = (touch, {data, broadcast}, before, after) => {
    const thread = touch('threads')[data.thread_id as string];
    if (thread)
        touch('threads')[thread.id] = {
            ...thread,
            unread_mentions: data.unread_mentions as number,
            unread_replies: data.unread_replies as number,
            last_viewed_at: data.timestamp as number,
        };
    else if (!data.thread_id)
        for (const one of Object.values(before.threads))
            touch('threads')[one.id] = {...one, unread_mentions: 0, unread_replies: 0};
    after(() => totals(teamOf(broadcast, before), before));
};

export const threadEvents: Record<string, Handler> = {
    thread_updated: updated,
    thread_follow_changed: followed,
    thread_read_changed: wasRead,
};
