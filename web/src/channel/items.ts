// From posts to the rows of a list: days, the line above what is new, and who continues to speak.
import type {Post} from '@mattermost/types/posts';

export type Item =
    | {kind: 'start'; key: string} // What the channel is, above its first post.
    | {kind: 'day'; key: string; time: number}
    | {kind: 'new'; key: string}
    | {kind: 'post'; key: string; id: string; follows: boolean};

const together = 5 * 60_000;

export const isSystem = (post: Post) => (post.type as string).startsWith('system_');

function sameVoice(one: Post, other: Post): boolean {
    return (
        one.user_id === other.user_id &&
        one.props?.override_username === other.props?.override_username &&
        one.props?.from_webhook === other.props?.from_webhook &&
        !isSystem(one) &&
        !isSystem(other)
    );
}

const dayOf = (time: number) => {
    const date = new Date(time);
    return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
};

const startOfDay = (time: number) => new Date(time).setHours(0, 0, 0, 0);
// Some days have 25 hours; the next one begins somewhere in the hour after that.
const startOfNextDay = (time: number) => startOfDay(startOfDay(time) + 26 * 3_600_000);

// `newFrom`: posts of others made after this time are new; 0 if there is no line.
export function itemsOf(ids: string[], posts: Record<string, Post>, newFrom: number, myId: string, whole = false): Item[] {
    const items: Item[] = whole ? [{kind: 'start', key: 'start'}] : [];
    let before: Post | undefined;
    let dayFrom = 0;
    let dayTo = 0;
    let lined = newFrom === 0;
    for (const id of ids) {
        const post = posts[id];
        if (!post) continue;
        if (post.create_at < dayFrom || post.create_at >= dayTo) {
            items.push({kind: 'day', key: `day-${dayOf(post.create_at)}`, time: post.create_at});
            dayFrom = startOfDay(post.create_at);
            dayTo = startOfNextDay(post.create_at);
            before = undefined;
        }
        if (!lined && post.create_at > newFrom && (post.user_id !== myId || post.props?.from_webhook)) {
            items.push({kind: 'new', key: 'new'});
            lined = true;
            before = undefined;
        }
        const follows = !!before && sameVoice(before, post) && post.create_at - before.create_at < together;
        // The key outlives the change from a pending id to the true one, so that the row is not made anew.
        items.push({kind: 'post', key: post.pending_post_id || id, id, follows});
        before = post;
    }
    return items;
}

// How many rows came in above a row that was known before.
export function rowsAbove(before: Item[], after: Item[]): number {
    const was = before.findIndex((item) => item.kind === 'post');
    if (was < 0) return 0;
    const known = before[was]!.key;
    const is = after.findIndex((item) => item.key === known);
    return is < 0 ? 0 : is - was;
}
