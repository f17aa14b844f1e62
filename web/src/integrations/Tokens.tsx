// The tokens of an account: made, shown once, switched off, revoked.
import {Plus} from 'lucide-react';
import {useState} from 'react';
import type {UserAccessToken} from '@mattermost/types/users';
import {call, client} from '@/api';
import {Button, Check, Field} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {useChannelsOf} from './ChannelSelect';
import {Form, Once, tried, withOr} from './editing';
import {Shown, State, Sure} from './pieces';

export function Tokens({userId, teamId}: {userId: string; teamId: string}) {
    const asked = useAsked(() => client.getUserAccessTokensForUser(userId, 0, 200), [userId]);
    const [making, setMaking] = useState(false);
    const [made, setMade] = useState('');
    const [revoking, setRevoking] = useState<UserAccessToken>();
    return (
        <section className="int-stack" aria-label="Tokens">
            <h3>Tokens</h3>
            <p className="int-hint">A program sends one as “Authorization: Bearer …” with every call.</p>
            {made && <Once label="Token" value={made} />}
            <Shown asked={asked}>
                {(tokens) => (
                    <ul role="list" className="int-rows" aria-label="Tokens">
                        {tokens.map((token) => (
                            <Row
                                key={token.id}
                                token={token}
                                onRevoke={() => setRevoking(token)}
                                onFlip={() =>
                                    tried(async () => {
                                        await (token.is_active
                                            ? client.disableUserAccessToken(token.id)
                                            : client.enableUserAccessToken(token.id));
                                        await asked.again();
                                    })
                                }
                            />
                        ))}
                        {tokens.length === 0 && (
                            <li className="int-faint">No token yet: without one, it cannot come in.</li>
                        )}
                    </ul>
                )}
            </Shown>
            {making ? (
                <NewToken
                    userId={userId}
                    teamId={teamId}
                    onCancel={() => setMaking(false)}
                    onMade={async (token) => {
                        setMade(token);
                        setMaking(false);
                        await asked.again();
                    }}
                />
            ) : (
                <div>
                    <Button small icon={<Plus />} onClick={() => setMaking(true)}>
                        New token
                    </Button>
                </div>
            )}
            {revoking && (
                <Sure
                    title="Revoke this token?"
                    verb="Revoke"
                    onClose={() => setRevoking(undefined)}
                    onSure={async () => {
                        await client.revokeUserAccessToken(revoking.id);
                        setMade('');
                        await asked.again();
                    }}
                >
                    Programs that use “{tame(revoking.description)}” are locked out at once.
                </Sure>
            )}
        </section>
    );
}

type Scoped = UserAccessToken & {verbs?: string[]; channels?: string[]; may_mention_all?: boolean};

// What a token may do, if that is less than its owner.
function scopeInWords({verbs, channels, may_mention_all}: Scoped): string {
    const parts = [
        verbs && `may only ${verbs.join(' and ')}`,
        channels && `in ${channels.length} channel${channels.length === 1 ? '' : 's'}`,
    ];
    if (verbs && may_mention_all === false) parts.push('calls nobody by @all');
    return parts.filter(Boolean).join(' · ');
}

function Row({token, onFlip, onRevoke}: {token: Scoped; onFlip(): unknown; onRevoke(): void}) {
    const scope = scopeInWords(token);
    return (
        <li className="int-row">
            <span className="int-row-words">
                <bdi>{tame(token.description)}</bdi> <State state={token.is_active ? 'live' : 'disabled'} />
                {scope && <small className="int-faint">{scope}</small>}
            </span>
            <Button small kind="quiet" onClick={onFlip}>
                {token.is_active ? 'Disable' : 'Enable'}
            </Button>
            <Button small kind="quiet" onClick={onRevoke}>
                Revoke
            </Button>
        </li>
    );
}

const verbs: [string, string][] = [
    ['read', 'Read'],
    ['post', 'Post'],
    ['manage', 'Manage channels and teams'],
];

type NewProps = {userId: string; teamId: string; onMade(token: string): Promise<void>; onCancel(): void};

function NewToken({userId, teamId, onMade, onCancel}: NewProps) {
    const [description, setDescription] = useState('');
    const [limited, setLimited] = useState(false);
    const [allowed, setAllowed] = useState(['read', 'post']);
    const [mentions, setMentions] = useState(false);
    const [channels, setChannels] = useState<string[]>([]);
    const known = useChannelsOf(teamId);
    const make = async () => {
        const scope = limited && {verbs: allowed, may_mention_all: mentions, ...(channels.length > 0 && {channels})};
        const wanted = {description: description.trim(), ...scope};
        const token = await call<UserAccessToken>(`/api/v4/users/${userId}/tokens`, 'POST', wanted);
        await onMade(token.token ?? '');
    };
    return (
        <Form
            verb="Create token"
            onSend={make}
            disabled={description.trim() === '' || (limited && allowed.length === 0)}
            beside={
                <Button kind="quiet" onClick={onCancel}>
                    Cancel
                </Button>
            }
        >
            <Field
                label="What it is for"
                required
                autoFocus
                value={description}
                onChange={(event) => setDescription(event.target.value)}
            />
            <Check
                label="It may do less than its owner"
                hint="What it may do is settled now, and never changed."
                checked={limited}
                onChange={(event) => setLimited(event.target.checked)}
            />
            {limited && (
                <fieldset className="int-fieldset">
                    <legend>What it may do</legend>
                    <div className="int-checks">
                        {verbs.map(([verb, words]) => (
                            <Check
                                key={verb}
                                label={words}
                                checked={allowed.includes(verb)}
                                onChange={(event) => setAllowed(withOr(allowed, verb, event.target.checked))}
                            />
                        ))}
                        <Check
                            label="Call everybody by @all"
                            checked={mentions}
                            onChange={(event) => setMentions(event.target.checked)}
                        />
                    </div>
                    <div className="int-channels" role="group" aria-label="Only these channels">
                        <p className="int-hint">Only in these channels; choose none for all.</p>
                        {known.map((channel) => (
                            <Check
                                key={channel.id}
                                label={tame(channel.display_name)}
                                checked={channels.includes(channel.id)}
                                onChange={(event) => setChannels(withOr(channels, channel.id, event.target.checked))}
                            />
                        ))}
                    </div>
                </fieldset>
            )}
        </Form>
    );
}
