// What is known of each channel's posts: one stretch without a gap, which grows at both ends.
import type {Post} from '@mattermost/types/posts';
import {client} from '@/api';
import {knowUsers} from './load';
import {change, now, type PostWindow, type State, type Touch} from './store';

type Answer = {order: string[]; posts: Record<string, Post>; next_post_id?: string; prev_post_id?: string};

const page = 60;
// The peer stops a list of changes here; what lies beyond is asked for anew.
const sinceMax = 1000;

export const isRoot = (post: Post) => !post.root_id;

// Oldest first; posts made in the same millisecond by their id, as everybody sees them.
export function inOrder(posts: Record<string, Post>) {
    return (one: string, other: string) => {
        const a = posts[one]!, b = posts[other]!;
        return a.create_at - b.create_at || (a.id < b.id ? -1 : 1);
    };
}

// Puts an id at its place in a list; nearly always that is the end.
export function putInOrder(ids: string[], id: string, posts: Record<string, Post>): string[] {
    const before = inOrder(posts);
    const last = ids[ids.length - 1];
    if (!last || (posts[last] && last !== id && before(last, id) < 0)) return [...ids, id];
    if (ids.includes(id)) return ids;
    let at = ids.length;
    while (at > 0 && posts[ids[at - 1]!] && before(ids[at - 1]!, id) > 0) at--;
    return [...ids.slice(0, at), id, ...ids.slice(at)];
}

const without = (ids: string[], gone: Set<string>) => (gone.size ? ids.filter((id) => !gone.has(id)) : ids);

export function takePosts(touch: Touch, posts: Iterable<Post>) {
    for (const post of posts) touch('posts')[post.id] = post;
}

// Whoever is named by these posts and is not known yet.
export function knowAuthors(posts: Iterable<Post>) {
    const ids: string[] = [];
    for (const post of posts) {
        ids.push(post.user_id, ...((post.participants ?? []) as unknown as {id: string}[]).map((user) => user.id));
        for (const reaction of post.metadata?.reactions ?? []) ids.push(reaction.user_id);
    }
    void knowUsers(ids).catch(() => undefined);
}

const latest = (posts: Iterable<Post>, from = 0) => {
    let upTo = from;
    for (const post of posts) upTo = Math.max(upTo, post.update_at);
    return upTo;
};

function rootsOf(answer: Answer): string[] {
    const ids = answer.order.filter((id) => answer.posts[id] && isRoot(answer.posts[id]!) && !answer.posts[id]!.delete_at);
    return ids.sort(inOrder(answer.posts));
}

function unsent(state: State, channelId: string): string[] {
    return (state.windows[channelId]?.ids ?? []).filter((id) => state.posts[id]?.pending_post_id === id);
}

// Replaces the window by what was answered.
function setWindow(channelId: string, answer: Answer, older: boolean, newer: boolean) {
    const posts = Object.values(answer.posts);
    change((touch, before) => {
        takePosts(touch, posts);
        const ids = rootsOf(answer);
        touch('windows')[channelId] = {
            ids: newer ? ids : [...ids, ...unsent(before, channelId)],
            older,
            newer,
            upTo: latest(posts),
            stale: false,
        };
    });
    knowAuthors(posts);
}

const opening = new Map<string, Promise<void>>();

// Makes sure that the channel has a window that is up to date.
export function openWindow(channelId: string): Promise<void> {
    const known = now().windows[channelId];
    if (known && !known.stale) return Promise.resolve();
    const under = opening.get(channelId);
    if (under) return under;
    const work = (known ? refreshWindow(channelId) : loadUnread(channelId)).finally(() => opening.delete(channelId));
    opening.set(channelId, work);
    return work;
}

async function loadUnread(channelId: string) {
    const answer = (await client.getPostsUnread(channelId, now().me!.id, page, page, false, true)) as unknown as Answer;
    setWindow(channelId, answer, !!answer.prev_post_id, !!answer.next_post_id);
}

export async function jumpToEnd(channelId: string) {
    const answer = (await client.getPosts(channelId, 0, page, false, true)) as unknown as Answer;
    setWindow(channelId, answer, !!answer.prev_post_id, false);
}

// The window becomes what lies around one post, wherever that is.
export async function jumpTo(channelId: string, postId: string) {
    if (now().windows[channelId]?.ids.includes(postId)) return;
    const [older, newer, post] = await Promise.all([
        client.getPostsBefore(channelId, postId, 0, page / 2, false, true) as unknown as Promise<Answer>,
        client.getPostsAfter(channelId, postId, 0, page / 2, false, true) as unknown as Promise<Answer>,
        client.getPost(postId),
    ]);
    const answer = {
        order: [...newer.order, postId, ...older.order],
        posts: {...older.posts, ...newer.posts, [postId]: post},
    };
    setWindow(channelId, answer, !!older.prev_post_id, !!newer.next_post_id);
}

async function grow(channelId: string, load: (edge: string) => Promise<unknown>, way: 'older' | 'newer') {
    const window = now().windows[channelId];
    const key = `${channelId}:${way}`;
    const ids = window?.ids.filter((id) => now().posts[id]?.pending_post_id !== id) ?? [];
    const edge = way === 'older' ? ids[0] : ids[ids.length - 1];
    if (!window?.[way] || !edge || opening.has(key)) return;
    const work = (async () => {
        const answer = (await load(edge)) as Answer;
        const posts = Object.values(answer.posts);
        change((touch, before) => {
            takePosts(touch, posts);
            const old = before.windows[channelId]!;
            const known = new Set(old.ids);
            const found = rootsOf(answer).filter((id) => !known.has(id));
            const more = way === 'older' ? !!answer.prev_post_id : !!answer.next_post_id;
            touch('windows')[channelId] = {
                ...old,
                ids: way === 'older' ? [...found, ...old.ids] : [...old.ids, ...found],
                [way]: more && answer.order.length > 0,
            };
        });
        knowAuthors(posts);
    })().finally(() => opening.delete(key));
    opening.set(key, work);
    await work;
}

export const loadOlder = (channelId: string) =>
    grow(channelId, (edge) => client.getPostsBefore(channelId, edge, 0, page, false, true), 'older');
export const loadNewer = (channelId: string) =>
    grow(channelId, (edge) => client.getPostsAfter(channelId, edge, 0, page, false, true), 'newer');

// Asks only for what changed since the window was right.
export async function refreshWindow(channelId: string) {
    const window = now().windows[channelId];
    if (!window) return loadUnread(channelId);
    if (window.ids.length === 0 || window.upTo === 0) return jumpToEnd(channelId);
    const answer = (await client.getPostsSince(channelId, window.upTo - 1, false, true)) as unknown as Answer;
    if (answer.order.length >= sinceMax) return jumpToEnd(channelId);
    const changed = Object.values(answer.posts);
    change((touch, before) => mergeChanged(touch, before.windows[channelId] ?? window, channelId, changed));
    knowAuthors(changed);
}

function mergeChanged(touch: Touch, window: PostWindow, channelId: string, changed: Post[]) {
    takePosts(touch, changed);
    const gone = new Set(changed.filter((post) => post.delete_at).map((post) => post.id));
    let ids = without(window.ids, gone);
    if (!window.newer)
        for (const post of changed) if (isRoot(post) && !post.delete_at) ids = putInOrder(ids, post.id, touch('posts'));
    touch('windows')[channelId] = {...window, ids, upTo: latest(changed, window.upTo), stale: false};
}
