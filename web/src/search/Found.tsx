// A list of posts from anywhere, each with its channel; shown by search, pinned and saved messages.
import type {Post} from '@mattermost/types/posts';
import type {ReactNode} from 'react';
import {PostView} from '@/channel/PostView';
import {dayOf} from '@/channel/times';
import {titleOf} from '@/state/select';
import {useStore} from '@/state/store';
import './search.css';

export function Found({ids, empty}: {ids: string[]; empty: ReactNode}) {
    const posts = useStore((state) => state.posts);
    const shown = ids.filter((id) => posts[id] && !posts[id]!.delete_at);
    if (shown.length === 0) return <div className="panel-body">{empty}</div>;
    return (
        <div className="panel-body found" role="list" aria-label="Messages">
            {shown.map((id) => (
                <FoundPost key={id} post={posts[id]!} />
            ))}
        </div>
    );
}

function FoundPost({post}: {post: Post}) {
    const title = useStore((state) => {
        const channel = state.channels[post.channel_id];
        return channel ? titleOf(state, channel) : '';
    });
    return (
        <div className="found-post" role="listitem">
            <p>
                <b>{title}</b> {dayOf(post.create_at)}
            </p>
            <PostView id={post.id} inThread found />
        </div>
    );
}
