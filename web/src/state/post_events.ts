// Posts that appear, change and go.
import type {Post} from '@mattermost/types/posts';
import {notify} from '@/channel/notices';
import {loadChannel, read, type After, type Handler, type SocketEvent} from './events';
import {isRoot, knowAuthors, putInOrder} from './post_windows';
import {now, type State, type Touch} from './store';

const stopsTyping = (touch: Touch, post: Post) => {
    const key = `${post.channel_id}:${post.root_id}`;
    if (touch('typing')[key]?.[post.user_id]) {
        const rest = {...touch('typing')[key]};
        delete rest[post.user_id];
        touch('typing')[key] = rest;
    }
};

// Takes the place of what was shown while it was on its way.
function replacePending(ids: string[], post: Post): string[] {
    const pending = post.pending_post_id;
    return pending && ids.includes(pending) ? ids.filter((id) => id !== pending) : ids;
}

// An answer that only I see is shown in the channel where its thread is not open: a press must not seem to do nothing.
const isToldBeside = (post: Post) =>
    post.type === ('system_ephemeral' as never) && now().here.rootId !== post.root_id;

// A post of anyone, also one's own coming back: it is put in once, wherever it is heard of first.
export function addPost(touch: Touch, post: Post) {
    const posts = touch('posts');
    const known = !!posts[post.id];
    posts[post.id] = post;
    if (post.pending_post_id && post.pending_post_id !== post.id) delete posts[post.pending_post_id];
    if (isRoot(post)) {
        const window = touch('windows')[post.channel_id];
        if (window) {
            const ids = replacePending(window.ids, post);
            touch('windows')[post.channel_id] = {
                ...window,
                ids: window.newer ? ids : putInOrder(ids, post.id, posts),
                upTo: window.stale || window.newer ? window.upTo : Math.max(window.upTo, post.update_at),
            };
        }
    } else {
        const replies = touch('replies')[post.root_id];
        if (replies) touch('replies')[post.root_id] = putInOrder(replacePending(replies, post), post.id, posts);
        const root = posts[post.root_id];
        if (isToldBeside(post)) {
            const window = touch('windows')[post.channel_id];
            if (window && !window.newer)
                touch('windows')[post.channel_id] = {...window, ids: putInOrder(window.ids, post.id, posts)};
        }
        if (root && !known && post.type !== ('system_ephemeral' as never)) posts[root.id] = withReply(root, post);
    }
    return known;
}

function withReply(root: Post, reply: Post): Post {
    const people = (root.participants ?? []) as unknown as {id: string}[];
    const others = people.filter((user) => user.id !== reply.user_id);
    return {
        ...root,
        reply_count: (root.reply_count ?? 0) + 1,
        last_reply_at: Math.max(root.last_reply_at ?? 0, reply.create_at),
        participants: [{id: reply.user_id}, ...others] as never,
    };
}

// Counts a post in the sidebar, unless it is mine or system talk about joining.
function count(touch: Touch, post: Post, mentioned: boolean, before: State) {
    const channel = touch('channels')[post.channel_id];
    const member = touch('members')[post.channel_id];
    if (!channel || !member) return;
    const root = isRoot(post);
    touch('channels')[channel.id] = {
        ...channel,
        last_post_at: Math.max(channel.last_post_at, post.create_at),
        total_msg_count: channel.total_msg_count + 1,
        total_msg_count_root: channel.total_msg_count_root + (root ? 1 : 0),
    };
    const mine = post.user_id === before.me?.id && !post.props?.from_webhook;
    if (mine)
        touch('members')[channel.id] = {
            ...member,
            msg_count: member.msg_count + 1,
            msg_count_root: member.msg_count_root + (root ? 1 : 0),
        };
    else if (mentioned)
        touch('members')[channel.id] = {
            ...member,
            mention_count: member.mention_count + 1,
            mention_count_root: member.mention_count_root + (root ? 1 : 0),
        };
}

export const posted: Handler = (touch, event, before, after) => {
    const post = read<Post>(event.data.post);
    const known = addPost(touch, post);
    stopsTyping(touch, post);
    if (event.event === 'posted' && !known) arrived(touch, event, post, before, after);
    if (!before.users[post.user_id]) after(() => knowAuthors([post]));
};

function arrived(touch: Touch, event: SocketEvent, post: Post, before: State, after: After) {
    const mentions = event.data.mentions ? read<string[]>(event.data.mentions) : [];
    const mentioned = mentions.includes(before.me?.id ?? '');
    if (!touch('channels')[post.channel_id]) after(() => loadChannel(post.channel_id));
    count(touch, post, mentioned, before);
    if (post.user_id !== before.me?.id || post.props?.from_webhook) after(() => notify(post, mentioned, event.data));
}

export const rewritten: Handler = (touch, {data}) => {
    const post = read<Post>(data.post);
    const known = touch('posts')[post.id];
    if (!known) return;
    touch('posts')[post.id] = {...post, participants: post.participants ?? known.participants};
    const window = touch('windows')[post.channel_id];
    if (window && !window.stale && !window.newer)
        touch('windows')[post.channel_id] = {...window, upTo: Math.max(window.upTo, post.update_at)};
};

// Takes a post out of every list; of a root its thread goes along.
export function removePost(touch: Touch, post: Post) {
    const window = touch('windows')[post.channel_id];
    if (window?.ids.includes(post.id))
        touch('windows')[post.channel_id] = {...window, ids: window.ids.filter((id) => id !== post.id)};
    if (isRoot(post)) return;
    // A reply that was told in the channel was taken out above.
    const replies = touch('replies')[post.root_id];
    if (replies) touch('replies')[post.root_id] = replies.filter((id) => id !== post.id);
    const root = touch('posts')[post.root_id];
    if (root) touch('posts')[root.id] = {...root, reply_count: Math.max(0, (root.reply_count ?? 1) - 1)};
}

export const gone: Handler = (touch, {data}) => {
    const post = read<Post>(data.post);
    const known = touch('posts')[post.id];
    if (known?.delete_at) return;
    if (known || touch('windows')[post.channel_id]) removePost(touch, post);
    touch('posts')[post.id] = {...(known ?? post), delete_at: post.delete_at || Date.now()};
};
