// Personal access tokens: for programs that act as oneself.
import type {UserAccessToken} from '@mattermost/types/users';
import {KeyRound} from 'lucide-react';
import {useEffect, useState} from 'react';
import {client, sentenceOf} from '@/api';
import {Button, complain, CopyField, Empty, Field, Waiting} from '@/parts';
import {useConfig, useMay, useMe} from '@/state/select';

export function Tokens() {
    const me = useMe();
    const on = useConfig('EnableUserAccessTokens') === 'true';
    const may = useMay('create_user_access_token');
    const [tokens, setTokens] = useState<UserAccessToken[] | null>(null);
    const [made, setMade] = useState<UserAccessToken | null>(null);
    const [words, setWords] = useState('');
    const [fault, setFault] = useState('');
    const load = () => client.getUserAccessTokensForUser(me.id, 0, 200).then(setTokens, complain);
    useEffect(() => void (on && may && load()), [on, may]);
    if (!on || !may)
        return (
            <>
                <h2>Access tokens</h2>
                <Empty icon={<KeyRound />} title="Not for this account">
                    {on ? 'An administrator can let you make tokens.' : 'This server has access tokens turned off.'}
                </Empty>
            </>
        );
    const make = async () => {
        setFault('');
        try {
            setMade(await client.createUserAccessToken(me.id, words));
            setWords('');
            await load();
        } catch (error) {
            setFault(sentenceOf(error));
        }
    };
    const tried = (deed: Promise<unknown>) => void deed.then(load).catch(complain);
    return (
        <>
            <h2>Access tokens</h2>
            <p>A program that has one of these may do whatever you may. Give each program its own.</p>
            {made && (
                <div className="settings-made" role="status">
                    <p>Copy it now: it is not shown again.</p>
                    <CopyField label="access token" text={made.token ?? ''} />
                </div>
            )}
            <form
                className="settings-form"
                onSubmit={(event) => {
                    event.preventDefault();
                    void make();
                }}
            >
                <Field label="What is it for?" required maxLength={255} placeholder="Nightly report" error={fault} value={words} onChange={(event) => setWords(event.target.value)} />
                <Button kind="primary" type="submit">Make a token</Button>
            </form>
            {!tokens ? (
                <Waiting />
            ) : (
                <ul role="list" className="settings-list" aria-label="Access tokens">
                    {tokens.map((token) => (
                        <li key={token.id}>
                            <span>
                                <b>{token.description}</b>
                                <small>{token.id}{token.is_active ? '' : ' · disabled'}</small>
                            </span>
                            <Button small kind="quiet" onClick={() => tried(token.is_active ? client.disableUserAccessToken(token.id) : client.enableUserAccessToken(token.id))}>
                                {token.is_active ? 'Disable' : 'Enable'}
                            </Button>
                            <Button small kind="danger" onClick={() => tried(client.revokeUserAccessToken(token.id))}>Delete</Button>
                        </li>
                    ))}
                </ul>
            )}
        </>
    );
}
