import {Dialog} from '@/parts';
import {PersonCard} from '@/people/PersonCard';

export default function Person({userId, onClose}: {userId: string; onClose(): void}) {
    return (
        <Dialog title="Profile" onClose={onClose}>
            <PersonCard userId={userId} />
        </Dialog>
    );
}
