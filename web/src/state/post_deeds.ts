// What a person does with posts. Sending shows at once; the answer or the event puts the true post in its place.
import type {Post} from '@mattermost/types/posts';
import {client, statusOf} from '@/api';
import {openDialogs} from '@/actions/dialogs';
import {complain} from '@/parts/Toast';
import {addPost, removePost} from './post_events';
import {change, now} from './store';

export type Outgoing = {channelId: string; rootId: string; message: string; fileIds?: string[]};

const failed = (id: string, is: boolean) =>
    change((touch) => {
        const post = touch('posts')[id];
        if (post) touch('posts')[id] = {...post, failed: is} as Post;
    });

export async function send({channelId, rootId, message, fileIds = []}: Outgoing) {
    const me = now().me!;
    const time = Date.now();
    const id = `${me.id}:${time}:${Math.random().toString(36).slice(2, 8)}`;
    const pending = {
        id,
        pending_post_id: id,
        user_id: me.id,
        channel_id: channelId,
        root_id: rootId,
        message,
        file_ids: fileIds,
        // After everything that is known, even if this machine's clock is behind.
        create_at: Math.max(time, lastTime(channelId, rootId) + 1),
        update_at: 0,
        type: '',
        props: {},
        metadata: {},
    } as unknown as Post;
    change((touch) => {
        addPost(touch, pending);
    });
    await deliver(pending);
}

function lastTime(channelId: string, rootId: string): number {
    const {posts, windows, replies} = now();
    const ids = rootId ? (replies[rootId] ?? []) : (windows[channelId]?.ids ?? []);
    return posts[ids[ids.length - 1] ?? '']?.create_at ?? 0;
}

async function deliver(pending: Post) {
    const {id, channel_id, root_id, message, file_ids} = pending;
    try {
        const post = await client.createPost({pending_post_id: id, channel_id, root_id, message, file_ids} as Post);
        change((touch) => {
            // The event may have come first, and more may have happened to the post since.
            if (!touch('posts')[post.id]) addPost(touch, post);
        });
    } catch (fault) {
        if (statusOf(fault)) complain(fault);
        else if (!resent.has(id)) unheard.add(id);
        failed(id, true);
    }
}

// What never reached the server, by what went by itself once already.
const unheard = new Set<string>();
const resent = new Set<string>();

export async function sendAgain(post: Post) {
    unheard.delete(post.id);
    failed(post.id, false);
    await deliver(post);
}

// Once the server is there again: each of these once, in the order of their writing. It knows them by their pending id.
export async function sendUnheard() {
    const ids = [...unheard];
    unheard.clear();
    for (const id of ids) {
        resent.add(id);
        const post = now().posts[id];
        if (post) await sendAgain(post);
    }
}

export function discard(post: Post) {
    change((touch) => {
        removePost(touch, post);
        delete touch('posts')[post.id];
    });
}

export async function edit(post: Post, message: string) {
    const changed = await client.patchPost({id: post.id, message, file_ids: post.file_ids});
    change((touch) => {
        touch('posts')[post.id] = {...touch('posts')[post.id], ...changed};
    });
}

export async function remove(post: Post) {
    if (post.type === ('system_ephemeral' as never)) return discard(post);
    await client.deletePost(post.id);
    change((touch) => {
        if (touch('posts')[post.id]?.delete_at) return;
        removePost(touch, post);
        touch('posts')[post.id] = {...post, delete_at: Date.now()};
    });
}

export async function react(post: Post, name: string) {
    const me = now().me!.id;
    const mine = post.metadata?.reactions?.some((one) => one.user_id === me && one.emoji_name === name);
    try {
        if (mine) await client.removeReaction(me, post.id, name);
        else await client.addReaction(me, post.id, name);
        rememberReaction(name);
    } catch (fault) {
        complain(fault);
    }
}

const recentKey = 'heliograph.reactions';

export function recentReactions(): string[] {
    const kept = JSON.parse(localStorage.getItem(recentKey) ?? '[]') as string[];
    return [...new Set([...kept, '+1', 'tada', 'eyes'])];
}

export function rememberReaction(name: string) {
    const names = [name, ...recentReactions().filter((other) => other !== name)].slice(0, 24);
    localStorage.setItem(recentKey, JSON.stringify(names));
}

export async function pin(post: Post) {
    await (post.is_pinned ? client.unpinPost(post.id) : client.pinPost(post.id));
    change((touch) => {
        const known = touch('posts')[post.id];
        if (known) touch('posts')[post.id] = {...known, is_pinned: !post.is_pinned};
    });
}

export const isSaved = (preferences: Record<string, string>, id: string) => preferences[`flagged_post--${id}`] === 'true';

export async function save(post: Post) {
    const me = now().me!.id;
    const preference = [{user_id: me, category: 'flagged_post', name: post.id, value: 'true'}];
    if (isSaved(now().preferences, post.id)) await client.deletePreferences(me, preference);
    else await client.savePreferences(me, preference);
}

export async function markUnread(post: Post) {
    await client.markPostAsUnread(now().me!.id, post.id);
}

// Presses a button of an attachment, or picks from its menu.
export async function act(post: Post, actionId: string, cookie: string | undefined, option = '') {
    const answer = cookie
        ? await client.doPostActionWithCookie(post.id, actionId, cookie, option)
        : await client.doPostAction(post.id, actionId, option);
    openDialogs.triggered((answer as {trigger_id?: string}).trigger_id);
}

// Runs a slash command; gives where it wants to lead, if anywhere.
export async function command(text: string, channelId: string, rootId: string): Promise<string | undefined> {
    const {here} = now();
    const answer = await client.executeCommand(text, {channel_id: channelId, team_id: here.teamId, root_id: rootId});
    openDialogs.triggered(answer.trigger_id);
    return answer.goto_location || undefined;
}
