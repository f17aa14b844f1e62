// What can be done to a channel from the sidebar and from its own head.
import type {ServerChannel} from '@mattermost/types/channels';
import {complain, copy, say, type MenuItem} from '@/parts';
import {siteUrl} from '@/api';
import {favour, hideDirect, leaveChannel, markAsRead, mute} from '@/state/channel_deeds';
import {pathOf, unreadOf} from '@/state/select';
import {now} from '@/state/store';
import {openBox} from '@/workspace/view';

const tried = (deed: () => Promise<unknown>) => () => void deed().catch(complain);

export function channelMenu(channel: ServerChannel): MenuItem[] {
    const state = now();
    const direct = channel.type === 'D' || channel.type === 'G';
    const {unread, muted} = unreadOf(state, channel.id);
    const categories = Object.values(state.categories[state.here.teamId]?.byId ?? {});
    const favourite = categories.some((one) => one.type === 'favorites' && one.channel_ids.includes(channel.id));
    return [
        unread && {label: 'Mark as read', onPick: () => markAsRead(channel.id)},
        {label: favourite ? 'Remove from favourites' : 'Add to favourites', onPick: tried(() => favour(channel.id, !favourite))},
        {label: 'Move to…', onPick: () => openBox({kind: 'move', channelId: channel.id})},
        {label: muted ? 'Unmute' : 'Mute', onPick: tried(() => mute(channel.id, !muted))},
        {
            label: 'Copy link',
            onPick: tried(async () => {
                await copy(siteUrl + pathOf(now(), channel));
                say('Link copied');
            }),
        },
        'line',
        channel.type !== 'D' && {label: 'Add people…', onPick: () => openBox({kind: 'add', channelId: channel.id})},
        !direct && {label: 'Channel settings', onPick: () => openBox({kind: 'channel', channelId: channel.id})},
        direct
            ? {label: 'Close', onPick: tried(() => hideDirect(channel))}
            : channel.name !== 'town-square' && {
                  label: 'Leave channel',
                  danger: true,
                  onPick: tried(() => leaveChannel(channel.id)),
              },
    ];
}
