// The frame of what stands beside the channel.
import {X} from 'lucide-react';
import type {ReactNode} from 'react';
import {IconButton} from '@/parts';
import {openPanel} from './view';

export function Panel({title, detail, tools, children}: {title: string; detail?: ReactNode; tools?: ReactNode; children: ReactNode}) {
    return (
        <aside className="panel" aria-label={title}>
            <header className="panel-head">
                <h2>
                    {title} {detail && <small>{detail}</small>}
                </h2>
                {tools}
                <IconButton label={`Close ${title.toLowerCase()}`} onClick={() => openPanel(null)}>
                    <X />
                </IconButton>
            </header>
            {children}
        </aside>
    );
}
