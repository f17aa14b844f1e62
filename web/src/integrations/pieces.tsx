// Small things that every page of integrations shows: people, channels, times, states, headings, tables.
import {ArrowLeft} from 'lucide-react';
import {useEffect, useState, type ReactNode} from 'react';
import {Link} from 'wouter';
import {sentenceOf} from '@/api';
import {Avatar, Button, Dialog, Waiting} from '@/parts';
import {tame} from '@/rendering';
import {knowUsers} from '@/state/load';
import {nameOf, titleOf} from '@/state/select';
import {now, useStore} from '@/state/store';
import type {Asked} from './asking';

export function Person({id}: {id: string}) {
    const user = useStore((state) => state.users[id]);
    useEffect(() => void knowUsers([id]), [id]);
    return (
        <span className="int-person">
            <Avatar user={user} size={20} />
            <bdi>{user ? tame(nameOf(user)) : '…'}</bdi>
        </span>
    );
}

export function ChannelName({id}: {id: string}) {
    const channel = useStore((state) => state.channels[id]);
    if (id === '') return <span className="int-faint">any</span>;
    if (!channel) return <span className="int-faint">a channel you are not in</span>;
    return <bdi>{channel.type === 'D' ? titleOf(now(), channel) : `~${tame(channel.display_name)}`}</bdi>;
}

const relative = new Intl.RelativeTimeFormat('en', {numeric: 'auto'});
const exact = new Intl.DateTimeFormat(undefined, {dateStyle: 'medium', timeStyle: 'medium'});
const steps: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86400],
    ['hour', 3600],
    ['minute', 60],
];

export function agoOf(at: number, from = Date.now()): string {
    const seconds = Math.round((at - from) / 1000);
    if (Math.abs(seconds) < 5) return 'just now';
    for (const [unit, length] of steps)
        if (Math.abs(seconds) >= length) return relative.format(Math.trunc(seconds / length), unit);
    return relative.format(seconds, 'second');
}

export function Ago({at, never = 'never'}: {at: number; never?: string}) {
    const [, tick] = useState(0);
    useEffect(() => {
        const timer = setInterval(() => tick((count) => count + 1), 10000);
        return () => clearInterval(timer);
    }, []);
    if (!at) return <span className="int-faint">{never}</span>;
    return (
        <time dateTime={new Date(at).toISOString()} title={exact.format(at)}>
            {agoOf(at)}
        </time>
    );
}

const looks: Record<string, string> = {
    live: 'good',
    enabled: 'good',
    posted: 'good',
    updated: 'good',
    delivered: 'good',
    firing: 'good',
    disabled: 'quiet',
    repeated: 'quiet',
    removed: 'quiet',
    ignored: 'quiet',
    waiting: 'quiet',
    calling: 'warn',
    failed: 'warn',
    failing: 'bad',
    refused: 'bad',
    dead: 'bad',
};

export function State({state}: {state: string}) {
    if (!state) return <span className="int-faint">nothing yet</span>;
    return <span className={`int-state int-${looks[state] ?? 'quiet'}`}>{state}</span>;
}

export function Heading({
    title,
    back,
    lead,
    children,
}: {
    title: ReactNode;
    back?: [string, string];
    lead?: ReactNode;
    children?: ReactNode;
}) {
    return (
        <header className="int-heading">
            {back && (
                <Link href={back[0]} className="int-back">
                    <ArrowLeft aria-hidden /> {back[1]}
                </Link>
            )}
            <div className="int-heading-row">
                <h2>{title}</h2>
                <div className="int-heading-deeds">{children}</div>
            </div>
            {lead && <p className="int-lead">{lead}</p>}
        </header>
    );
}

// What was asked for, or that it is on its way, or why it did not come.
export function Shown<Answer>({asked, children}: {asked: Asked<Answer>; children(answer: Answer): ReactNode}) {
    if (asked.answer !== undefined) return children(asked.answer);
    if (asked.fault === undefined) return <Waiting />;
    return (
        <div className="int-fault" role="alert">
            <p>{sentenceOf(asked.fault)}</p>
            <Button small onClick={() => void asked.again()}>
                Try again
            </Button>
        </div>
    );
}

export type Column<Row> = {head: string; cell(row: Row): ReactNode; narrow?: boolean};

export function Table<Row>({
    label,
    columns,
    rows,
    keyOf,
}: {
    label: string;
    columns: Column<Row>[];
    rows: Row[];
    keyOf(row: Row): string;
}) {
    return (
        <table className="int-table" aria-label={label}>
            <thead>
                <tr>
                    {columns.map((column) => (
                        <th key={column.head} scope="col">
                            {column.head}
                        </th>
                    ))}
                </tr>
            </thead>
            <tbody>
                {rows.map((row) => (
                    <tr key={keyOf(row)}>
                        {columns.map((column, at) =>
                            at === 0 ? (
                                <th key={column.head} scope="row">
                                    {column.cell(row)}
                                </th>
                            ) : (
                                <td key={column.head} data-head={column.head}>
                                    {column.cell(row)}
                                </td>
                            ),
                        )}
                    </tr>
                ))}
            </tbody>
        </table>
    );
}

type SureProps = {title: string; children: ReactNode; verb: string; onSure(): Promise<unknown>; onClose(): void};

// Asks once more before what cannot be taken back.
export function Sure({title, children, verb, onSure, onClose}: SureProps) {
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const go = async () => {
        setBusy(true);
        try {
            await onSure();
            onClose();
        } catch (fault) {
            setTrouble(sentenceOf(fault));
            setBusy(false);
        }
    };
    return (
        <Dialog
            title={title}
            onClose={onClose}
            footer={
                <>
                    <Button onClick={onClose}>Cancel</Button>
                    <Button kind="danger" busy={busy} onClick={go}>
                        {verb}
                    </Button>
                </>
            }
        >
            <p>{children}</p>
            {trouble && (
                <p role="alert" className="field-error">
                    {trouble}
                </p>
            )}
        </Dialog>
    );
}

// Reasons begin with the id of the refusal, which programs want and people do not.
export const reasonInWords = (reason: string) => reason.replace(/^[\w.]+\.app_error: /, '');
