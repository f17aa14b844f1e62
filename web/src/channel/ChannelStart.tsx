// Above the first message: what this channel is.
import {Avatar, Button} from '@/parts';
import {Markdown} from '@/rendering';
import {partnerOf, titleOf, useMay} from '@/state/select';
import {useStore} from '@/state/store';
import {openBox} from '@/workspace/view';

export function ChannelStart({channelId}: {channelId: string}) {
    const channel = useStore((state) => state.channels[channelId])!;
    const title = useStore((state) => titleOf(state, channel));
    const partner = useStore((state) => (channel.type === 'D' ? state.users[partnerOf(channel, state.me!.id)] : undefined));
    const mayAdd = useMay(channel.type === 'P' ? 'manage_private_channel_members' : 'manage_public_channel_members', channel.team_id, channelId);
    return (
        <div className="channel-start">
            {partner && <Avatar user={partner} size={56} />}
            <h2>{title}</h2>
            {channel.type === 'D' ? (
                <p>This is where your conversation with {title} begins.</p>
            ) : (
                <p>This is where {title} begins. {channel.purpose}</p>
            )}
            {channel.header && channel.type !== 'D' && <Markdown text={channel.header} />}
            {mayAdd && (channel.type === 'O' || channel.type === 'P') && (
                <Button small onClick={() => openBox({kind: 'add', channelId})}>
                    Add people
                </Button>
            )}
        </div>
    );
}
