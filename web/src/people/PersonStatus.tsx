// The status somebody gave themselves: an emoji and a few words, as long as it holds.
import type {UserProfile} from '@mattermost/types/users';
import {OneEmoji} from '@/emoji/OneEmoji';
import './people.css';

export type CustomStatus = {emoji?: string; text?: string; duration?: string; expires_at?: string};

export function customStatusOf(user: UserProfile | undefined): CustomStatus | undefined {
    const text = user?.props?.customStatus;
    if (!text) return undefined;
    try {
        const status = JSON.parse(text as string) as CustomStatus;
        const ends = Date.parse(status.expires_at ?? '');
        return !status.duration || Number.isNaN(ends) || ends > Date.now() ? status : undefined;
    } catch {
        return undefined;
    }
}

export function PersonStatus({user, brief}: {user: UserProfile | undefined; brief?: boolean}) {
    const status = customStatusOf(user);
    if (!status?.emoji && !status?.text) return null;
    return (
        <small className="person-status" title={status.text}>
            {status.emoji && <OneEmoji name={status.emoji} />}
            {!brief && <span>{status.text}</span>}
        </small>
    );
}
