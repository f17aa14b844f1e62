// Whether people are there is not pushed for others than oneself: asked once a minute for those on screen.
import {useEffect} from 'react';
import {loadStatuses} from '@/state/load';
import {partnerOf} from '@/state/select';
import {now} from '@/state/store';

function seen(): string[] {
    const {channels, me, here, windows, posts} = now();
    const partners = Object.values(channels).filter((one) => one.type === 'D').map((one) => partnerOf(one, me!.id));
    const writers = (windows[here.channelId]?.ids ?? []).slice(-60).map((id) => posts[id]?.user_id ?? '');
    return [...partners.slice(0, 120), ...writers].filter(Boolean);
}

export function usePolling() {
    useEffect(() => {
        const ask = () => {
            if (!document.hidden) void loadStatuses(seen());
        };
        const first = setTimeout(ask, 1500);
        const every = setInterval(ask, 60_000);
        return () => {
            clearTimeout(first);
            clearInterval(every);
        };
    }, []);
}
