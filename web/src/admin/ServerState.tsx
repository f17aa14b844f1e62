// How the server is at this moment: the figures that matter first, all of them below.
import {useMemo, useState} from 'react';
import {client} from '@/api';
import {Check} from '@/parts';
import {useAsked} from '@/integrations/asking';
import {Heading, State} from '@/integrations/pieces';
import {useConfig} from '@/state/select';
import {useFigures, type Line} from './figures';
import {Sparkline} from './Sparkline';

// Those that are shown large, if the server tells them.
const first: [string, string][] = [
    ['heliograph_http_requests_total', 'Requests'],
    ['heliograph_http_request_seconds', 'Time to answer'],
    ['heliograph_http_failed_total', 'Failures'],
    ['heliograph_websockets_open', 'Live connections'],
    ['heliograph_store_writes_total', 'Writes'],
    ['heliograph_store_commit_seconds_total', 'Time to commit'],
];

const compact = new Intl.NumberFormat('en', {notation: 'compact', maximumFractionDigits: 1});
const plain = new Intl.NumberFormat('en', {maximumFractionDigits: 1});

export function shownValue(value: number, unit: Line['unit']): string {
    if (unit === 'ms')
        return value >= 1000
            ? `${plain.format(value / 1000)} s`
            : `${value < 10 ? value.toFixed(2) : plain.format(value)} ms`;
    const number = Math.abs(value) >= 100000 ? compact.format(value) : plain.format(value);
    return unit === 'per second' ? `${number}/s` : number;
}

function Tile({title, line}: {title: string; line: Line}) {
    const last = line.values.at(-1) ?? 0;
    const most = Math.max(0, ...line.values);
    return (
        <article className="admin-tile" aria-label={title}>
            <h3>{title}</h3>
            <p className="admin-value">{shownValue(last, line.unit)}</p>
            <Sparkline
                values={line.values}
                label={`${title}: now ${shownValue(last, line.unit)}, at most ${shownValue(most, line.unit)}`}
            />
            <p className="admin-tile-foot">at most {shownValue(most, line.unit)}</p>
        </article>
    );
}

export function ServerState() {
    const {lines, fault} = useFigures();
    const version = useConfig('Version');
    const build = useConfig('BuildHash');
    const ping = useAsked(() => client.ping(true), [], 10000);
    const [quiet, setQuiet] = useState(false);
    const all = useMemo(() => [...lines.values()].sort((one, other) => one.key.localeCompare(other.key)), [lines]);
    const tiles = first.flatMap(([name, title]) =>
        all.filter((line) => line.name === name && !line.labels).map((line) => ({title, line})),
    );
    const shown = quiet ? all : all.filter((line) => line.total !== 0);
    const healthy = ping.answer ? ping.answer.status === 'OK' : undefined;
    return (
        <>
            <Heading
                title={
                    <>
                        Server <State state={fault || healthy === false ? 'failing' : 'live'} />
                    </>
                }
                lead={
                    <span className="int-facts">
                        <span>Version {version}</span>
                        {build && <span>Build {build.slice(0, 12)}</span>}
                        {ping.answer?.database_status && <span>Database {ping.answer.database_status}</span>}
                    </span>
                }
            />
            {!!fault && (
                <p className="int-fault" role="alert">
                    The figures do not come: the server cannot be reached, or is starting.
                </p>
            )}
            <div className="admin-tiles">
                {tiles.map(({title, line}) => (
                    <Tile key={line.key} title={title} line={line} />
                ))}
            </div>
            <section className="int-stack" aria-label="Every figure">
                <div className="int-filter-bar">
                    <h3>Every figure</h3>
                    <Check
                        label="Also those at zero"
                        checked={quiet}
                        onChange={(event) => setQuiet(event.target.checked)}
                    />
                </div>
                <table className="int-table admin-figures" aria-label="Every figure">
                    <thead>
                        <tr>
                            <th scope="col">Figure</th>
                            <th scope="col">Now</th>
                            <th scope="col">Since the start</th>
                            <th scope="col">Last minutes</th>
                        </tr>
                    </thead>
                    <tbody>
                        {shown.map((line) => (
                            <tr key={line.key}>
                                <th scope="row">
                                    {line.help || line.name}
                                    <small className="int-faint">
                                        <code>{line.name}</code> {line.labels}
                                    </small>
                                </th>
                                <td data-head="Now">{shownValue(line.values.at(-1) ?? 0, line.unit)}</td>
                                <td data-head="Since the start">{line.unit === '' ? '' : plain.format(line.total)}</td>
                                <td data-head="Last minutes">
                                    <Sparkline
                                        values={line.values}
                                        label={line.help || line.name}
                                        width={140}
                                        height={26}
                                    />
                                </td>
                            </tr>
                        ))}
                    </tbody>
                </table>
            </section>
        </>
    );
}
