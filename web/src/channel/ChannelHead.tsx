// Name, purpose and tools of the open channel.
import {Info, Menu as MenuIcon, Pin, Search, Star, UsersRound} from 'lucide-react';
import {useEffect, useState} from 'react';
import {client} from '@/api';
import {IconButton, Menu} from '@/parts';
import {PersonStatus} from '@/people/PersonStatus';
import {Markdown} from '@/rendering';
import {channelMenu} from '@/sidebar/channel_menu';
import {ChannelSign} from '@/sidebar/Sidebar';
import {favour} from '@/state/channel_deeds';
import {partnerOf, titleOf} from '@/state/select';
import {useStore} from '@/state/store';
import {openPanel, useView, type Panel} from '@/workspace/view';

export function ChannelHead({channelId}: {channelId: string}) {
    const channel = useStore((state) => state.channels[channelId])!;
    const title = useStore((state) => titleOf(state, channel));
    const partner = useStore((state) => (channel.type === 'D' ? state.users[partnerOf(channel, state.me!.id)] : undefined));
    const favourite = useStore((state) =>
        Object.values(state.categories[state.here.teamId]?.byId ?? {}).some(
            (one) => one.type === 'favorites' && one.channel_ids.includes(channelId),
        ),
    );
    const count = useMemberCount(channelId);
    const open = useView((view) => view.panel?.kind);
    const toggle = (kind: 'pinned' | 'about' | 'members') => openPanel(open === kind ? null : ({kind} as Panel));
    return (
        <header className="channel-head">
            <IconButton label="Channels" className="only-phone" onClick={() => useView.setState({sidebar: true})}>
                <MenuIcon />
            </IconButton>
            <Menu
                placement="bottom-start"
                label={`Actions for ${title}`}
                items={channelMenu(channel)}
                trigger={
                    <button type="button" className="channel-title">
                        <ChannelSign id={channelId} />
                        <h1>{title}</h1>
                    </button>
                }
            />
            <PersonStatus user={partner} />
            <div className="channel-topic">{channel.header && <Markdown text={channel.header} only="links" />}</div>
            <div className="channel-tools">
                <IconButton
                    label={favourite ? 'Remove from favourites' : 'Add to favourites'}
                    pressed={favourite}
                    className="only-desk"
                    onClick={() => void favour(channelId, !favourite)}
                >
                    <Star fill={favourite ? 'currentColor' : 'none'} />
                </IconButton>
                {channel.type !== 'D' && (
                    <button type="button" className="channel-count" aria-label={`Members: ${count ?? ''}`} onClick={() => toggle('members')}>
                        <UsersRound aria-hidden />
                        {count}
                    </button>
                )}
                <IconButton label="Pinned messages" className="only-desk" pressed={open === 'pinned'} onClick={() => toggle('pinned')}>
                    <Pin />
                </IconButton>
                <IconButton label="Search" pressed={open === 'search'} onClick={() => openPanel(open === 'search' ? null : {kind: 'search', words: ''})}>
                    <Search />
                </IconButton>
                <IconButton label="About this channel" pressed={open === 'about'} onClick={() => toggle('about')}>
                    <Info />
                </IconButton>
            </div>
        </header>
    );
}

export function useMemberCount(channelId: string): number | undefined {
    const [count, setCount] = useState<number>();
    useEffect(() => {
        client.getChannelStats(channelId).then((stats) => setCount(stats.member_count), () => undefined);
    }, [channelId]);
    return count;
}
