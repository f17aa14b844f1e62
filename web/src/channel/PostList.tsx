// The posts of a channel, endless both ways; only what is near the screen is in the page.
import {ArrowDown} from 'lucide-react';
import {useCallback, useEffect, useMemo, useRef, useState} from 'react';
import {Virtuoso, type VirtuosoHandle} from 'react-virtuoso';
import {Button, complain} from '@/parts';
import {viewed} from '@/state/channel_deeds';
import {jumpToEnd, loadNewer, loadOlder} from '@/state/post_windows';
import {now, useStore} from '@/state/store';
import {useView} from '@/workspace/view';
import {ChannelStart} from './ChannelStart';
import {itemsOf, rowsAbove, type Item} from './items';
import {PostView} from './PostView';
import {useEnd} from './useEnd';
import {dayOf} from './times';

// Rows are numbered from here, so that older ones can come in above without moving those on screen.
const middle = 1_000_000;

// The rows, and the number of the first.
function useRows(channelId: string, newFrom: number) {
    const ids = useStore((state) => state.windows[channelId]?.ids) ?? none;
    const whole = useStore((state) => !state.windows[channelId]?.older);
    const kept = useRef<{items: Item[]; first: number} | null>(null);
    return useMemo(() => {
        const items = itemsOf(ids, now().posts, newFrom, now().me!.id, whole);
        const before = kept.current;
        const first = before ? before.first - rowsAbove(before.items, items) : middle;
        kept.current = {items, first};
        return {items, first};
    }, [ids, newFrom, whole]);
}

const none: string[] = [];

// Where the list begins: at the marked post, the line above what is new, or the end.
function startOf(items: Item[], marked: string) {
    const at = items.findIndex((item) => item.kind === 'post' && item.id === marked);
    if (at >= 0) return {index: at, align: 'center' as const};
    const line = items.findIndex((item) => item.kind === 'new');
    if (line >= 0) return {index: Math.max(0, line - 1), align: 'start' as const};
    return {index: items.length - 1, align: 'end' as const};
}

export function PostList({channelId, newFrom}: {channelId: string; newFrom: number}) {
    const [line, setLine] = useState(newFrom);
    const {items, first} = useRows(channelId, line);
    const newer = useStore((state) => state.windows[channelId]?.newer ?? false);
    const marked = useView((view) => view.marked);
    const list = useRef<VirtuosoHandle>(null);
    const start = useMemo(() => startOf(items, useView.getState().marked), []);
    const {atEnd, away, there, hands, ...end} = useEnd(list, start.align === 'end');
    useReading(channelId, atEnd, newer, setLine);

    useEffect(() => {
        if (!marked) return;
        const at = items.findIndex((item) => item.kind === 'post' && item.id === marked);
        if (at >= 0) {
            atEnd.current = false;
            list.current?.scrollToIndex({index: at, align: 'center'});
        }
        const fade = setTimeout(() => useView.setState({marked: ''}), 3000);
        return () => clearTimeout(fade);
        // Only when another post is marked: later rows must not pull the list back.
    }, [marked]);

    const toEnd = useCallback(async () => {
        if (now().windows[channelId]?.newer) await jumpToEnd(channelId).catch(complain);
        atEnd.current = true;
        requestAnimationFrame(() => list.current?.scrollToIndex({index: 'LAST', align: 'end'}));
    }, [channelId, atEnd]);
    // One's own words are followed wherever one was reading.
    const mine = useStore((state) =>
        state.windows[channelId]?.ids.slice(-30).findLast((id) => state.posts[id]?.pending_post_id === id),
    );
    useEffect(() => {
        if (mine) void toEnd();
    }, [mine, toEnd]);

    return (
        <div className={`posts ${there ? 'posts-there' : ''}`} {...hands}>
            <Virtuoso
                ref={list}
                scrollerRef={end.scrollerRef}
                className="posts-list"
                role="log"
                aria-label="Messages"
                aria-live="off"
                tabIndex={0}
                data={items}
                firstItemIndex={first}
                computeItemKey={(_at, item) => item.key}
                initialTopMostItemIndex={start}
                alignToBottom
                increaseViewportBy={{top: 700, bottom: 300}}
                defaultItemHeight={52}
                atBottomThreshold={60}
                followOutput={(isAtEnd) => (isAtEnd && !newer ? 'auto' : false)}
                atBottomStateChange={(is) => {
                    end.atBottomStateChange(is);
                    if (is && !newer && document.hasFocus()) viewed(channelId);
                }}
                totalListHeightChanged={end.totalListHeightChanged}
                startReached={() => void loadOlder(channelId).catch(complain)}
                endReached={() => void loadNewer(channelId).catch(complain)}
                itemContent={(_at, item) => <Row item={item} marked={marked} channelId={channelId} />}
            />
            {(away || newer) && (
                <Button small className="posts-end" icon={<ArrowDown />} onClick={() => void toEnd()}>
                    Latest messages
                </Button>
            )}
        </div>
    );
}

function Row({item, marked, channelId}: {item: Item; marked: string; channelId: string}) {
    if (item.kind === 'start') return <ChannelStart channelId={channelId} />;
    if (item.kind === 'day')
        return (
            <div className="posts-day" role="separator">
                <span>{dayOf(item.time)}</span>
            </div>
        );
    if (item.kind === 'new')
        return (
            <div className="posts-new" role="separator">
                <span>New</span>
            </div>
        );
    return <PostView id={item.id} follows={item.follows} marked={marked === item.id} />;
}

// Tells the server what has been seen: while the page is looked at and its end is in view.
function useReading(channelId: string, atEnd: {current: boolean}, newer: boolean, setLine: (time: number) => void) {
    const last = useStore((state) => state.windows[channelId]?.ids.at(-1));
    useEffect(() => {
        if (document.hasFocus() && (atEnd.current || !newer)) viewed(channelId);
    }, [channelId, last, newer, atEnd]);
    useEffect(() => {
        const back = () => atEnd.current && viewed(channelId);
        // What comes while one looks elsewhere is new when one returns.
        const gone = () => {
            if (atEnd.current) setLine(now().channels[channelId]?.last_post_at ?? 0);
        };
        window.addEventListener('focus', back);
        window.addEventListener('blur', gone);
        return () => {
            window.removeEventListener('focus', back);
            window.removeEventListener('blur', gone);
        };
    }, [channelId, atEnd, setLine]);
}
