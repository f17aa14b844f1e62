// A link to one post: leads to its channel, with the post in view and marked.
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {client, sentenceOf} from '@/api';
import {Empty, Waiting} from '@/parts';
import {loadChannel} from '@/state/events';
import {knowUsers} from '@/state/load';
import {jumpTo} from '@/state/post_windows';
import {pathOf} from '@/state/select';
import {now} from '@/state/store';
import {openThread, useView} from './view';

export function Permalink({teamName, postId}: {teamName: string; postId: string}) {
    const [, go] = useLocation();
    const [fault, setFault] = useState('');
    useEffect(() => {
        const find = async () => {
            const post = await client.getPost(postId);
            if (!now().members[post.channel_id]) {
                await client.addToChannel(now().me!.id, post.channel_id);
                await loadChannel(post.channel_id);
            }
            const channel = now().channels[post.channel_id]!;
            if (channel.type === 'D') await knowUsers(channel.name.split('__'));
            await jumpTo(channel.id, post.root_id || post.id);
            useView.setState({marked: post.root_id || post.id});
            if (post.root_id) openThread(post.root_id);
            go(pathOf(now(), channel, channel.team_id ? undefined : teamName), {replace: true});
        };
        find().catch((error) => setFault(sentenceOf(error)));
    }, [postId, teamName, go]);
    return fault ? <Empty title="This message cannot be shown">{fault}</Empty> : <Waiting />;
}
