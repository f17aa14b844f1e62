// The first run: an administrator and a team.
import {useLocation} from 'wouter';
import {useStore} from '@/state/store';
import {AccountForm} from './AccountForm';
import {Entrance} from './Entrance';
import {TeamForm} from './TeamForm';

export default function Welcome() {
    const inside = useStore((state) => state.phase === 'in');
    const [, go] = useLocation();
    if (!inside)
        return (
            <Entrance title="Welcome" lead="You are the first here. This account will be the administrator.">
                <AccountForm verb="Create the administrator" onDone={() => undefined} />
            </Entrance>
        );
    return (
        <Entrance title="Your team" lead="A team holds channels and the people in them.">
            <TeamForm verb="Make the team" onDone={(team) => go(`/${team.name}`)} />
        </Entrance>
    );
}
