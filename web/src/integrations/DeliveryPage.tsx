// One delivery: what was sent, and every attempt with where its time went and what was answered.
import {RotateCcw} from 'lucide-react';
import {useState} from 'react';
import {useLocation} from 'wouter';
import {Button, complain, say} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {Body, Headers, headersOf} from './Body';
import {calls, type Attempt} from './calls';
import {Ago, ChannelName, Heading, Person, Shown, State} from './pieces';
import type {Team} from './team';

// What nobody waited for can be sent again.
const queued = new Set(['outgoing_webhook', 'confirmation']);

export function DeliveryPage({team, id}: {team: Team; id: string}) {
    const [, go] = useLocation();
    const [busy, setBusy] = useState(false);
    const asked = useAsked(() => calls.delivery(id), [id], 3000);
    const replay = async () => {
        setBusy(true);
        try {
            const fresh = await calls.replayDelivery(id);
            say('It goes out again.');
            go(`${team.base}/deliveries/${fresh.id}`);
        } catch (fault) {
            complain(fault);
        }
        setBusy(false);
    };
    return (
        <Shown asked={asked}>
            {(delivery) => (
                <>
                    <Heading
                        title={
                            <>
                                <bdi>{tame(delivery.endpoint_name) || delivery.kind}</bdi>{' '}
                                <State state={delivery.state} />
                            </>
                        }
                        back={[`${team.base}/deliveries`, 'Deliveries']}
                        lead={
                            <span className="int-facts">
                                <span>
                                    <code className="int-clip">{delivery.url}</code>
                                </span>
                                {delivery.channel_id && (
                                    <span>
                                        from <ChannelName id={delivery.channel_id} />
                                    </span>
                                )}
                                {delivery.user_id && (
                                    <span>
                                        caused by <Person id={delivery.user_id} />
                                    </span>
                                )}
                                <Ago at={delivery.create_at} />
                            </span>
                        }
                    >
                        {queued.has(delivery.kind) && (
                            <Button icon={<RotateCcw />} busy={busy} onClick={replay}>
                                Replay
                            </Button>
                        )}
                    </Heading>
                    {delivery.reason && <p className="int-note">{delivery.reason}</p>}
                    <div className="int-two">
                        <section className="int-stack" aria-label="Request">
                            <h3>Sent</h3>
                            <Headers headers={headersOf(delivery.request_headers)} />
                            <Body body={delivery.request_body ?? ''} headers={headersOf(delivery.request_headers)} />
                        </section>
                        <section className="int-stack" aria-label="Attempts">
                            <h3>Attempts</h3>
                            {!delivery.log?.length && <p className="int-faint">None yet.</p>}
                            {delivery.log?.map((attempt) => (
                                <One key={attempt.number} attempt={attempt} />
                            ))}
                        </section>
                    </div>
                </>
            )}
        </Shown>
    );
}

// How long each part took; what is left of the whole is the answer's body.
export function partsOf({
    resolve_ms,
    connect_ms,
    tls_ms,
    first_byte_ms,
    total_ms,
}: Attempt): {name: string; ms: number}[] {
    const rest = total_ms - resolve_ms - connect_ms - tls_ms - first_byte_ms;
    return [
        {name: 'name', ms: resolve_ms},
        {name: 'connect', ms: connect_ms},
        {name: 'TLS', ms: tls_ms},
        {name: 'wait', ms: first_byte_ms},
        {name: 'answer', ms: Math.max(0, rest)},
    ];
}

const inMs = (ms: number) => (ms >= 1000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms * 10) / 10} ms`);

function One({attempt}: {attempt: Attempt}) {
    const parts = partsOf(attempt).filter((part) => part.ms > 0);
    const good = attempt.status >= 200 && attempt.status < 300;
    return (
        <details className="int-attempt" open={attempt.number === 1}>
            <summary>
                <span>{attempt.number}.</span>
                <span className={`int-state ${good ? 'int-good' : 'int-bad'}`}>{attempt.status || 'no answer'}</span>
                <span className="int-entry-words">{attempt.reason}</span>
                <span className="int-faint">{inMs(attempt.total_ms)}</span>
                <Ago at={attempt.at} />
            </summary>
            <div className="int-entry-body">
                {parts.length > 0 && (
                    <div>
                        <div className="int-timing" aria-hidden>
                            {parts.map((part) => (
                                <span
                                    key={part.name}
                                    className={`int-time-${part.name.toLowerCase()}`}
                                    style={{flexGrow: part.ms}}
                                />
                            ))}
                        </div>
                        <ul role="list" className="int-timing-words" aria-label="Timing">
                            {parts.map((part) => (
                                <li key={part.name}>
                                    <i className={`int-time-${part.name.toLowerCase()}`} aria-hidden /> {part.name}{' '}
                                    {inMs(part.ms)}
                                </li>
                            ))}
                        </ul>
                    </div>
                )}
                <Headers headers={headersOf(attempt.answer_headers)} />
                <Body body={attempt.answer_body} headers={headersOf(attempt.answer_headers)} />
            </div>
        </details>
    );
}
