// Who is writing just now. The line keeps its place when nobody does.
import {useEffect, useState} from 'react';
import {nameOf} from '@/state/select';
import {useStore} from '@/state/store';

export function Typing({channelId, rootId}: {channelId: string; rootId: string}) {
    const typing = useStore((state) => state.typing[`${channelId}:${rootId}`]);
    const users = useStore((state) => state.users);
    const [, tick] = useState(0);
    const people = Object.entries(typing ?? {}).filter(([, until]) => until > Date.now());
    useEffect(() => {
        if (people.length === 0) return;
        const soon = setTimeout(() => tick((count) => count + 1), 1000);
        return () => clearTimeout(soon);
    });
    const names = people.map(([id]) => nameOf(users[id]));
    const words =
        names.length === 0
            ? ''
            : names.length === 1
              ? `${names[0]} is typing…`
              : names.length === 2
                ? `${names[0]} and ${names[1]} are typing…`
                : `${names.length} people are typing…`;
    return (
        <p className="typing" aria-live="polite">
            {words}
        </p>
    );
}
