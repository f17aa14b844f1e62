// A block of code: its language, a copy button, and colours once they have loaded.
import {useEffect, useState, type ReactNode} from 'react';
import type {Piece} from './highlighting';
import {tame} from './safety';
import './code.css';

const longestColored = 20000;

function shown(pieces: readonly Piece[]): ReactNode[] {
    return pieces.map((piece, index) =>
        piece.children ? (
            <span key={index} className={piece.kind}>
                {shown(piece.children)}
            </span>
        ) : (
            piece.text
        ),
    );
}

export function CopyButton({text, label = 'Copy'}: {text: string; label?: string}): ReactNode {
    const [copied, setCopied] = useState(false);
    useEffect(() => {
        if (!copied) return;
        const timer = setTimeout(() => setCopied(false), 1500);
        return () => clearTimeout(timer);
    }, [copied]);
    return (
        <button type="button" className="md-copy" onClick={() => void copy(text).then(setCopied)}>
            <span aria-live="polite">{copied ? 'Copied' : label}</span>
        </button>
    );
}

async function copy(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        // Pages that did not come by https have no clipboard; the old way still works there.
        const area = document.createElement('textarea');
        area.value = text;
        area.style.position = 'fixed';
        document.body.append(area);
        area.select();
        const done = document.execCommand('copy');
        area.remove();
        return done;
    }
}

export function Code({text, language = ''}: {text: string; language?: string}): ReactNode {
    const code = tame(text);
    const [colored, setColored] = useState<Piece[]>();
    useEffect(() => {
        setColored(undefined);
        if (language === '' || code.length > longestColored) return;
        let here = true;
        import('./highlighting').then(
            ({highlight}) => {
                if (here) setColored(highlight(language, code));
            },
            () => undefined,
        );
        return () => {
            here = false;
        };
    }, [code, language]);
    return (
        <div className="md-code">
            <div className="md-code-head">
                <CopyButton text={code} />
                {language !== '' && <span className="md-code-language">{language}</span>}
            </div>
            <pre tabIndex={0}>
                <code>{colored ? shown(colored) : code}</code>
            </pre>
        </div>
    );
}
