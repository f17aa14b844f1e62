"""What errbot answers."""
from errbot import BotPlugin, botcmd


class Hello(BotPlugin):
    @botcmd
    def hello(self, message, arguments):
        return "hello from a program"
