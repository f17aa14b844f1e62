import {Button} from '@/parts';
import {Entrance} from './Entrance';

export function Unreachable() {
    return (
        <Entrance title="The server does not answer" lead="It may be starting, or your connection may be down.">
            <Button kind="primary" onClick={() => location.reload()}>
                Try again
            </Button>
        </Entrance>
    );
}
