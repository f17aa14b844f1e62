// An emoji outside of a text; the first one shown brings the names along.
import {Emoji, useEmoji} from '@/rendering';

export function OneEmoji({name}: {name: string}) {
    useEmoji(true);
    return <Emoji name={name} />;
}
