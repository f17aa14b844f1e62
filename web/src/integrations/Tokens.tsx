// The tokens of an account: made, shown once, switched off, revoked.
import {Plus} from 'lucide-react';
import {useState} from 'react';
import type {UserAccessToken} from '@mattermost/types/users';
import {client} from '@/api';
import {Button, Field} from '@/parts';
import {tame} from '@/rendering';
import {useAsked} from './asking';
import {Form, Once, tried} from './editing';
import {Shown, State, Sure} from './pieces';

export function Tokens({userId}: {userId: string}) {
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

function Row({token, onFlip, onRevoke}: {token: UserAccessToken; onFlip(): unknown; onRevoke(): void}) {
    return (
        <li className="int-row">
            <span className="int-row-words">
                <bdi>{tame(token.description)}</bdi> <State state={token.is_active ? 'live' : 'disabled'} />
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

function NewToken({
    userId,
    onMade,
    onCancel,
}: {
    userId: string;
    onMade(token: string): Promise<void>;
    onCancel(): void;
}) {
    const [description, setDescription] = useState('');
    const make = async () => {
        const token = await client.createUserAccessToken(userId, description.trim());
        await onMade(token.token ?? '');
    };
    return (
        <Form
            verb="Create token"
            onSend={make}
            disabled={description.trim() === ''}
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
        </Form>
    );
}
