// Which channels stand in the sidebar, and in what order.
import type {ChannelCategory} from '@mattermost/types/channel_categories';
import {partnerOf, titleOf, unreadOf} from '@/state/select';
import type {State} from '@/state/store';

export type Group = {category: ChannelCategory; ids: string[]};

// A direct channel stays hidden when its person was closed and nothing new came.
function isShown(state: State, id: string): boolean {
    const channel = state.channels[id];
    if (!channel || !state.members[id] || channel.delete_at) return channel?.id === state.here.channelId && !!state.members[id];
    if (channel.type !== 'D' && channel.type !== 'G') return true;
    if (id === state.here.channelId || unreadOf(state, id).unread) return true;
    const wanted =
        channel.type === 'D'
            ? state.preferences[`direct_channel_show--${partnerOf(channel, state.me!.id)}`]
            : state.preferences[`group_channel_show--${id}`];
    return wanted ? wanted === 'true' : channel.last_post_at > 0;
}

function sorted(state: State, category: ChannelCategory): string[] {
    const ids = category.channel_ids.filter((id) => isShown(state, id));
    const how = category.sorting || (category.type === 'direct_messages' ? 'recent' : 'alpha');
    if (how === 'manual') return ids;
    const title = (id: string) => titleOf(state, state.channels[id]!).toLowerCase();
    if (how === 'recent') return ids.sort((a, b) => state.channels[b]!.last_post_at - state.channels[a]!.last_post_at);
    return ids.sort((a, b) => title(a).localeCompare(title(b)));
}

export function groupsOf(state: State, teamId: string): Group[] {
    const known = state.categories[teamId];
    if (!known) return [];
    return known.order
        .map((id) => known.byId[id])
        .filter((category) => category !== undefined)
        .map((category) => ({category, ids: sorted(state, category)}));
}

export const sidebarOrder = (state: State, teamId: string): string[] => groupsOf(state, teamId).flatMap((group) => group.ids);
