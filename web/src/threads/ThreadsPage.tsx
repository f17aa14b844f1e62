// All threads one follows, newest first.
import {CheckCheck, Menu as MenuIcon, MessageSquareText} from 'lucide-react';
import {useEffect, useState} from 'react';
import {Virtuoso} from 'react-virtuoso';
import {client} from '@/api';
import {agoOf} from '@/channel/times';
import {Avatar, Button, complain, Empty, IconButton, Tabs, Waiting} from '@/parts';
import {plainText} from '@/rendering';
import {nameOf, titleOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import {loadThreads} from '@/state/thread_deeds';
import {openThread, useView} from '@/workspace/view';
import './threads.css';

export function ThreadsPage() {
    const teamId = useStore((state) => state.here.teamId);
    const page = useStore((state) => state.threadPages[teamId]);
    const [which, setWhich] = useState<'all' | 'unread'>('all');
    useEffect(() => {
        useStore.setState((before) => ({here: {...before.here, channelId: ''}}));
        if (teamId) void loadThreads(teamId, which === 'unread').catch(complain);
    }, [teamId, which]);
    const readAll = () => void client.updateThreadsReadForUser(now().me!.id, teamId).catch(complain);
    return (
        <main className="channel" aria-label="Threads">
            <header className="channel-head">
                <IconButton label="Channels" className="only-phone" onClick={() => useView.setState({sidebar: true})}>
                    <MenuIcon />
                </IconButton>
                <div className="channel-title">
                    <MessageSquareText aria-hidden />
                    <h1>Threads</h1>
                </div>
                <span className="channel-topic" />
                <Button small kind="quiet" icon={<CheckCheck />} disabled={!page?.unread} onClick={readAll}>
                    Mark all as read
                </Button>
            </header>
            <div className="threads-tabs">
                <Tabs
                    label="Threads"
                    chosen={which}
                    onChoose={setWhich}
                    tabs={[
                        {key: 'all', label: 'All'},
                        {key: 'unread', label: page?.unread ? `Unread (${page.unread})` : 'Unread'},
                    ]}
                >
                    {!page?.loaded ? (
                        <Waiting />
                    ) : page.ids.length === 0 ? (
                        <Empty icon={<MessageSquareText />} title={which === 'unread' ? 'All read' : 'No threads yet'}>
                            Threads you start, answer or follow are gathered here.
                        </Empty>
                    ) : (
                        <Virtuoso
                            className="threads-list"
                            data={page.ids}
                            computeItemKey={(_at, id) => id}
                            endReached={() => page.more && void loadThreads(teamId, which === 'unread', true).catch(complain)}
                            itemContent={(_at, id) => <ThreadRow id={id} />}
                        />
                    )}
                </Tabs>
            </div>
        </main>
    );
}

function ThreadRow({id}: {id: string}) {
    const thread = useStore((state) => state.threads[id]);
    const post = useStore((state) => state.posts[id]);
    const user = useStore((state) => state.users[post?.user_id ?? '']);
    const users = useStore((state) => state.users);
    const title = useStore((state) => {
        const channel = state.channels[post?.channel_id ?? ''];
        return channel ? titleOf(state, channel) : '';
    });
    const open = useView((view) => view.panel?.kind === 'thread' && view.panel.rootId === id);
    if (!thread || !post) return null;
    const people = (thread.participants as unknown as {id: string}[]).slice(0, 5);
    return (
        <button type="button" className="thread-row" aria-current={open || undefined} onClick={() => openThread(id)}>
            <span className={thread.unread_replies ? 'thread-dot' : 'thread-read'} />
            <span className="thread-main">
                <span className="thread-head">
                    <b>{(post.props?.override_username as string) || nameOf(user)}</b>
                    <small>{title}</small>
                    <time>{agoOf(thread.last_reply_at)}</time>
                </span>
                <span className="thread-text">{plainText(post.message) || 'A message with attachments'}</span>
                <span className="thread-foot">
                    <span className="post-faces">
                        {people.map((one) => (
                            <Avatar key={one.id} user={users[one.id]} size={20} />
                        ))}
                    </span>
                    {thread.reply_count} {thread.reply_count === 1 ? 'reply' : 'replies'}
                    {thread.unread_replies > 0 && <span className="post-fresh">{thread.unread_replies} new</span>}
                    {thread.unread_mentions > 0 && <span className="sidebar-count">{thread.unread_mentions}</span>}
                </span>
            </span>
        </button>
    );
}
