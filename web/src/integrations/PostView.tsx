// One post as the channel shows it, beside a test or in a log.
import type {Post} from '@mattermost/types/posts';
import {useEffect, useState} from 'react';
import {client, siteUrl} from '@/api';
import {Avatar} from '@/parts';
import {Attachments, Emoji, Markdown, safePicture, tameName, useEmoji, type OnAction} from '@/rendering';
import {knowUsers} from '@/state/load';
import {nameOf} from '@/state/select';
import {useStore} from '@/state/store';
import {Ago, ChannelName} from './pieces';

type Props = {post: Partial<Post>; withChannel?: boolean; fallbackName?: string; fallbackPicture?: string};

const nothing: OnAction = () => Promise.reject(new Error('Buttons work in the channel.'));

function pictureOf(address: unknown): string | undefined {
    if (typeof address === 'string' && address.startsWith('/')) return siteUrl + address;
    return safePicture(address);
}

export function PostView({post, withChannel, fallbackName, fallbackPicture}: Props) {
    const author = useStore((state) => state.users[post.user_id ?? '']);
    const ready = useEmoji(!!post.props?.override_icon_emoji);
    useEffect(() => void (post.user_id && knowUsers([post.user_id])), [post.user_id]);
    const props = post.props ?? {};
    const emoji = tameName(props.override_icon_emoji).replaceAll(':', '');
    const name = tameName(props.override_username) || fallbackName || nameOf(author);
    return (
        <article className="int-post" aria-label={`Post by ${name}`}>
            {emoji && ready ? (
                <span className="int-post-emoji">
                    <Emoji name={emoji} />
                </span>
            ) : (
                <Avatar user={author} src={pictureOf(props.override_icon_url) ?? fallbackPicture} size={34} />
            )}
            <div className="int-post-body">
                <div className="int-post-head">
                    <strong>
                        <bdi>{name}</bdi>
                    </strong>
                    {(props.from_webhook || fallbackName) && <span className="int-bot">bot</span>}
                    {!!post.create_at && <Ago at={post.create_at} />}
                    {withChannel && post.channel_id && <ChannelName id={post.channel_id} />}
                </div>
                {post.message && <Markdown text={post.message} />}
                <Attachments post={post} onAction={nothing} />
            </div>
        </article>
    );
}

// A post by its id: as the page knows it, so that later edits show, else asked for.
export function PostById({id}: {id: string}) {
    const known = useStore((state) => state.posts[id]);
    const [asked, setAsked] = useState<Post>();
    const [gone, setGone] = useState(false);
    useEffect(() => {
        if (known) return;
        let here = true;
        client.getPost(id).then(
            (post) => here && setAsked(post),
            () => here && setGone(true),
        );
        return () => {
            here = false;
        };
    }, [id, known]);
    const post = known ?? asked;
    if (gone && !post) return <p className="int-faint">This post is gone, or in a channel that you cannot read.</p>;
    return post ? <PostView post={post} withChannel /> : null;
}
