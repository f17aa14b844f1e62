import {Check, Copy} from 'lucide-react';
import {useState} from 'react';
import {Button} from './Button';
import {complain} from './Toast';
import './copy.css';

export async function copy(text: string) {
    try {
        await navigator.clipboard.writeText(text);
    } catch {
        // A page over plain http has no clipboard; a selection still copies.
        const area = document.createElement('textarea');
        area.value = text;
        document.body.append(area);
        area.select();
        const done = document.execCommand('copy');
        area.remove();
        if (!done) throw new Error('The browser does not let this page copy.');
    }
}

// A text to take elsewhere: a URL, a token, a command of several lines.
export function CopyField({text, label, lines}: {text: string; label: string; lines?: boolean}) {
    const [done, setDone] = useState(false);
    const take = async () => {
        try {
            await copy(text);
            setDone(true);
            setTimeout(() => setDone(false), 1800);
        } catch (fault) {
            complain(fault);
        }
    };
    return (
        <div className={`copy ${lines ? 'copy-lines' : ''}`} role="group" aria-label={label}>
            <code tabIndex={0}>{text}</code>
            <Button small kind={done ? 'quiet' : 'plain'} icon={done ? <Check /> : <Copy />} onClick={take} aria-label={`Copy ${label}`}>
                {done ? 'Copied' : 'Copy'}
            </Button>
        </div>
    );
}
