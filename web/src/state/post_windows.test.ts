import type {Post} from '@mattermost/types/posts';
import {expect, test, vi} from 'vitest';

vi.mock('@/api', () => ({client: {}}));
vi.mock('./load', () => ({knowUsers: async () => undefined}));

const {putInOrder} = await import('./post_windows');

const at = (id: string, create_at: number) => ({id, create_at}) as Post;
const posts = Object.fromEntries([at('a', 1), at('b', 2), at('c', 2), at('d', 3)].map((post) => [post.id, post]));

test.each([
    [['a', 'b'], 'd', ['a', 'b', 'd']],
    [['b', 'd'], 'a', ['a', 'b', 'd']],
    [['a', 'c'], 'b', ['a', 'b', 'c']],
    [['a', 'b'], 'b', ['a', 'b']],
    [[], 'a', ['a']],
])('%j with %s is %j', (ids, id, expected) => {
    expect(putInOrder(ids, id, posts)).toEqual(expected);
});
