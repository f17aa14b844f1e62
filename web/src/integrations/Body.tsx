// What was sent or answered: headers and a body, the latter set in lines if it is JSON.
import {useMemo} from 'react';
import {Code} from '@/rendering';

export function prettyBody(body: string, headers: Record<string, string> = {}): {text: string; language: string} {
    const type = Object.entries(headers).find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
    const form = type.includes('urlencoded') ? new URLSearchParams(body).get('payload') : null;
    const text = form ?? body;
    try {
        return {text: JSON.stringify(JSON.parse(text), null, 2), language: 'json'};
    } catch {
        return {text, language: type.includes('xml') ? 'xml' : ''};
    }
}

// Headers come as an object or as lines.
export function headersOf(headers: Record<string, string> | string | undefined): Record<string, string> {
    if (typeof headers !== 'string') return headers ?? {};
    const lines = headers.split('\n').map((line) => line.split(/:\s*(.*)/s));
    return Object.fromEntries(
        lines.filter(([name]) => name?.trim()).map(([name, value]) => [name!.trim(), value ?? '']),
    );
}

export function Headers({headers}: {headers: Record<string, string>}) {
    const entries = Object.entries(headers);
    if (entries.length === 0) return null;
    return (
        <details className="int-headers">
            <summary>{entries.length} headers</summary>
            <dl>
                {entries.map(([name, value]) => (
                    <div key={name}>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                    </div>
                ))}
            </dl>
        </details>
    );
}

export function Body({body, headers}: {body: string; headers?: Record<string, string>}) {
    const pretty = useMemo(() => prettyBody(body, headers), [body, headers]);
    if (body === '') return <p className="int-faint">The body is empty.</p>;
    return <Code text={pretty.text} language={pretty.language} />;
}

export function sizeOf(bytes: number): string {
    if (bytes < 1000) return `${bytes} B`;
    return bytes < 1e6 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}
