import type {Post} from '@mattermost/types/posts';
import {expect, test} from 'vitest';
import {itemsOf, rowsAbove} from './items';

const noon = new Date(2026, 10, 27, 12).getTime();
const post = (id: string, user_id: string, minutes: number, more: object = {}) =>
    ({id, user_id, create_at: noon + minutes * 60_000, type: '', props: {}, pending_post_id: '', ...more}) as unknown as Post;
const made = (...list: Post[]) => Object.fromEntries(list.map((one) => [one.id, one]));
const shape = (posts: Record<string, Post>, from = 0) =>
    itemsOf(Object.keys(posts), posts, from, 'me').map((item) =>
        item.kind === 'post' ? `${item.id}${item.follows ? '+' : ''}` : item.kind,
    );

test('one person who goes on is one group, for five minutes', () => {
    expect(shape(made(post('a', 'x', 0), post('b', 'x', 4), post('c', 'x', 10), post('d', 'y', 11)))).toEqual([
        'day', 'a', 'b+', 'c', 'd',
    ]);
});

test('each day has its head', () => {
    expect(shape(made(post('a', 'x', 0), post('b', 'x', 24 * 60)))).toEqual(['day', 'a', 'day', 'b']);
});

test('two hooks of one person do not speak as one', () => {
    const robot = {props: {from_webhook: 'true', override_username: 'robot'}};
    expect(shape(made(post('a', 'x', 0, robot), post('b', 'x', 1)))).toEqual(['day', 'a', 'b']);
});

test('the line stands above the first new post of somebody else', () => {
    const posts = made(post('a', 'x', 0), post('b', 'me', 2), post('c', 'x', 3));
    expect(shape(posts, noon + 1)).toEqual(['day', 'a', 'b', 'new', 'c']);
});

test('rows that came in above are counted', () => {
    const posts = made(post('a', 'x', -2), post('b', 'x', -1), post('c', 'x', 0));
    const before = itemsOf(['c'], posts, 0, 'me');
    expect(rowsAbove(before, itemsOf(['a', 'b', 'c'], posts, 0, 'me'))).toBe(2);
    expect(rowsAbove(before, before)).toBe(0);
});
