// Threads: opening one, the list of those one follows, and what has been read.
import type {Post} from '@mattermost/types/posts';
import type {UserThread, UserThreadList} from '@mattermost/types/threads';
import {client} from '@/api';
import {inOrder, knowAuthors, takePosts} from './post_windows';
import {takeUsers} from './load';
import {change, now} from './store';

export async function loadThread(rootId: string) {
    const posts: Record<string, Post> = {};
    let from: {fromCreateAt?: number; fromPost?: string} = {};
    for (;;) {
        const answer = await client.getPaginatedPostThread(rootId, {
            fetchThreads: true,
            collapsedThreads: true,
            collapsedThreadsExtended: false,
            direction: 'down',
            perPage: 200,
            ...from,
        });
        Object.assign(posts, answer.posts);
        const last = Object.values(answer.posts).sort((one, other) => other.create_at - one.create_at)[0];
        if (!answer.has_next || !last || from.fromPost === last.id) break;
        from = {fromCreateAt: last.create_at, fromPost: last.id};
    }
    const known = Object.values(posts);
    change((touch, before) => {
        takePosts(touch, known);
        const unsent = (before.replies[rootId] ?? []).filter((id) => before.posts[id]?.pending_post_id === id);
        const ids = known.filter((post) => post.root_id === rootId && !post.delete_at).map((post) => post.id);
        touch('replies')[rootId] = [...ids.sort(inOrder(touch('posts'))), ...unsent];
    });
    knowAuthors(known);
}

// A thread's post comes along; it is shown even where its channel has not been opened.
export function keepThreads(threads: UserThread[]) {
    const posts = threads.map((thread) => thread.post as unknown as Post).filter((post) => post?.id);
    change((touch) => {
        for (const thread of threads) touch('threads')[thread.id] = thread;
        for (const post of posts) touch('posts')[post.id] ??= post;
    });
    takeUsers(threads.flatMap((thread) => thread.participants as never[]).filter((user: {username?: string}) => user.username));
    knowAuthors(posts);
}

const perPage = 25;

export async function loadThreads(teamId: string, unread: boolean, more = false) {
    const page = now().threadPages[teamId];
    const before = more ? (page?.ids[page.ids.length - 1] ?? '') : '';
    const answer = (await client.getUserThreads('me', teamId, {
        before,
        perPage,
        extended: true,
        unread,
    } as Parameters<typeof client.getUserThreads>[2])) as UserThreadList;
    keepThreads(answer.threads ?? []);
    change((touch) => {
        const found = (answer.threads ?? []).map((thread) => thread.id);
        touch('threadPages')[teamId] = {
            ids: more ? [...(page?.ids ?? []), ...found.filter((id) => !page?.ids.includes(id))] : found,
            more: found.length === perPage,
            unread: answer.total_unread_threads,
            mentions: answer.total_unread_mentions,
            loaded: true,
        };
    });
}

export async function loadThreadTotals(teamId: string) {
    const answer = (await client.getUserThreads('me', teamId, {totalsOnly: true} as never)) as UserThreadList;
    change((touch, before) => {
        touch('threadPages')[teamId] = {
            ...(before.threadPages[teamId] ?? {ids: [], more: false, loaded: false}),
            unread: answer.total_unread_threads,
            mentions: answer.total_unread_mentions,
        };
    });
}

export async function readThread(teamId: string, rootId: string) {
    const thread = now().threads[rootId];
    if (!thread || (!thread.unread_replies && !thread.unread_mentions)) return;
    await client.updateThreadReadForUser(now().me!.id, teamId, rootId, Date.now());
}

export const followThread = (teamId: string, rootId: string, follow: boolean) =>
    client.updateThreadFollowForUser(now().me!.id, teamId, rootId, follow);
