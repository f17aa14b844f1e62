// What was pinned to the channel, and what one saved for oneself.
import type {PostList} from '@mattermost/types/posts';
import {Bookmark, Pin} from 'lucide-react';
import {useEffect, useState} from 'react';
import {client} from '@/api';
import {complain, Empty, Waiting} from '@/parts';
import {knowAuthors, takePosts} from '@/state/post_windows';
import {isSaved} from '@/state/post_deeds';
import {change, useStore} from '@/state/store';
import {Panel} from '@/workspace/Panel';
import {Found} from './Found';

function useList(load: () => Promise<PostList>, key: string): string[] | null {
    const [ids, setIds] = useState<string[] | null>(null);
    useEffect(() => {
        setIds(null);
        load().then((list) => {
            change((touch) => takePosts(touch, Object.values(list.posts)));
            knowAuthors(Object.values(list.posts));
            setIds(list.order);
        }, complain);
    }, [key]);
    return ids;
}

export function PinnedPanel() {
    const channelId = useStore((state) => state.here.channelId);
    const loaded = useList(() => client.getPinnedPosts(channelId), channelId);
    const posts = useStore((state) => state.posts);
    const windows = useStore((state) => state.windows[channelId]?.ids);
    // Pinned since the list was asked for.
    const fresh = (windows ?? []).filter((id) => posts[id]?.is_pinned && !loaded?.includes(id));
    if (!loaded) return <Panel title="Pinned messages"><Waiting /></Panel>;
    return (
        <Panel title="Pinned messages">
            <Found
                ids={[...fresh.reverse(), ...loaded.filter((id) => posts[id]?.is_pinned)]}
                empty={<Empty icon={<Pin />} title="Nothing is pinned">Pin what everybody here should find again: it is under “More” beside a message.</Empty>}
            />
        </Panel>
    );
}

export function SavedPanel() {
    const me = useStore((state) => state.me!.id);
    const preferences = useStore((state) => state.preferences);
    const saved = Object.keys(preferences).filter((key) => key.startsWith('flagged_post--'));
    const loaded = useList(() => client.getFlaggedPosts(me, '', '', 0, 200), String(saved.length));
    if (!loaded) return <Panel title="Saved messages"><Waiting /></Panel>;
    return (
        <Panel title="Saved messages">
            <Found
                ids={loaded.filter((id) => isSaved(preferences, id))}
                empty={<Empty icon={<Bookmark />} title="Nothing saved yet">Save a message to find it again; only you see your list.</Empty>}
            />
        </Panel>
    );
}
