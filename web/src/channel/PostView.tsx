// One message: who, when, what, and what can be done with it.
import type {Post} from '@mattermost/types/posts';
import {Bookmark, CircleAlert, Pin, Webhook} from 'lucide-react';
import {memo, useState} from 'react';
import {Avatar, Button} from '@/parts';
import {PersonStatus} from '@/people/PersonStatus';
import {Attachments, Markdown, tameName} from '@/rendering';
import {act, discard, isSaved, sendAgain} from '@/state/post_deeds';
import {nameOf} from '@/state/select';
import {useStore} from '@/state/store';
import {openBox, openThread, useView} from '@/workspace/view';
import {Editing} from './Editing';
import {Files} from './Files';
import {isSystem} from './items';
import {PostTools} from './PostTools';
import {Reactions} from './Reactions';
import {agoOf, clockOf, wholeOf} from './times';
import './post.css';

type Props = {id: string; follows?: boolean; marked?: boolean; inThread?: boolean; found?: boolean};

export const PostView = memo(function PostView({id, follows, marked, inThread, found}: Props) {
    const post = useStore((state) => state.posts[id]);
    const editing = useView((view) => view.editing === `${inThread ? 'thread' : 'channel'}:${id}`);
    const saved = useStore((state) => isSaved(state.preferences, id));
    const [busy, setBusy] = useState(false);
    const [near, setNear] = useState(false);
    const [held, setHeld] = useState(false);
    if (!post || post.delete_at) return null;
    const pending = post.pending_post_id === post.id;
    const joined = isSystem(post) && post.type !== ('system_ephemeral' as never);
    const failed = !!(post as {failed?: boolean}).failed;
    const classes = ['post', follows && 'post-follows', marked && 'post-marked', pending && 'post-pending', post.is_pinned && 'post-pinned'];
    if (post.type === ('system_ephemeral' as never)) classes.push('post-ephemeral');
    if (joined) classes.push('post-told');
    return (
        <article
            className={classes.filter(Boolean).join(' ')}
            aria-busy={busy || undefined}
            data-post={id}
            aria-label="Message"
            tabIndex={0}
            // A finger leaves when it lifts; the focus stays.
            onPointerEnter={(event) => event.pointerType !== 'touch' && setNear(true)}
            onPointerLeave={(event) => event.pointerType !== 'touch' && setNear(false)}
            onFocus={() => setNear(true)}
            onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setNear(false)}
        >
            <div className="post-side">
                {follows || joined ? <time className="post-when">{clockOf(post.create_at)}</time> : <Face post={post} />}
            </div>
            <div className="post-main">
                {!follows && !joined && <Byline post={post} />}
                {(post.is_pinned || saved) && (
                    <p className="post-signs">
                        {post.is_pinned && <><Pin aria-hidden /> Pinned</>}
                        {saved && <><Bookmark aria-hidden /> Saved</>}
                    </p>
                )}
                {editing ? <Editing post={post} /> : <Body post={post} setBusy={setBusy} />}
                <Reactions post={post} />
                {!inThread && <Replies post={post} />}
                {failed && (
                    <p className="post-failed" role="alert">
                        <CircleAlert aria-hidden /> Not sent.
                        <Button small kind="quiet" onClick={() => void sendAgain(post)}>
                            Try again
                        </Button>
                        <Button small kind="quiet" onClick={() => discard(post)}>
                            Discard
                        </Button>
                    </p>
                )}
            </div>
            {(near || held) && !pending && !editing && (
                <PostTools post={post} inThread={!!inThread} found={!!found} setHeld={setHeld} />
            )}
        </article>
    );
});

const overridden = (post: Post) => (post.props?.from_webhook === 'true' || post.props?.from_bot === 'true' ? post.props : undefined);

function Face({post}: {post: Post}) {
    const user = useStore((state) => state.users[post.user_id]);
    const icon = overridden(post)?.override_icon_url as string | undefined;
    const given = !!overridden(post)?.override_username && !user?.is_bot;
    if (icon && /^https?:/.test(icon)) return <Avatar src={icon} />;
    // A program that speaks under a name of its own must not wear the face of whoever set it up.
    if (given)
        return (
            <span className="post-hook" aria-hidden>
                <Webhook />
            </span>
        );
    return (
        <button type="button" className="post-face" tabIndex={-1} aria-hidden onClick={() => openBox({kind: 'person', userId: post.user_id})}>
            <Avatar user={user} />
        </button>
    );
}

function Byline({post}: {post: Post}) {
    const user = useStore((state) => state.users[post.user_id]);
    const given = overridden(post)?.override_username as string | undefined;
    const name = isSystem(post) ? 'System' : given ? tameName(given) : nameOf(user);
    const tag = post.props?.from_webhook === 'true' || user?.is_bot ? 'BOT' : '';
    return (
        <header className="post-head">
            {isSystem(post) || given ? (
                <strong>{name}</strong>
            ) : (
                <button type="button" className="post-name" onClick={() => openBox({kind: 'person', userId: post.user_id})}>
                    {name}
                </button>
            )}
            {tag && <span className="post-tag">{tag}</span>}
            {!given && <PersonStatus user={user} brief />}
            <time dateTime={new Date(post.create_at).toISOString()} title={wholeOf(post.create_at)}>
                {clockOf(post.create_at)}
            </time>
            {post.type === ('system_ephemeral' as never) && <span className="post-only">Only visible to you</span>}
        </header>
    );
}

function Body({post, setBusy}: {post: Post; setBusy(busy: boolean): void}) {
    const press = async (taken: {actionId: string; cookie?: string; option?: string}) => {
        setBusy(true);
        try {
            await act(post, taken.actionId, taken.cookie, taken.option);
        } finally {
            setBusy(false);
        }
    };
    return (
        <div className={isSystem(post) && post.type !== ('system_ephemeral' as never) ? 'post-body post-system' : 'post-body'}>
            {post.message && <Markdown text={post.message} sizes={post.metadata?.images} />}
            {post.edit_at > 0 && <span className="post-edited" title={wholeOf(post.edit_at)}>(edited)</span>}
            {!!post.props?.attachments && <Attachments post={post} onAction={press} />}
            {!!post.file_ids?.length && post.pending_post_id !== post.id && <Files post={post} />}
        </div>
    );
}

function Replies({post}: {post: Post}) {
    const users = useStore((state) => state.users);
    const unread = useStore((state) => state.threads[post.id]?.unread_replies ?? 0);
    if (!post.reply_count) return null;
    const people = ((post.participants ?? []) as unknown as {id: string}[]).slice(0, 4);
    return (
        <button type="button" className="post-replies" onClick={() => openThread(post.id)}>
            <span className="post-faces">
                {people.map(({id}) => (
                    <Avatar key={id} user={users[id]} size={22} />
                ))}
            </span>
            <b>{post.reply_count === 1 ? '1 reply' : `${post.reply_count} replies`}</b>
            {unread > 0 && <span className="post-fresh">{unread} new</span>}
            {!!post.last_reply_at && <small>{agoOf(post.last_reply_at)}</small>}
        </button>
    );
}
