"""What mmpy_bot 1 answers."""
from mmpy_bot.bot import respond_to


@respond_to("hello")
def hello(message):
    message.reply("hello from a program")
