// Search with the words people know: from:, in:, before:, after:, on:, "whole phrases".
import type {Post} from '@mattermost/types/posts';
import {Search} from 'lucide-react';
import {useEffect, useState, type FormEvent} from 'react';
import {client, sentenceOf} from '@/api';
import {Button, Empty, Waiting} from '@/parts';
import {knowAuthors, takePosts} from '@/state/post_windows';
import {loadChannel} from '@/state/events';
import {change, now} from '@/state/store';
import {Panel} from '@/workspace/Panel';
import {Found} from './Found';

const perPage = 30;

export default function SearchPanel({words: given}: {words: string}) {
    const [words, setWords] = useState(given);
    const [asked, setAsked] = useState('');
    const [ids, setIds] = useState<string[] | null>(null);
    const [more, setMore] = useState(false);
    const [fault, setFault] = useState('');
    const search = async (terms: string, page: number) => {
        setFault('');
        if (page === 0) setIds(null);
        setAsked(terms);
        try {
            const found = await client.searchPostsWithParams(now().here.teamId, {
                terms,
                is_or_search: false,
                include_deleted_channels: false,
                time_zone_offset: -new Date().getTimezoneOffset() * 60,
                page,
                per_page: perPage,
            });
            const posts = Object.values(found.posts as Record<string, Post>);
            change((touch) => takePosts(touch, posts));
            knowAuthors(posts);
            for (const id of new Set(posts.map((post) => post.channel_id)))
                if (!now().channels[id]) void loadChannel(id).catch(() => undefined);
            setIds((before) => (page === 0 ? found.order : [...(before ?? []), ...found.order]));
            setMore(found.order.length === perPage);
        } catch (error) {
            setFault(sentenceOf(error));
            setIds([]);
        }
    };
    useEffect(() => {
        setWords(given);
        if (given) void search(given, 0);
    }, [given]);
    const submit = (event: FormEvent) => {
        event.preventDefault();
        if (words.trim()) void search(words.trim(), 0);
    };
    return (
        <Panel title="Search">
            <form className="search-form" role="search" onSubmit={submit}>
                <input
                    className="control"
                    type="search"
                    aria-label="Search messages"
                    placeholder='words, "phrase", from:anna in:town-square'
                    autoFocus
                    value={words}
                    onChange={(event) => setWords(event.target.value)}
                />
            </form>
            {!asked ? (
                <Empty icon={<Search />} title="Find a message">
                    Narrow it with from:, in:, before:, after: and on:.
                </Empty>
            ) : ids === null ? (
                <Waiting />
            ) : (
                <>
                    <Found
                        ids={ids}
                        empty={<Empty title={fault ? 'Search did not work' : 'Nothing found'}>{fault || `No message holds “${asked}”.`}</Empty>}
                    />
                    {more && (
                        <Button kind="quiet" onClick={() => void search(asked, Math.ceil(ids.length / perPage))}>
                            More
                        </Button>
                    )}
                </>
            )}
        </Panel>
    );
}
