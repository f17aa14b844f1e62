import {useEffect, useState} from 'react';
import {Link, Redirect, useLocation, useSearch} from 'wouter';
import {client} from '@/api';
import {useConfig} from '@/state/select';
import {AccountForm} from './AccountForm';
import {Entrance} from './Entrance';

export function Signup() {
    const invite = new URLSearchParams(useSearch()).get('id') ?? '';
    const [team, setTeam] = useState('');
    const [, go] = useLocation();
    const fresh = useConfig('NoAccounts') === 'true';
    useEffect(() => {
        if (invite) client.getTeamInviteInfo(invite).then((info) => setTeam(info.display_name), () => undefined);
    }, [invite]);
    if (fresh) return <Redirect to="/welcome" replace />;
    return (
        <Entrance title={team ? `Join ${team}` : 'Create an account'}>
            <AccountForm verb="Create account" inviteId={invite} onDone={() => go('/', {replace: true})} />
            <p className="entrance-foot">
                Have an account? <Link href="/login">Sign in</Link>
            </p>
        </Entrance>
    );
}
