// The row of tools that appears beside a message under the pointer or the keyboard.
import type {Post} from '@mattermost/types/posts';
import {Bookmark, Ellipsis, Link2, MessageSquareReply, Pencil, Pin, SmilePlus, Trash2} from 'lucide-react';
import {useState} from 'react';
import {useLocation} from 'wouter';
import {siteUrl} from '@/api';
import {OneEmoji} from '@/emoji/OneEmoji';
import {PickerButton} from '@/emoji/PickerButton';
import {Button, complain, copy, Dialog, IconButton, Menu, say} from '@/parts';
import {isSaved, markUnread, pin, react, recentReactions, remove, save} from '@/state/post_deeds';
import {mayIn} from '@/state/select';
import {followThread} from '@/state/thread_deeds';
import {now, useStore} from '@/state/store';
import {openThread, useView} from '@/workspace/view';
import {isSystem} from './items';

// `setHeld` keeps the row while something it opened is open.
type Props = {post: Post; inThread: boolean; found: boolean; setHeld(held: boolean): void};

export function PostTools({post, inThread, found, setHeld}: Props) {
    const [removing, setRemoving] = useState(false);
    if (post.type === ('system_ephemeral' as never))
        return (
            <div className="post-tools">
                <IconButton label="Dismiss" onClick={() => void remove(post)}>
                    <Trash2 />
                </IconButton>
            </div>
        );
    return (
        <div className="post-tools" role="group" aria-label="Message tools">
            {found ? <ShowInPlace post={post} /> : <QuickReactions post={post} />}
            <PickerButton
                onOpenChange={setHeld}
                onPick={(name) => void react(post, name)}
                trigger={
                    <IconButton label="Add a reaction">
                        <SmilePlus />
                    </IconButton>
                }
            />
            {!inThread && !isSystem(post) && (
                <IconButton label="Reply" onClick={() => openThread(post.root_id || post.id)}>
                    <MessageSquareReply />
                </IconButton>
            )}
            <More post={post} inThread={inThread} setHeld={setHeld} onRemove={() => (setHeld(true), setRemoving(true))} />
            {removing && <Removing post={post} onClose={() => (setRemoving(false), setHeld(false))} />}
        </div>
    );
}

function QuickReactions({post}: {post: Post}) {
    return recentReactions()
        .slice(0, 3)
        .map((name) => (
            <IconButton key={name} label={`React with ${name}`} className="only-desk" onClick={() => void react(post, name)}>
                <OneEmoji name={name} />
            </IconButton>
        ));
}

function ShowInPlace({post}: {post: Post}) {
    const [, go] = useLocation();
    return (
        <Button small kind="quiet" onClick={() => go(`/${now().teams[now().here.teamId]!.name}/pl/${post.id}`)}>
            Show in channel
        </Button>
    );
}

const tried = (deed: () => Promise<unknown>) => () => void deed().catch(complain);

type MoreProps = {post: Post; inThread: boolean; setHeld(held: boolean): void; onRemove(): void};

function More({post, inThread, setHeld, onRemove}: MoreProps) {
    const saved = useStore((state) => isSaved(state.preferences, post.id));
    const mine = useStore((state) => state.me!.id === post.user_id && post.props?.from_webhook !== 'true');
    const teamId = useStore((state) => state.channels[post.channel_id]?.team_id ?? '');
    const may = (permission: string) => mayIn(now(), permission, teamId, post.channel_id);
    const system = isSystem(post);
    const root = post.root_id || post.id;
    const copyLink = async () => {
        const {teams, here} = now();
        const team = teams[teamId || here.teamId]?.name ?? '_redirect';
        await copy(`${siteUrl}/${team}/pl/${post.id}`);
        say('Link copied');
    };
    return (
        <Menu
            label="More"
            onOpenChange={setHeld}
            trigger={
                <IconButton label="More">
                    <Ellipsis />
                </IconButton>
            }
            items={[
                !system && mine && may('edit_post') && {
                    label: 'Edit',
                    icon: <Pencil />,
                    onPick: () => useView.setState({editing: `${inThread ? 'thread' : 'channel'}:${post.id}`}),
                },
                {label: saved ? 'Remove from saved' : 'Save', icon: <Bookmark />, onPick: tried(() => save(post))},
                !system && {label: post.is_pinned ? 'Unpin' : 'Pin to channel', icon: <Pin />, onPick: tried(() => pin(post))},
                {label: 'Copy link', icon: <Link2 />, onPick: tried(copyLink)},
                {label: 'Copy text', onPick: tried(async () => (await copy(post.message), say('Text copied')))},
                !inThread && {label: 'Mark as unread', onPick: tried(() => markUnread(post))},
                !system && {
                    label: post.is_following ? 'Unfollow thread' : 'Follow thread',
                    onPick: tried(() => followThread(now().here.teamId, root, !post.is_following)),
                },
                (mine ? may('delete_post') : may('delete_others_posts')) && 'line',
                (mine ? may('delete_post') : may('delete_others_posts')) && {
                    label: 'Delete',
                    icon: <Trash2 />,
                    danger: true,
                    onPick: onRemove,
                },
            ]}
        />
    );
}

function Removing({post, onClose}: {post: Post; onClose(): void}) {
    return (
        <Dialog
            title="Delete this message?"
            onClose={onClose}
            onSubmit={() => {
                onClose();
                void remove(post).catch(complain);
            }}
            footer={
                <>
                    <Button onClick={onClose}>Keep it</Button>
                    <Button kind="danger" type="submit" autoFocus>
                        Delete
                    </Button>
                </>
            }
        >
            <p>{post.reply_count ? 'Its replies go with it.' : 'Nobody will see it any more.'}</p>
        </Dialog>
    );
}
