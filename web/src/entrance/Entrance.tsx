// The frame of every page before one is in.
import type {ReactNode} from 'react';
import {useConfig} from '@/state/select';
import './entrance.css';

export function Entrance({title, lead, children, wide}: {title: string; lead?: ReactNode; children: ReactNode; wide?: boolean}) {
    const site = useConfig('SiteName') || 'Heliograph';
    return (
        <div className="entrance">
            <main className={`entrance-card ${wide ? 'entrance-wide' : ''}`}>
                <header>
                    <p className="entrance-mark">
                        <img src="./heliograph.svg" alt="" width="28" height="28" />
                        {site}
                    </p>
                    <h1>{title}</h1>
                    {lead && <p className="entrance-lead">{lead}</p>}
                </header>
                {children}
            </main>
        </div>
    );
}
