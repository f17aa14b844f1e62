import {OneEmoji} from '@/emoji/OneEmoji';
import {Avatar} from '@/parts';
import {useStore} from '@/state/store';
import type {Choice} from './completion';

type Props = {id: string; choices: Choice[]; at: number; pick(choice: Choice): void};

export function Choices({id, choices, at, pick}: Props) {
    const users = useStore((state) => state.users);
    if (choices.length === 0) return null;
    return (
        <div id={id} className="choices" role="listbox" aria-label="Suggestions">
            {choices.map((choice, order) => (
                <div
                    key={choice.insert}
                    id={`${id}-${order}`}
                    role="option"
                    aria-selected={order === at}
                    className="choice"
                    ref={(row) => {
                        if (order === at) row?.scrollIntoView({block: 'nearest'});
                    }}
                    onMouseDown={(event) => {
                        event.preventDefault();
                        pick(choice);
                    }}
                >
                    {choice.userId && <Avatar user={users[choice.userId]} size={22} />}
                    {choice.emoji && <OneEmoji name={choice.emoji} />}
                    <b>{choice.title}</b>
                    {choice.detail && <span>{choice.detail}</span>}
                    {choice.section && <small>{choice.section}</small>}
                </div>
            ))}
        </div>
    );
}
