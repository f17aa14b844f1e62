// One channel: its head, its posts, and the box to write in.
import {useEffect, useState} from 'react';
import {useLocation} from 'wouter';
import {sentenceOf} from '@/api';
import {Composer} from '@/composer/Composer';
import {Button, Empty, Waiting} from '@/parts';
import {tellHere} from '@/socket';
import {findChannel} from '@/state/channel_deeds';
import {rememberChannel} from '@/state/load';
import {openWindow} from '@/state/post_windows';
import {pathOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import {openPanel, useView} from '@/workspace/view';
import {ChannelHead} from './ChannelHead';
import {PostList} from './PostList';
import {Typing} from './Typing';
import './channel.css';

type Props = {teamName: string; kind: 'channels' | 'messages'; name: string};

export function ChannelPage({teamName, kind, name}: Props) {
    const [fault, setFault] = useState('');
    const [channelId, setChannelId] = useState('');
    const [, go] = useLocation();
    const teamId = useStore((state) => Object.values(state.teams).find((team) => team.name === teamName)?.id ?? '');
    const mine = useStore((state) => !channelId || !!state.members[channelId]);
    useEffect(() => {
        let current = true;
        setFault('');
        findChannel(teamId, kind, name).then(
            (channel) => {
                if (!current) return;
                setChannelId(channel.id);
                rememberChannel(channel.id);
                localStorage.setItem(`heliograph.last-channel.${teamName}`, pathOf(now(), channel, teamName));
            },
            (error) => current && setFault(sentenceOf(error)),
        );
        return () => {
            current = false;
        };
    }, [teamId, teamName, kind, name]);
    useEffect(() => {
        if (!mine) go(`/${teamName}/channels/town-square`, {replace: true});
    }, [mine, go, teamName]);
    if (fault)
        return (
            <Empty title="This channel cannot be shown" action={<Button onClick={() => go(`/${teamName}/channels/town-square`)}>Go to the first channel</Button>}>
                {fault}
            </Empty>
        );
    if (!channelId || !mine) return <Waiting />;
    return <OpenChannel key={channelId} channelId={channelId} teamId={teamId} />;
}

function OpenChannel({channelId, teamId}: {channelId: string; teamId: string}) {
    const ready = useStore((state) => !!state.windows[channelId] && !state.windows[channelId]!.stale);
    const [fault, setFault] = useState('');
    // What was read when the channel was opened; later reading does not move the line.
    const [newFrom] = useState(() => now().members[channelId]?.last_viewed_at ?? 0);
    useEffect(() => {
        useStore.setState((before) => ({here: {...before.here, channelId}}));
        tellHere(teamId, channelId);
        if (useView.getState().panel?.kind !== 'search') {
            const {panel} = useView.getState();
            const root = panel?.kind === 'thread' ? now().posts[panel.rootId] : undefined;
            if (root?.channel_id !== channelId && panel?.kind !== 'saved') openPanel(null);
        }
        openWindow(channelId).catch((error) => setFault(sentenceOf(error)));
        return () => {
            useStore.setState((before) =>
                before.here.channelId === channelId ? {here: {...before.here, channelId: ''}} : before,
            );
        };
    }, [channelId, teamId]);
    const archived = useStore((state) => !!state.channels[channelId]?.delete_at);
    return (
        <main className="channel" aria-label="Channel">
            <ChannelHead channelId={channelId} />
            {fault ? <Empty title="The messages cannot be loaded">{fault}</Empty> : ready ? <PostList channelId={channelId} newFrom={newFrom} /> : <Waiting />}
            <Typing channelId={channelId} rootId="" />
            {archived ? <p className="channel-archived">This channel is archived. It can be read, not written to.</p> : <Composer channelId={channelId} rootId="" />}
        </main>
    );
}
