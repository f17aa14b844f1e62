// Gives everything below it the surroundings of the chat, and shows a picture large when it is pressed.
import {useMemo, useState, type ReactNode} from 'react';
import {useLocation} from 'wouter';
import {Dialog} from '@/parts';
import {hereFor} from './here';
import {openBox, openPanel} from '@/workspace/view';
import {SurroundingsProvider, type Surroundings} from './surroundings';
import './rendering.css';

export function Surrounded({children}: {children: ReactNode}) {
    const [, go] = useLocation();
    const [large, setLarge] = useState<{address: string; words: string}>();
    const around = useMemo(
        (): Surroundings => ({
            ...hereFor(go),
            onMention: ({id}) => id && openBox({kind: 'person', userId: id}),
            onHashtag: (tag) => openPanel({kind: 'search', words: `#${tag}`}),
            onPicture: (address, words) => setLarge({address, words}),
        }),
        [go],
    );
    return (
        <SurroundingsProvider value={around}>
            {children}
            {large && (
                <Dialog wide title={large.words || 'Picture'} onClose={() => setLarge(undefined)}>
                    <img
                        className="md-large"
                        src={around.picture(large.address)}
                        alt={large.words}
                        referrerPolicy="no-referrer"
                    />
                    <a href={large.address} target="_blank" rel="noopener noreferrer nofollow">
                        Open the original
                    </a>
                </Dialog>
            )}
        </SurroundingsProvider>
    );
}
