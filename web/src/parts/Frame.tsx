// A page beside the chat (settings, administration): a way back, a list of places, and the place itself.
import {ArrowLeft} from 'lucide-react';
import type {ReactNode} from 'react';
import {Link, useRoute} from 'wouter';
import './frame.css';

export type Place = {path: string; label: string; icon?: ReactNode};

type Props = {title: string; back?: string; places: Place[]; children: ReactNode};

export function Frame({title, back = '/', places, children}: Props) {
    return (
        <div className="frame">
            <nav className="frame-nav" aria-label={title}>
                <Link href={back} className="frame-back">
                    <ArrowLeft aria-hidden /> Back
                </Link>
                <h1>{title}</h1>
                <ul role="list">
                    {places.map((place) => (
                        <li key={place.path}>
                            <PlaceLink {...place} />
                        </li>
                    ))}
                </ul>
            </nav>
            <main className="frame-main">
                <div className="frame-page">{children}</div>
            </main>
        </div>
    );
}

function PlaceLink({path, label, icon}: Place) {
    const [here] = useRoute(`${path}/*?`);
    return (
        <Link href={path} className="frame-place" aria-current={here ? 'page' : undefined}>
            {icon}
            {label}
        </Link>
    );
}
