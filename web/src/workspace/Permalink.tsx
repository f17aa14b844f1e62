// A link to one post: leads to its channel, with the post in view and marked.
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {client, sentenceOf, statusOf} from '@/api';
import {Button, Empty, Waiting} from '@/parts';
import {loadChannel} from '@/state/events';
import {knowUsers} from '@/state/load';
import {jumpTo} from '@/state/post_windows';
import {pathOf} from '@/state/select';
import {now} from '@/state/store';
import {openThread, useView} from './view';

const unreadable = 'It is gone, or it stands in a channel that you are not in. Whoever sent you the link can add you there.';

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
        find().catch((error) => setFault([403, 404].includes(statusOf(error)) ? unreadable : sentenceOf(error)));
    }, [postId, teamName, go]);
    if (!fault) return <Waiting />;
    const leave = <Button onClick={() => go(`/${teamName}`, {replace: true})}>Go to your channels</Button>;
    return (
        <Empty title="This message cannot be shown" action={leave}>
            {fault}
        </Empty>
    );
}
