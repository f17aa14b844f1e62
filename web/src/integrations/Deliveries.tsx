// Every call to the outside: to whom, what became of it, attempt by attempt; to be sent again.
import {RotateCcw, Truck} from 'lucide-react';
import {useState} from 'react';
import {Link, useSearchParams} from 'wouter';
import {sentenceOf} from '@/api';
import {Button, Dialog, Empty, Field, say, Select} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {calls, type Delivery} from './calls';
import {DeliveryPage} from './DeliveryPage';
import {Ago, Heading, Shown, State, Table, type Column} from './pieces';
import type {Team} from './team';

const kinds = ['outgoing_webhook', 'command', 'action', 'dialog', 'lookup'];
const kindInWords = (kind: string) => kind.replaceAll('_', ' ');
const states = ['waiting', 'calling', 'delivered', 'failed', 'dead'];

export default function Deliveries({team, id}: {team: Team; id?: string}) {
    return id ? <DeliveryPage key={id} team={team} id={id} /> : <List team={team} />;
}

export const hostOf = (url: string) => {
    try {
        return new URL(url).host;
    } catch {
        return url;
    }
};

// Whom this team's hooks and commands call.
async function endpointsOf(teamId: string): Promise<{id: string; name: string}[]> {
    const [hooks, commands] = await Promise.all([
        calls.outgoing(teamId).catch(() => []),
        calls.commands(teamId).catch(() => []),
    ]);
    return [
        ...hooks.map(({hook}) => ({id: hook.id, name: tame(hook.display_name) || 'Unnamed webhook'})),
        ...commands.map(({command}) => ({id: command.id, name: `/${command.trigger}`})),
    ];
}

function List({team}: {team: Team}) {
    const [wanted, setWanted] = useSearchParams();
    const [page, setPage] = useState(0);
    const [replaying, setReplaying] = useState(false);
    const state = wanted.get('state') ?? '';
    const kind = wanted.get('kind') ?? '';
    const endpoint = wanted.get('endpoint') ?? '';
    const asked = useAsked(
        () => calls.deliveries({team_id: team.id, endpoint_id: endpoint, kind, state, page}),
        [team.id, endpoint, kind, state, page],
        4000,
    );
    const endpoints = useAsked(() => endpointsOf(team.id), [team.id]);
    const choose = (name: string, value: string) => {
        setPage(0);
        setWanted(
            (before) => {
                const next = new URLSearchParams(before);
                if (value) next.set(name, value);
                else next.delete(name);
                return next;
            },
            {replace: true},
        );
    };
    const columns: Column<Delivery>[] = [
        {
            head: 'To',
            cell: (row) => (
                <Link href={`${team.base}/deliveries/${row.id}`}>
                    <bdi>{tame(row.endpoint_name) || hostOf(row.url)}</bdi>
                    <small className="int-faint">{hostOf(row.url)}</small>
                </Link>
            ),
        },
        {head: 'Kind', cell: (row) => kindInWords(row.kind)},
        {
            head: 'State',
            cell: (row) => (
                <>
                    <State state={row.state} />
                    {row.reason && <small className="int-bad-text">{row.reason}</small>}
                    {row.state === 'waiting' && row.next_attempt_at > 0 && (
                        <small className="int-faint">
                            next <Ago at={row.next_attempt_at} />
                        </small>
                    )}
                </>
            ),
        },
        {head: 'Attempts', cell: (row) => row.attempts},
        {head: 'Answer', cell: (row) => row.last_status || <span className="int-faint">none</span>},
        {head: 'When', cell: (row) => <Ago at={row.create_at} />},
    ];
    return (
        <>
            <Heading
                title="Deliveries"
                lead="Calls to the outside are kept until they are answered, and can be sent again."
            >
                {endpoint && (
                    <Button icon={<RotateCcw />} onClick={() => setReplaying(true)}>
                        Replay the lost…
                    </Button>
                )}
            </Heading>
            <div className="int-filters">
                <Select label="State" value={state} onChange={(event) => choose('state', event.target.value)}>
                    <option value="">Every state</option>
                    {states.map((one) => (
                        <option key={one}>{one}</option>
                    ))}
                </Select>
                <Select label="Kind" value={kind} onChange={(event) => choose('kind', event.target.value)}>
                    <option value="">Every kind</option>
                    {kinds.map((one) => (
                        <option key={one} value={one}>
                            {kindInWords(one)}
                        </option>
                    ))}
                </Select>
                <Select label="Endpoint" value={endpoint} onChange={(event) => choose('endpoint', event.target.value)}>
                    <option value="">Every endpoint</option>
                    {endpoints.answer?.map((one) => (
                        <option key={one.id} value={one.id}>
                            {one.name}
                        </option>
                    ))}
                </Select>
            </div>
            <Shown asked={asked}>
                {(rows) => (
                    <>
                        {rows.length === 0 ? (
                            <Empty
                                icon={<Truck />}
                                title={state || kind || endpoint ? 'Nothing of that kind' : 'Nothing was called yet'}
                            >
                                Outgoing webhooks, slash commands, buttons and dialogs appear here when they call
                                somebody.
                            </Empty>
                        ) : (
                            <Table label="Deliveries" columns={columns} rows={rows} keyOf={(row) => row.id} />
                        )}
                        <div className="int-form-foot">
                            {page > 0 && <Button onClick={() => setPage(page - 1)}>Newer</Button>}
                            {rows.length === 40 && <Button onClick={() => setPage(page + 1)}>Older</Button>}
                        </div>
                    </>
                )}
            </Shown>
            {replaying && <ReplaySince endpoint={endpoint} onClose={() => setReplaying(false)} onDone={asked.again} />}
        </>
    );
}

const localTime = (at: number) => new Date(at - new Date().getTimezoneOffset() * 60000).toISOString().slice(0, 16);

function ReplaySince({endpoint, onClose, onDone}: {endpoint: string; onClose(): void; onDone(): Promise<void>}) {
    const [since, setSince] = useState(localTime(Date.now() - 3600000));
    const [busy, setBusy] = useState(false);
    const [trouble, setTrouble] = useState('');
    const go = async () => {
        setBusy(true);
        try {
            const {count} = await calls.replaySince(endpoint, new Date(since).getTime());
            say(
                count === 0
                    ? 'None was lost.'
                    : count === 1
                      ? 'One delivery goes out again.'
                      : `${count} deliveries go out again.`,
            );
            await onDone();
            onClose();
        } catch (fault) {
            setTrouble(sentenceOf(fault));
            setBusy(false);
        }
    };
    return (
        <Dialog
            title="Send the lost again"
            onClose={onClose}
            onSubmit={go}
            footer={
                <>
                    <Button onClick={onClose}>Cancel</Button>
                    <Button type="submit" kind="primary" busy={busy}>
                        Replay
                    </Button>
                </>
            }
        >
            <Field
                label="Lost since"
                type="datetime-local"
                required
                value={since}
                error={trouble}
                hint="Deliveries that were given up go out once more."
                onChange={(event) => setSince(event.target.value)}
            />
        </Dialog>
    );
}
