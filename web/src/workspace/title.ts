// The page's title: where one is, and how much waits.
import {useEffect} from 'react';
import {titleOf, unreadOf} from '@/state/select';
import {useStore} from '@/state/store';

export function useTitle() {
    const title = useStore((state) => {
        const channel = state.channels[state.here.channelId];
        const site = state.config.SiteName || 'Heliograph';
        let mentions = 0;
        for (const id of Object.keys(state.members)) mentions += unreadOf(state, id).mentions;
        return `${mentions ? `(${mentions}) ` : ''}${channel ? `${titleOf(state, channel)} · ` : ''}${site}`;
    });
    useEffect(() => {
        document.title = title;
    }, [title]);
}
