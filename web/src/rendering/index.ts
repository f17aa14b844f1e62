// What the other screens use of rendering.
export {Markdown, type MarkdownProps} from './Markdown';
export {Attachments, type AttachedPost} from './Attachments';
export type {ActionTaken, OnAction} from './Actions';
export type {Action} from './attachment';
export {Emoji} from './words';
export {Code, CopyButton} from './Code';
export {Chooser} from './Chooser';
export {emojiCharacter, emojiNames, loadEmoji, useEmoji} from './emoji';
export {Surrounded} from './Surrounded';
export {plainText} from './parse';
export {safeLink, safePicture, tame, tameName} from './safety';
export {
    SurroundingsProvider,
    useSurroundings,
    type Choice,
    type NamedChannel,
    type Person,
    type Surroundings,
} from './surroundings';
