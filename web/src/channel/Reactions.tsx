import type {Post} from '@mattermost/types/posts';
import {SmilePlus} from 'lucide-react';
import {OneEmoji} from '@/emoji/OneEmoji';
import {PickerButton} from '@/emoji/PickerButton';
import {IconButton} from '@/parts';
import {react} from '@/state/post_deeds';
import {nameOf, useMe} from '@/state/select';
import {useStore} from '@/state/store';

export function Reactions({post}: {post: Post}) {
    const me = useMe().id;
    const users = useStore((state) => state.users);
    const reactions = post.metadata?.reactions;
    if (!reactions?.length) return null;
    const byName = new Map<string, string[]>();
    for (const one of [...reactions].sort((a, b) => a.create_at - b.create_at))
        byName.set(one.emoji_name, [...(byName.get(one.emoji_name) ?? []), one.user_id]);
    return (
        <div className="reactions" role="group" aria-label="Reactions">
            {[...byName].map(([name, people]) => {
                const names = people.map((id) => (id === me ? 'you' : nameOf(users[id]))).join(', ');
                return (
                    <button
                        key={name}
                        type="button"
                        className="reaction"
                        aria-pressed={people.includes(me)}
                        aria-label={`${name}: ${people.length} (${names})`}
                        title={`${names} reacted with :${name}:`}
                        onClick={() => void react(post, name)}
                    >
                        <OneEmoji name={name} />
                        <span>{people.length}</span>
                    </button>
                );
            })}
            <PickerButton
                onPick={(name) => void react(post, name)}
                trigger={
                    <IconButton label="Add a reaction" className="reaction-add">
                        <SmilePlus />
                    </IconButton>
                }
            />
        </div>
    );
}
