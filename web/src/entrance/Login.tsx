import {useState, type FormEvent} from 'react';
import {Link} from 'wouter';
import {basePath, client, sentenceOf} from '@/api';
import {Button, Field} from '@/parts';
import {enter} from '@/state/load';
import {useConfig} from '@/state/select';
import {Entrance} from './Entrance';

// Whoever came from an app's question goes back to it. Only there: the address is anybody's to write.
function question() {
    const wanted = new URLSearchParams(location.search).get('redirect_to') ?? '';
    const path = wanted.startsWith(basePath + '/') ? wanted.slice(basePath.length) : wanted;
    return path.startsWith('/oauth/authorize?') ? basePath + path : '';
}

export function Login() {
    const [name, setName] = useState('');
    const [password, setPassword] = useState('');
    const [busy, setBusy] = useState(false);
    const [fault, setFault] = useState('');
    const open = useConfig('EnableSignUpWithEmail') !== 'false' && useConfig('EnableOpenServer') !== 'false';
    const submit = async (event: FormEvent) => {
        event.preventDefault();
        setBusy(true);
        setFault('');
        try {
            const signedIn = await client.login(name.trim(), password);
            const back = question();
            if (back) {
                location.assign(back);
                return;
            }
            await enter(signedIn);
        } catch (error) {
            setFault(sentenceOf(error));
            setBusy(false);
        }
    };
    return (
        <Entrance title="Sign in">
            <form onSubmit={submit}>
                {fault && (
                    <p className="entrance-fault" role="alert">
                        {fault}
                    </p>
                )}
                <Field
                    label="Email or username"
                    autoFocus
                    required
                    autoComplete="username"
                    autoCapitalize="none"
                    value={name}
                    onChange={(event) => setName(event.target.value)}
                />
                <Field
                    label="Password"
                    type="password"
                    required
                    autoComplete="current-password"
                    value={password}
                    onChange={(event) => setPassword(event.target.value)}
                />
                <Button kind="primary" type="submit" busy={busy}>
                    Sign in
                </Button>
            </form>
            {open && (
                <p className="entrance-foot">
                    New here? <Link href="/signup">Create an account</Link>
                </p>
            )}
        </Entrance>
    );
}
