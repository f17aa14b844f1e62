// A message and everything said in answer to it.
import {Bell, BellOff} from 'lucide-react';
import {useEffect, useMemo, useRef, useState} from 'react';
import {Virtuoso, type VirtuosoHandle} from 'react-virtuoso';
import {sentenceOf} from '@/api';
import {itemsOf} from '@/channel/items';
import {PostView} from '@/channel/PostView';
import {Typing} from '@/channel/Typing';
import {dayOf} from '@/channel/times';
import {useEnd} from '@/channel/useEnd';
import {Composer} from '@/composer/Composer';
import {complain, Empty, IconButton, Waiting} from '@/parts';
import {tellThread} from '@/socket';
import {titleOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import {followThread, loadThread, readThread} from '@/state/thread_deeds';
import {Panel} from '@/workspace/Panel';

export function ThreadPanel({rootId}: {rootId: string}) {
    const root = useStore((state) => state.posts[rootId]);
    const ready = useStore((state) => !!state.replies[rootId]);
    const teamId = useStore((state) => state.here.teamId);
    const title = useStore((state) => {
        const channel = state.channels[root?.channel_id ?? ''];
        return channel ? titleOf(state, channel) : '';
    });
    const [fault, setFault] = useState('');
    useEffect(() => {
        useStore.setState((before) => ({here: {...before.here, rootId}}));
        loadThread(rootId).catch((error) => setFault(sentenceOf(error)));
        return () => useStore.setState((before) => ({here: {...before.here, rootId: ''}}));
    }, [rootId]);
    useEffect(() => {
        if (root) tellThread(root.channel_id, false);
    }, [root?.channel_id]);
    const following = root?.is_following;
    const follow = () => void followThread(teamId, rootId, !following).catch(complain);
    return (
        <Panel
            title="Thread"
            detail={title}
            tools={
                <IconButton label={following ? 'Unfollow thread' : 'Follow thread'} pressed={!!following} onClick={follow}>
                    {following ? <Bell /> : <BellOff />}
                </IconButton>
            }
        >
            {fault ? (
                <Empty title="This thread cannot be shown">{fault}</Empty>
            ) : root?.delete_at ? (
                <Empty title="This message was deleted" />
            ) : ready && root ? (
                <Replies rootId={rootId} />
            ) : (
                <Waiting />
            )}
            {root && !root.delete_at && (
                <>
                    <Typing channelId={root.channel_id} rootId={rootId} />
                    <Composer channelId={root.channel_id} rootId={rootId} />
                </>
            )}
        </Panel>
    );
}

const none: string[] = [];

function Replies({rootId}: {rootId: string}) {
    const ids = useStore((state) => state.replies[rootId]) ?? none;
    const [newFrom] = useState(() => now().threads[rootId]?.unread_replies ? now().threads[rootId]!.last_viewed_at : 0);
    const teamId = useStore((state) => state.here.teamId);
    const unread = useStore((state) => state.threads[rootId]?.unread_replies);
    const list = useRef<VirtuosoHandle>(null);
    const {hands, scrollerRef, atBottomStateChange, totalListHeightChanged} = useEnd(list, true);
    const items = useMemo(() => itemsOf([rootId, ...ids], now().posts, newFrom, now().me!.id), [ids, rootId, newFrom]);
    useEffect(() => {
        if (document.hasFocus()) void readThread(teamId, rootId).catch(() => undefined);
    }, [ids, unread, teamId, rootId]);
    return (
        <div className="posts" {...hands}>
            <Virtuoso
                ref={list}
                scrollerRef={scrollerRef}
                className="posts-list"
                role="log"
                aria-label="Replies"
                aria-live="off"
                tabIndex={0}
                data={items}
                computeItemKey={(_at, item) => item.key}
                initialTopMostItemIndex={{index: items.length - 1, align: 'end'}}
                increaseViewportBy={600}
                followOutput={(isAtEnd) => (isAtEnd ? 'auto' : false)}
                atBottomStateChange={atBottomStateChange}
                totalListHeightChanged={totalListHeightChanged}
                itemContent={(_at, item) =>
                    item.kind === 'post' ? (
                        <PostView id={item.id} follows={item.follows && item.id !== rootId} inThread />
                    ) : item.kind === 'day' ? (
                        <div className="posts-day" role="separator">
                            <span>{dayOf(item.time)}</span>
                        </div>
                    ) : item.kind === 'start' ? null : (
                        <div className="posts-new" role="separator">
                            <span>New</span>
                        </div>
                    )
                }
            />
        </div>
    );
}
