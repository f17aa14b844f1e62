// Every service and format whose payloads become good messages by themselves.
import {Search, SearchX} from 'lucide-react';
import {useDeferredValue, useMemo, useState} from 'react';
import {Link} from 'wouter';
import {Empty} from '@/parts';
import {useAsked} from './asking';
import {calls, type Integration} from './calls';
import {Heading, Shown} from './pieces';
import type {Team} from './team';

function matches(one: Integration, term: string): boolean {
    const text = `${one.title} ${one.name} ${one.category} ${one.summary}`.toLowerCase();
    return term.split(/\s+/).every((word) => text.includes(word));
}

export default function Directory({team}: {team: Team}) {
    const asked = useAsked(calls.integrations, []);
    const [typed, setTyped] = useState('');
    const [category, setCategory] = useState('');
    const term = useDeferredValue(typed.trim().toLowerCase());
    const all = useMemo(
        () => [...(asked.answer ?? [])].sort((one, other) => one.title.localeCompare(other.title)),
        [asked.answer],
    );
    const categories = useMemo(() => [...new Set(all.map((one) => one.category))].sort(), [all]);
    const shown = all.filter((one) => (!category || one.category === category) && matches(one, term));
    const shownCategories = categories.filter((each) => shown.some((one) => one.category === each));
    return (
        <>
            <Heading
                title="Directory"
                lead="Point one of these at a webhook: what it sends becomes a message a person wants to read."
            />
            <Shown asked={asked}>
                {() => (
                    <>
                        <div className="int-search">
                            <Search aria-hidden />
                            <input
                                type="search"
                                className="control"
                                aria-label="Search integrations"
                                placeholder={`Search ${all.length} integrations`}
                                value={typed}
                                onChange={(event) => setTyped(event.target.value)}
                            />
                        </div>
                        <div className="int-chips" role="group" aria-label="Categories">
                            {['', ...categories].map((each) => (
                                <button
                                    key={each}
                                    type="button"
                                    className="int-chip"
                                    aria-pressed={each === category}
                                    onClick={() => setCategory(each)}
                                >
                                    {each || 'all'}
                                </button>
                            ))}
                        </div>
                        {shown.length === 0 && (
                            <Empty icon={<SearchX />} title="Nothing is called that">
                                Any webhook takes any JSON, shows it readably, and can be taught with a filter of your
                                own.
                            </Empty>
                        )}
                        {shownCategories.map((each) => (
                            <section key={each} aria-label={each}>
                                <h3 className="int-category">{each}</h3>
                                <ul role="list" className="int-cards">
                                    {shown
                                        .filter((one) => one.category === each)
                                        .map((one) => (
                                            <li key={one.name}>
                                                <Link href={`${team.base}/directory/${one.name}`} className="int-card">
                                                    <img
                                                        src={calls.logo(one.name)}
                                                        alt=""
                                                        width={36}
                                                        height={36}
                                                        loading="lazy"
                                                    />
                                                    <span>
                                                        <strong>{one.title}</strong>
                                                        {one.own && <span className="int-bot">own</span>}
                                                        <small>{one.summary}</small>
                                                    </span>
                                                </Link>
                                            </li>
                                        ))}
                                </ul>
                            </section>
                        ))}
                    </>
                )}
            </Shown>
        </>
    );
}
