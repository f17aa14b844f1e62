// The log of a hook: every request, what became of it and why; to be looked into and sent again.
import {ChevronRight, FileQuestion, RotateCcw, Wand2} from 'lucide-react';
import {useState} from 'react';
import type {IncomingWebhook} from '@mattermost/types/integrations';
import {Button, complain, Empty, say, Select} from '@/parts';
import {useAsked} from './asking';
import {Body, Headers, sizeOf} from './Body';
import {calls, type Received} from './calls';
import {Ago, reasonInWords, Shown, State} from './pieces';
import {PostById} from './PostView';

const outcomes = ['posted', 'updated', 'repeated', 'refused', 'removed'];
const perPage = 30;

type Teach = ((number: number) => void) | undefined;

export function HookReceived({hook, onTeach}: {hook: IncomingWebhook; onTeach: Teach}) {
    const [outcome, setOutcome] = useState('');
    const [pages, setPages] = useState(1);
    const [open, setOpen] = useState<number>();
    const asked = useAsked(() => calls.received(hook.id, 0, outcome, perPage * pages), [hook.id, outcome, pages], 3000);
    return (
        <div className="int-stack">
            <div className="int-filters">
                <Select label="Outcome" value={outcome} onChange={(event) => setOutcome(event.target.value)}>
                    <option value="">Every outcome</option>
                    {outcomes.map((one) => (
                        <option key={one}>{one}</option>
                    ))}
                </Select>
            </div>
            <Shown asked={asked}>
                {(rows) =>
                    rows.length === 0 ? (
                        <Empty
                            icon={<FileQuestion />}
                            title={outcome ? `Nothing was ${outcome}` : 'Nothing received yet'}
                        >
                            {outcome
                                ? 'Choose another outcome.'
                                : 'Send a test, or give the URL to a program. Requests appear here as they come.'}
                        </Empty>
                    ) : (
                        <>
                            <ul role="list" className="int-log" aria-label="Requests">
                                {rows.map((row) => (
                                    <Entry
                                        key={row.number}
                                        hook={hook}
                                        row={row}
                                        open={open === row.number}
                                        onTeach={onTeach}
                                        onFlip={() => setOpen(open === row.number ? undefined : row.number)}
                                        onReplayed={async (entry) => {
                                            await asked.again();
                                            setOpen(entry.number);
                                        }}
                                    />
                                ))}
                            </ul>
                            {rows.length === perPage * pages && (
                                <Button kind="quiet" onClick={() => setPages(pages + 1)}>
                                    Older requests
                                </Button>
                            )}
                        </>
                    )
                }
            </Shown>
        </div>
    );
}

type EntryProps = {
    hook: IncomingWebhook;
    row: Received;
    open: boolean;
    onTeach: Teach;
    onFlip(): void;
    onReplayed(entry: Received): Promise<void>;
};

function Entry({hook, row, open, onTeach, onFlip, onReplayed}: EntryProps) {
    return (
        <li className={`int-entry ${open ? 'int-entry-open' : ''}`}>
            <button type="button" className="int-entry-head" aria-expanded={open} onClick={onFlip}>
                <ChevronRight aria-hidden />
                <State state={row.outcome} />
                <span className="int-entry-words">
                    {reasonInWords(row.reason) ||
                        [row.integration, row.event].filter(Boolean).join(' · ') ||
                        `Request ${row.number}`}
                </span>
                <span className="int-faint int-entry-side">{sizeOf(row.body_bytes)}</span>
                <span className="int-faint int-entry-side">{row.remote_address}</span>
                <Ago at={row.create_at} />
            </button>
            {open && <Details hook={hook} number={row.number} onTeach={onTeach} onReplayed={onReplayed} />}
        </li>
    );
}

function Details({
    hook,
    number,
    onTeach,
    onReplayed,
}: {hook: IncomingWebhook; number: number} & Pick<EntryProps, 'onTeach' | 'onReplayed'>) {
    const asked = useAsked(() => calls.receivedOne(hook.id, number), [hook.id, number]);
    const [busy, setBusy] = useState(false);
    const again = async () => {
        setBusy(true);
        try {
            const entry = await calls.replay(hook.id, number);
            say(entry.outcome === 'refused' ? 'Sent again, and refused.' : `Sent again: ${entry.outcome}.`);
            await onReplayed(entry);
        } catch (fault) {
            complain(fault);
        }
        setBusy(false);
    };
    return (
        <Shown asked={asked}>
            {(row) => (
                <div className="int-entry-body">
                    <div className="int-entry-deeds">
                        <Button
                            small
                            icon={<RotateCcw />}
                            busy={busy}
                            disabled={!row.body_kept}
                            onClick={again}
                            title={row.body_kept ? undefined : 'The body was too long to be kept.'}
                        >
                            Replay
                        </Button>
                        {onTeach && (
                            <Button small kind="quiet" icon={<Wand2 />} onClick={() => onTeach(number)}>
                                Write a filter for this
                            </Button>
                        )}
                        <span className="int-faint">
                            Answered {row.status}
                            {row.reason && ` · ${row.reason.split(': ')[0]}`}
                            {row.query && ` · ?${row.query}`}
                        </span>
                    </div>
                    <Headers headers={row.headers} />
                    <Body body={row.body ?? ''} headers={row.headers} />
                    {row.post_ids.map((id) => (
                        <PostById key={id} id={id} />
                    ))}
                </div>
            )}
        </Shown>
    );
}
